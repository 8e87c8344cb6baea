import type { PlacedProblem } from "../definition/check/placed.ts";

/** Where a value can take several forms: where to read about them. */
export function withFix(problem: PlacedProblem): PlacedProblem & { readonly fix: string } {
  const { rule, fix } = problem;
  const advice =
    rule === undefined
      ? "write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option"
      : `\`ghaf-microvm lint --explain ${rule}\` explains it`;
  return { ...problem, fix: fix ?? advice };
}
