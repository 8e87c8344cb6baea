import { basename, dirname } from "node:path";

const plain = /^[\w.+@:/=~-]{1,80}$/;
const longest = 80;
// besides what JSON escapes: DEL, C1 controls, zero-width and direction marks, line separators
const invisible = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A name or value out of somebody's file, as it may stand in a message: plain ones unchanged, all
 * others in quotes, escaped and shortened, so that they can neither move the cursor nor fill the screen.
 */
export function printable(value: string): string {
  if (plain.test(value)) return value;
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return JSON.stringify(shown).replace(
    invisible,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An input path as Nix prints it: its names, separated by slashes. */
export function printablePath(path: readonly string[]): string {
  const shown = path.length > 20 ? [...path.slice(0, 20), "…"] : path;
  return printable(shown.join("/"));
}

/** A command that is to run in the folder that `file` is in; `command` gets the file's name as a shell word. */
export function besideFile(file: string, command: (name: string) => string): string {
  const folder = dirname(file);
  const go = folder === "." ? "" : `cd ${shellWord(folder)} && `;
  return `${go}${command(shellWord(basename(file)))}`;
}

/** A word that a POSIX shell reads back as `value`. */
export function shellWord(value: string): string {
  return /^[\w./@%+:,~=-]+$/.test(value) && !value.startsWith("~")
    ? value
    : `'${value.replaceAll("'", `'\\''`)}'`;
}
