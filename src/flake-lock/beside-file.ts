import { basename, dirname } from "node:path";
import { quoteWord } from "../shell/shell-words.ts";

/** A command that is to run in the folder that `file` is in; `command` gets the file's name as a shell word. */
export function besideFile(file: string, command: (name: string) => string): string {
  const folder = dirname(file);
  const go = folder === "." ? "" : `cd ${quoteWord(folder)} && `;
  return `${go}${command(quoteWord(basename(file)))}`;
}
