import { formatProblem, type Problem } from "../errors.ts";
import type { Paint } from "../output/plain.ts";
import { printError } from "../output/print.ts";

/** Prints each problem on standard error, without a stack. */
export function printProblems(problems: readonly Problem[], paint: Paint): void {
  for (const problem of problems)
    printError(`${paint.red("error:")} ${formatProblem(problem, paint)}\n`);
}
