import { randomBytes } from "node:crypto";
import { printableJson, printableLines, printableOutput } from "./printable.ts";

/** Random, so that no text from outside can imitate a color of `paint`. */
const mark = randomBytes(16).toString("hex");
/** A terminal color, by its code, in the form that `leaving` passes through. */
export const colorMark = (code: string) => `${mark}<${code}>`;

const marks = new RegExp(`${mark}<(\\d+)>`, "g");

/** The text as it is output, with the colors that `paint` gave it. */
export function leaving(text: string): string {
  return withColors(printableOutput(text));
}

const withColors = (text: string) => text.replace(marks, "\u001b[$1m");

/** Writes text to standard output. */
export function print(text: string): void {
  process.stdout.write(leaving(text));
}

/** Writes text to standard error. */
export function printError(text: string): void {
  process.stderr.write(leaving(text));
}

/** Writes data to standard output as JSON. */
export function printJson(data: unknown): void {
  print(printableJson(data));
}

/** Writes workflow commands for GitHub to standard output; their values are already escaped (`reportGithub`). */
export function printWorkflowCommands(commands: string): void {
  process.stdout.write(printableLines(commands));
}

/** Shows the progress of a long operation on a terminal; an empty text clears it. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${leaving(text)}`);
}
