import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { shortError } from "../nix/error-text.ts";
import { attemptNix, evaluationProblem } from "../nix/evaluate.ts";
import { pathExpression, quoted } from "../nix/print.ts";
import { nixSettings } from "../nix/settings.ts";
import { nixFolder } from "../tool.ts";
import type { OpenFlake } from "./open-flake.ts";
import type { EvaluatedVm, FleetVm, VmId } from "./vm.ts";

/** Which VMs of a flake: all that fit. */
export interface Choice {
  readonly configuration?: string | undefined;
  /** A pattern of configurations' names, where `*` stands for anything. */
  readonly only?: string | undefined;
  /** The name of a guest, or of a VM of a host. */
  readonly vm?: string | undefined;
}

/** Evaluation under way: how much is done, of how much that is known so far. */
export type Progress = (done: number, of: number, about: string) => void;

/** How many VMs of a host one process of Nix evaluates: it ends before the next ones, and its memory with it. */
const batch = 6;

/** How many processes run at a time. */
const workers = 2;

/**
 * Evaluates the VMs of a flake, each host in processes of its own, which end when they have evaluated a few VMs. What does not
 * evaluate is among the results with its error, and the others go on.
 * @throws KnownError (status 2) when the flake's own outputs do not evaluate.
 */
export async function evaluateFleet(
  flake: OpenFlake,
  choice: Choice,
  progress: Progress,
): Promise<FleetVm[]> {
  const fleet = new FleetEvaluation(flake);
  const names = (await fleet.configurations()).filter((name) => isChosen(name, choice));
  let done = 0;
  const results = new Map<string, FleetVm[]>();
  const queue = [...names];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      progress(done, names.length, name);
      results.set(name, await fleet.ofConfiguration(name, choice.vm));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return names.flatMap((name) => results.get(name) ?? []);
}

function isChosen(name: string, { configuration, only }: Choice): boolean {
  if (configuration !== undefined && configuration !== name) return false;
  return only === undefined || globPattern(only).test(name);
}

function globPattern(glob: string): RegExp {
  const parts = glob.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly error: string };

/** What to do with a VM's scripts: evaluate them if they can be, or to know why not, or leave them alone. */
type Scripts = "tried" | "demanded" | "none";

class FleetEvaluation {
  readonly #flake: OpenFlake;

  constructor(flake: OpenFlake) {
    this.#flake = flake;
  }

  async #ask(body: string): Promise<Answer> {
    const library = pathExpression(join(nixFolder, "fleet"));
    const { status, stdout, stderr } = await attemptNix({
      expression: `let fleet = import ${library} ${this.#flake.outputs}; in ${body}`,
      reads: this.#flake.reads,
    });
    if (status === 0) return { ok: true, value: JSON.parse(stdout) };
    return { error: nixSettings.showTrace ? stderr.trim() : endOf(status, stderr) };
  }

  async #look(ids: readonly VmId[], scripts: Scripts): Promise<Answer> {
    const asked = quoted(JSON.stringify(ids.map((id) => ({ ...id, scripts }))));
    return this.#ask(`map fleet.look (builtins.fromJSON ${asked})`);
  }

  /** @throws KnownError (status 2) when the outputs do not evaluate. */
  async configurations(): Promise<string[]> {
    const answer = await this.#ask("fleet.configurations");
    if ("error" in answer)
      throw new KnownError(
        evaluationProblem("the flake does not evaluate", { short: answer.error }),
        exitStatus.notChecked,
      );
    return answer.value as string[];
  }

  /** The VMs of one configuration: none, where it is neither a guest nor a host of any. */
  async ofConfiguration(configuration: string, chosen: string | undefined): Promise<FleetVm[]> {
    const answer = await this.#ask(`fleet.vmsOf ${quoted(configuration)}`);
    if ("error" in answer)
      return [{ configuration, vm: null, known: undefined, error: answer.error }];
    const ids = (answer.value as (string | null)[])
      .map((vm) => ({ configuration, vm }))
      .filter(({ vm }) => chosen === undefined || (vm ?? configuration) === chosen);
    const found: FleetVm[] = [];
    for (let start = 0; start < ids.length; start += batch)
      found.push(...(await this.#lookAt(ids.slice(start, start + batch))));
    return found;
  }

  /** Several VMs at once; where that fails, each by itself, to know whose fault it is. */
  async #lookAt(ids: readonly VmId[]): Promise<FleetVm[]> {
    const answer = await this.#look(ids, "tried");
    const found: FleetVm[] = [];
    if ("error" in answer && ids.length > 1) {
      for (const id of ids) found.push(...(await this.#lookAt([id])));
      return found;
    }
    const known = "error" in answer ? [] : (answer.value as EvaluatedVm[]);
    for (const [index, id] of ids.entries())
      found.push(await this.#withError(id, known[index], answer));
    return found;
  }

  /** What of a VM evaluates, and why the rest does not. */
  async #withError(id: VmId, known: EvaluatedVm | undefined, answer: Answer): Promise<FleetVm> {
    if (known !== undefined) {
      const why = known.scripts === null ? await this.#look([id], "demanded") : answer;
      return { ...id, known, error: "error" in why ? why.error : undefined };
    }
    const rest = await this.#look([id], "none");
    return {
      ...id,
      known: "error" in rest ? undefined : (rest.value as EvaluatedVm[])[0],
      error: "error" in answer ? answer.error : undefined,
    };
  }
}

/** Nix's error in short, without the store paths before the files' names; or how it ended. */
function endOf(status: number | null, stderr: string): string {
  if (status === null || status > 128)
    return "Nix ended by a signal: endless recursion, or too little memory";
  return shortError(stderr).replace(/\/nix\/store\/[0-9a-z]{32}-source\//g, "");
}
