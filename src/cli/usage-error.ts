import type { FixableProblem } from "../errors.ts";
import { examples } from "./examples.ts";

/**
 * What commander says about bad usage, as a problem like any other.
 *
 * @param text Commander's own: "error: unknown option '--chek'\n(Did you mean --check?)".
 * @param command The names of the command that was called: "lock check".
 */
export function usageError(text: string, program: string, command: string): FixableProblem {
  const [first = "", ...rest] = text
    .trimEnd()
    .replace(/^error: /, "")
    .split("\n");
  const [, message = first, choices] = /^(.*)\. Allowed choices are (.*)\.$/.exec(first) ?? [];
  const near = /^\((Did you mean .*\?)\)$/.exec(rest.join(" "))?.[1];
  return {
    message,
    fix:
      near?.replace(/^D/, "d") ??
      (choices === undefined ? shown(program, command) : `use one of ${choices}`),
  };
}

/** How the command is called. */
function shown(program: string, command: string): string {
  const [example] = examples[command] ?? [];
  const help = [program, command, "--help"].filter((part) => part !== "").join(" ");
  return `${example === undefined ? "" : `for example \`${program} ${example[0]}\`; `}see \`${help}\``;
}
