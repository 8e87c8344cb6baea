import { randomBytes } from "node:crypto";
import pc from "picocolors";
import type { Colors } from "picocolors/types.js";
import { printableJson, printableLines, printableOutput } from "./printable.ts";

/** Distinguishes the colors of `paint` from what looks like them in somebody's text, for no text can know it. */
const mark = randomBytes(16).toString("hex");
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

/** Colors for text that `print` writes, where standard output is a terminal that has them. */
export function paint(): Colors {
  return marked(pc.createColors(process.stdout.isTTY === true && pc.isColorSupported));
}

/** Colors as `leaving` takes them. */
export function marked(colors: Colors): Colors {
  const wrap = (paint: unknown) =>
    typeof paint !== "function"
      ? paint
      : (text: string) =>
          String(paint(printableLines(String(text)))).replaceAll(
            // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a color
            /\u001b\[(\d+)m/g,
            `${mark}<$1>`,
          );
  return Object.fromEntries(
    Object.entries(colors).map(([name, paint]) => [name, wrap(paint)]),
  ) as unknown as Colors;
}
