import type { Evaluation } from "../command/runner.ts";
import type { Problem } from "../errors.ts";
import { replacedOptions } from "../lock/replaced-options.ts";
import { revisionDatabase } from "../microvm/history/database.ts";
import { lifetime, optionHistory } from "../options/option-history.ts";

/**
 * What Nix found wrong with a VM that evaluates: options in its modules that the pinned microvm.nix lacks, and
 * assertions of microvm.nix that fail.
 *
 * @param rev The pinned revision.
 */
export function evaluatedProblems(
  { unknown, assertions }: Pick<Evaluation, "unknown" | "assertions">,
  name: string,
  rev: string,
): Problem[] {
  return [
    ...unknown.map((option) => ({
      message: `${name}: microvm.nix ${rev.slice(0, 8)} has no option ${option}, which a module of the VM sets`,
      fix: insteadOf(option.replace(/^microvm\./, "")),
    })),
    ...assertions.map((message) => ({
      message: `${name}: ${message.trim().replace(/\s*\n\s*/g, " ")}`,
    })),
  ];
}

function insteadOf(name: string): string | undefined {
  const note = replacedOptions.get(name)?.note;
  if (note !== undefined) return note;
  const database = revisionDatabase();
  const { until } = lifetime(optionHistory(database, { name }));
  if (until === undefined) return "leave it out: no revision known here has it";
  const day = new Date(until.committed * 1000).toISOString().slice(0, 10);
  return `leave it out: microvm.nix removed it on ${day} (${until.rev.slice(0, 8)})`;
}
