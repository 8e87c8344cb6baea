import { randomBytes } from "node:crypto";
import { printableJson, printableLines, printableOutput } from "./printable.ts";

/** Distinguishes the colors of `paint` from what looks like them in somebody's text, for no text can know it. */
const mark = randomBytes(16).toString("hex");
/** A color of a terminal, by its code, as `leaving` lets it through. */
export const colorMark = (code: string) => `${mark}<${code}>`;

const marks = new RegExp(`${mark}<(\\d+)>`, "g");

/** Text as it leaves, with the colors that `paint` gave it. */
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

/** Writes workflow commands for GitHub, whose values are escaped (`reportGithub`), to standard output. */
export function printWorkflowCommands(commands: string): void {
  process.stdout.write(printableLines(commands));
}

/** Shows on a terminal what long work is about; an empty text ends it. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${leaving(text)}`);
}
