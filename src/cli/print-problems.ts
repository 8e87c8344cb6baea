import { formatProblem, type KnownError } from "../errors.ts";

/** Prints each problem of a known error, without a stack. */
export function printProblems(error: KnownError): void {
  for (const problem of error.problems) process.stderr.write(`error: ${formatProblem(problem)}\n`);
}
