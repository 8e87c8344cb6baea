import type { ShellWord } from "../shell/shell-words.ts";

/**
 * The arguments of a process as its script has them: the script's own text instead of what the shell put in, and
 * without what the run adds at the end.
 *
 * @param words The command of the script as the shell splits it, without the program.
 * @param script Its text, which says whether a run adds arguments.
 */
export function asStarted(
  words: readonly ShellWord[],
  started: readonly string[],
  script: string,
): string[] {
  const expanding = words.filter(
    ({ text, expands }) => expands && text.replace(expansion, "") !== "",
  );
  const found = started.map(
    (argument) => expanding.find(({ text }) => patternOf(text).test(argument))?.text ?? argument,
  );
  return addsArguments(script) ? found.slice(0, words.length) : found;
}

/** What a shell expands: `$(...)`, `${name}`, `$name`, and a command in backquotes. */
const expansion = /\$\([^)]*\)|\$\{[^}]*\}|\$\w+|`[^`]*`/;

function patternOf(text: string): RegExp {
  const fixed = text.split(expansion).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${fixed.join("[^]*")}$`);
}

/** The scripts of microvm.nix end with `${runtime_args:-}`, which has something where `extraArgsScript` is set. */
const addsArguments = (script: string) => /^\s*runtime_args=\S/m.test(script);
