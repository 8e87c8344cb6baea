import { formatProblem, type Problem } from "../errors.ts";
import { errorPaint } from "../output/paint.ts";
import { printError } from "../output/print.ts";

/** Prints each problem on standard error, without a stack. */
export function printProblems(problems: readonly Problem[]): void {
  const paint = errorPaint();
  for (const problem of problems)
    printError(`${paint.red("error:")} ${formatProblem(problem, paint)}\n`);
}
