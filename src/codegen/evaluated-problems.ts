import { optionName } from "../command/explain.ts";
import {
  assertionCulprits,
  type Evaluation,
  type RunnerQuery,
  refusalCulprits,
  type SetOption,
} from "../command/runner.ts";
import { replacedOptions } from "../lock/replaced-options.ts";
import { revisionDatabase } from "../microvm/history/database.ts";
import { lifetime, optionHistory } from "../options/option-history.ts";

/** What is wrong with a VM, and the option that it is about; without one, it is about the whole VM. */
export interface EvaluatedProblem {
  readonly message: string;
  readonly fix?: string | undefined;
  readonly rule?: string | undefined;
  readonly option?: SetOption | undefined;
}

/**
 * What Nix found wrong with a VM that evaluates: options in its modules that the pinned microvm.nix lacks, assertions of
 * microvm.nix that fail, and a runner that refuses it.
 *
 * @param rev The pinned revision.
 */
export async function evaluatedProblems(
  query: RunnerQuery,
  { unknown, unknownPositions, assertions, runner, hypervisor, guest }: Evaluation,
  name: string,
  rev: string,
): Promise<EvaluatedProblem[]> {
  const problems: EvaluatedProblem[] = unknown.map((option) => ({
    message: `${name}: microvm.nix ${rev.slice(0, 8)} has no option ${option}, which a module of the VM sets`,
    fix: insteadOf(option.replace(/^microvm\./, "")),
    option: { path: option.split("."), positions: unknownPositions[option] ?? [] },
  }));
  for (const message of assertions) {
    const [option] = await assertionCulprits(query, assertions, message);
    problems.push({
      message: `${name}: ${inOneLine(message)}`,
      fix: option && `change ${optionName(option.path)}`,
      option,
    });
  }
  if ("refused" in runner) {
    const [option] = await refusalCulprits(query);
    const change =
      option === undefined ? "change what it names" : `change ${optionName(option.path)}`;
    const refused = inOneLine(runner.refused);
    const isOfPlatform = refused.includes(`attribute '${guest}' missing`);
    problems.push(
      // the module system comes before the runner
      isOptionError(refused)
        ? { message: `${name} does not evaluate: ${refused}`, fix: change, option }
        : {
            rule: "refused-option",
            message: `the runner of microvm.nix refuses ${name}: ${isOfPlatform ? `it has nothing for guests that run on ${guest}` : refused}`,
            fix: `${isOfPlatform ? "change nixpkgs.hostPlatform" : change}, or use another hypervisor than ${hypervisor}`,
            option,
          },
    );
  }
  return problems;
}

const inOneLine = (message: string) => message.trim().replace(/\s*\n\s*/g, " ");

/** Whether a Nix error comes from the module system and is about an option. */
export const isOptionError = (text: string) =>
  /option `[^']*' does not exist|is not of type|conflicting definition|defined multiple times|was accessed but has no value|is used but not defined/.test(
    text,
  );

function insteadOf(name: string): string | undefined {
  const note = replacedOptions.get(name)?.note;
  if (note !== undefined) return note;
  const database = revisionDatabase();
  const { until } = lifetime(optionHistory(database, { name }));
  if (until === undefined) return "leave it out: no revision known here has it";
  const day = new Date(until.committed * 1000).toISOString().slice(0, 10);
  return `leave it out: microvm.nix removed it on ${day} (${until.rev.slice(0, 8)})`;
}
