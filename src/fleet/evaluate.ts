import { availableParallelism, totalmem } from "node:os";
import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { evaluationProblem } from "../nix/evaluate.ts";
import { quoted } from "../nix/print.ts";
import { type Answer, askNix, explainError, memoryOfProcess } from "./ask-nix.ts";
import { askEvalJobs } from "./eval-jobs.ts";
import { namesOf } from "./names.ts";
import type { OpenFlake } from "./open-flake.ts";
import type { EvaluatedVm, FleetVm, VmId } from "./vm.ts";

/** Which VMs of a flake: all that match. */
export interface Choice {
  readonly configuration?: string | undefined;
  /** A pattern for the names of configurations, where `*` stands for anything. */
  readonly only?: string | undefined;
  /** The name of a guest, or of a VM of a host. */
  readonly vm?: string | undefined;
}

/** How much evaluation may take. */
export interface Limits {
  /** Time limit in seconds of a Nix process, which evaluates up to 12 VMs. */
  readonly seconds: number;
}

/** The progress of an evaluation: how much is done, out of how much is known so far. */
export type Progress = (done: number, of: number, about: string) => void;

/** How many VMs of a host one Nix process evaluates: it then ends and frees its memory. */
const batch = 12;

/** How many processes run at a time: as many as the machine has processors and memory for. */
const workers = Math.max(
  1,
  Math.min(availableParallelism(), Math.floor(totalmem() / 2 / memoryOfProcess)),
);

/**
 * Evaluates the VMs of a flake, each host in processes of its own, which end after a few VMs. A VM that does not evaluate
 * is among the results with its error, and the others go on.
 * @throws KnownError (status 2) when the flake's own outputs do not evaluate, or lack the configuration.
 */
export async function evaluateFleet(
  flake: OpenFlake,
  choice: Choice,
  limits: Limits,
  progress: Progress,
): Promise<FleetVm[]> {
  const fleet = new FleetEvaluation(flake, limits);
  const all = await fleet.configurations();
  requireConfiguration(choice.configuration, all);
  const names = all.filter((name) => isChosen(name, choice));
  let done = 0;
  await fleet.askForAll(names, choice.vm ?? null, (name, count) =>
    progress(count, names.length, name),
  );
  const results = new Map<string, FleetVm[]>();
  const queue = [...names];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      progress(done, names.length, name);
      results.set(name, await fleet.ofConfiguration(name, choice.vm ?? null));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return names.flatMap((name) => results.get(name) ?? []);
}

/** @throws KnownError (status 2) when the flake does not have it. */
function requireConfiguration(name: string | undefined, all: readonly string[]): void {
  if (name === undefined || all.includes(name)) return;
  const near = closest(name, all);
  throw new KnownError(
    {
      message: `the flake has no nixosConfigurations.${name}`,
      fix:
        all.length === 0
          ? "name a flake with nixosConfigurations: it has none"
          : near === undefined
            ? `it has ${namesOf(all)}`
            : `did you mean ${near}?`,
    },
    exitStatus.notChecked,
  );
}

function isChosen(name: string, { configuration, only }: Choice): boolean {
  if (configuration !== undefined && configuration !== name) return false;
  return only === undefined || globPattern(only).test(name);
}

