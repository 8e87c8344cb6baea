import type { PlacedProblem } from "../definition/check/placed.ts";

/** Some values have no one right form: where to read what they may be. */
export function withFix(problem: PlacedProblem): PlacedProblem & { readonly fix: string } {
  const { rule, fix } = problem;
  const advice =
    rule === undefined
      ? "write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option"
      : `\`ghaf-microvm lint --explain ${rule}\` explains it`;
  return { ...problem, fix: fix ?? advice };
}
