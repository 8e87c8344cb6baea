import { formatProblem, type KnownError } from "../errors.ts";
import { printError } from "../output/print.ts";

/** Prints each problem of a known error, without a stack. */
export function printProblems(error: KnownError): void {
  for (const problem of error.problems) printError(`error: ${formatProblem(problem)}\n`);
}