function globPattern(glob: string): RegExp {
  const parts = glob.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

/** What to do with a VM's scripts: try to evaluate them, fail with the error if that is impossible, or leave them alone. */
type Scripts = "tried" | "demanded" | "none";

/** What `begin` of nix/fleet says of a configuration. */
interface Beginning {
  readonly vms: readonly (string | null)[];
  readonly found: readonly EvaluatedVm[];
}

class FleetEvaluation {
  readonly #flake: OpenFlake;
  readonly #limits: Limits;
  /** What nix-eval-jobs has answered, by question. */
  #answered: ReadonlyMap<string, unknown> = new Map();

  constructor(flake: OpenFlake, limits: Limits) {
    this.#flake = flake;
    this.#limits = limits;
  }

  async #ask(body: string): Promise<Answer> {
    if (this.#answered.has(body)) return { ok: true, value: this.#answered.get(body) };
    return askNix(this.#flake, body, this.#limits.seconds);
  }

  /** Lets nix-eval-jobs, if it is installed, begin with all configurations. */
  async askForAll(
    names: readonly string[],
    only: string | null,
    progress: (name: string, count: number) => void,
  ): Promise<void> {
    let count = 0;
    this.#answered = await askEvalJobs(
      this.#flake,
      names.map((name) => beginning(name, only, batch)),
      { count: workers, memory: memoryOfProcess, seconds: this.#limits.seconds },
      (index) => {
        count += 1;
        progress(names[index] ?? "", count);
      },
    );
  }

  #look(ids: readonly VmId[], scripts: Scripts): Promise<Answer> {
    return this.#ask(looking(ids, scripts));
  }

  #begin(configuration: string, only: string | null, most: number): Promise<Answer> {
    return this.#ask(beginning(configuration, only, most));
  }

  /** @throws KnownError (status 2) when the outputs do not evaluate. */
  async configurations(): Promise<string[]> {
    const answer = await this.#ask("fleet.configurations");
    if ("error" in answer)
      throw new KnownError(
        {
          ...evaluationProblem("the flake does not evaluate", { short: answer.error }),
          ...(/is not on this machine/.test(answer.error) && {
            fix: "let Nix fetch it, with --fetch",
          }),
        },
        exitStatus.notChecked,
      );
    return answer.value as string[];
  }

  /** The VMs of one configuration: none, where it is neither a guest nor a host of any. */
  async ofConfiguration(configuration: string, only: string | null): Promise<FleetVm[]> {
    const whole = await this.#begin(configuration, only, batch);
    // even if a VM fails, the names are known
    const answer = "error" in whole ? await this.#begin(configuration, only, 0) : whole;
    if ("error" in answer) {
      const error = await this.#explained(beginning(configuration, only, 0), answer.error);
      return [{ configuration, vm: null, known: undefined, error }];
    }
    const { vms, found } = answer.value as Beginning;
    const ids = vms.map((vm) => ({ configuration, vm }));
    const all =
      answer === whole
        ? await this.#withErrors(ids.slice(0, batch), found, answer)
        : await this.#lookAtHalves(ids.slice(0, batch), whole);
    for (let start = batch; start < ids.length; start += batch)
      all.push(...(await this.#lookAt(ids.slice(start, start + batch))));
    return all;
  }

  /** Several VMs at once. */
  async #lookAt(ids: readonly VmId[]): Promise<FleetVm[]> {
    const answer = await this.#look(ids, "tried");
    if ("error" in answer) return this.#lookAtHalves(ids, answer);
    return this.#withErrors(ids, answer.value as EvaluatedVm[], answer);
  }

  /** If several fail, each half by itself, to find out which one is at fault. */
  async #lookAtHalves(ids: readonly VmId[], answer: Answer): Promise<FleetVm[]> {
    if (ids.length < 2) return this.#withErrors(ids, [], answer);
    const half = Math.ceil(ids.length / 2);
    return [...(await this.#lookAt(ids.slice(0, half))), ...(await this.#lookAt(ids.slice(half)))];
  }

  async #withErrors(
    ids: readonly VmId[],
    known: readonly EvaluatedVm[],
    answer: Answer,
  ): Promise<FleetVm[]> {
    const found: FleetVm[] = [];
    for (const [index, id] of ids.entries())
      found.push(await this.#withError(id, known[index], answer));
    return found;
  }

  /** The part of a VM that evaluates, and why the rest does not. */
  async #withError(id: VmId, known: EvaluatedVm | undefined, answer: Answer): Promise<FleetVm> {
    if (known !== undefined) {
      const why = known.scripts === null ? await this.#look([id], "demanded") : answer;
      return { ...id, known, error: await this.#whyNot(id, why) };
    }
    const rest = await this.#look([id], "none");
    return {
      ...id,
      known: "error" in rest ? undefined : (rest.value as EvaluatedVm[])[0],
      error: await this.#whyNot(id, answer),
    };
  }

  async #whyNot(id: VmId, answer: Answer): Promise<string | undefined> {
    return "error" in answer ? this.#explained(looking([id], "demanded"), answer.error) : undefined;
  }

  #explained(body: string, error: string): Promise<string> {
    return explainError(this.#flake, body, error, this.#limits.seconds);
  }
}

const beginning = (configuration: string, only: string | null, most: number) =>
  `fleet.begin ${data({ configuration, only, most })}`;

const looking = (ids: readonly VmId[], scripts: Scripts) =>
  `map fleet.look ${data(ids.map((id) => ({ ...id, scripts })))}`;

const data = (value: unknown) => `(builtins.fromJSON ${quoted(JSON.stringify(value))})`;
