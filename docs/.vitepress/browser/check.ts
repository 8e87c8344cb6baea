import { exitStatus, formatProblem, KnownError } from "../../../src/errors.ts";

/** What a command would print and end with. */
export interface Checked {
  readonly status: number;
  readonly output: string;
}

/** Runs a check; an error that it foresees is its output, as a command shows it. */
export function checked(check: () => Checked): Checked {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const output = error.problems.map((problem) => `error: ${formatProblem(problem)}\n`).join("");
    return { status: error.status, output };
  }
}

export { exitStatus };
