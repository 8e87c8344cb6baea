import "./buffer.ts";
import { reportText } from "../../../src/lock/report-text.ts";
import { namedOption, requirementsOf } from "../../../src/lock/requirements.ts";
import { statusOf } from "../../../src/lock/status.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import {
  knownOptions,
  lookupRevision,
  mainRevisions,
  optionHistory,
} from "../../../src/microvm/history/known-revisions.ts";
import { plain } from "../../../src/output/plain.ts";
import { printableOutput } from "../../../src/output/printable.ts";
import { type Checked, checked } from "./check.ts";

/**
 * What `ghaf-microvm lock check` says of a flake.lock, by the same database of revisions.
 *
 * @param options Required beside what is always asked for: names with or without `microvm.`.
 */
export function checkLock(text: string, options: readonly string[]): Checked {
  return checked(() => {
    const known = knownOptions();
    const named = options.map((option) => namedOption(option, known));
    const result = evaluateLock(text, "flake.lock", requirementsOf([], named), {
      lookupRevision,
      optionHistory,
      mainRevisions,
    });
    return {
      status: statusOf([result.verdict], false),
      output: printableOutput(reportText([result], plain)),
    };
  });
}
