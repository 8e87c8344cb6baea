import { type Paint, plain } from "./output/plain.ts";
import { printableLine } from "./output/printable.ts";

/** Exit statuses of every command: see "Contract" in ARCHITECTURE.md. */
export const exitStatus = { passed: 0, failed: 1, notChecked: 2 } as const;

/** One thing that is wrong, described so that the reader can fix it. */
export interface Problem {
  /** Path as the user would type it, relative to the working directory where that is shorter. */
  readonly file?: string | undefined;
  /** Line in `file`, counted from 1. */
  readonly line?: number | undefined;
  /** Column in `line`, counted from 1 in UTF-16 units. */
  readonly column?: number | undefined;
  /** What is wrong and what was expected. */
  readonly message: string;
  /** What another program says of it, in lines. */
  readonly details?: string | undefined;
  /** The command or edit that fixes it. */
  readonly fix?: string | undefined;
}

/** A problem with a fix, as every error must have. */
export type FixableProblem = Problem & { readonly fix: string };

/**
 * An error that we foresaw: shown as its problems, never with a stack.
 * Everything else that is thrown is a bug and shows its stack.
 */
export class KnownError extends Error {
  readonly problems: readonly FixableProblem[];
  readonly status: 1 | 2;

  constructor(problems: FixableProblem | readonly FixableProblem[], status: 1 | 2) {
    const list = Array.isArray(problems)
      ? (problems as readonly FixableProblem[])
      : [problems as FixableProblem];
    super(list.map((problem) => formatProblem(problem)).join("\n"));
    this.name = "KnownError";
    this.problems = list;
    this.status = status;
  }
}

/** `file:line: message`, then details and the fix on lines of their own. */
export function formatProblem(
  { file, line, column, message, details, fix }: Problem,
  paint: Paint = plain,
): string {
  const place = [file, line, line && column].filter((part) => part !== undefined).join(":");
  return [
    printableLine(`${place}${place === "" ? "" : ": "}${message}`),
    ...(details === undefined ? [] : [details.replace(/^(?=.)/gm, "  ")]),
    ...(fix === undefined ? [] : [`  ${paint.bold("fix:")} ${fix}`]),
  ].join("\n");
}
