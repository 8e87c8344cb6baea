import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import {
  type Attempt,
  attemptNix,
  evaluationProblem,
  type NixQuery,
  tryEvaluateNix,
} from "../nix/evaluate.ts";
import { pathExpression, quoted } from "../nix/print.ts";
import { nixFolder } from "../tool.ts";

/** What is asked of a runner: the folders of the sources, a module, and what it is for. */
export interface RunnerQuery {
  /** The folder of nixpkgs' `lib`. */
  readonly lib: string;
  /** The folder of microvm.nix. */
  readonly source: string;
  /** The VM's module, an absolute path. */
  readonly module: string;
  /** Folders that the module may read, besides the sources. */
  readonly reads: readonly string[];
  readonly system: string;
  /** Instead of the VM's own. */
  readonly hypervisor?: string | undefined;
  /** Take nothing from nixpkgs but its `lib`. */
  readonly isApproximate?: boolean | undefined;
}

/** What a VM's module says, whatever the runner makes of it. */
export interface VmFacts {
  readonly hypervisor: string;
  /** The system that the guest itself runs on, "aarch64-linux", which its modules may decide. */
  readonly guest: string;
  /** The parts of the command line that are approximated, because NixOS' own modules are not here. */
  readonly approximated: readonly string[];
  /** Messages of failed assertions. */
  readonly assertions: readonly string[];
  /** Names below `microvm` that the source does not declare. */
  readonly unknown: readonly string[];
  /** Where modules set these. */
  readonly unknownPositions: Readonly<Record<string, readonly NixPosition[]>>;
  /** The extra arguments of each hypervisor that has any. */
  readonly extraArgs: Readonly<Record<string, readonly string[]>>;
}

/** What the runner makes of it. */
export interface Runner {
  /** The hypervisor's command line, text of a shell. */
  readonly command: string;
  /** Name in the package's bin/ → text. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Store path → text of what scripts name. */
  readonly files: Readonly<Record<string, string>>;
}

/** A VM as one revision's runner for one hypervisor sees it. */
export interface Evaluation extends VmFacts {
  readonly runner: Runner | { readonly refused: string };
  /** Of the modules and of the runner. */
  readonly warnings: readonly string[];
}

/** A path to an option: names, and indexes in lists. */
export type OptionPath = readonly (string | number)[];

export interface NixPosition {
  readonly file: string;
  readonly line: number;
}

/**
 * Evaluates the runner for a VM.
 * @throws KnownError: status 1 when the module does not evaluate, 2 when the revision lacks the hypervisor.
 */
export async function evaluateRunner(query: RunnerQuery, about: string): Promise<Evaluation> {
  const whole = await tryEvaluateNix(asked(query, made));
  if (whole.ok) {
    const { facts, runner } = whole.value as Made;
    return evaluation(facts, runner, whole.traces);
  }
  if (await isBeyondNixos(query)) return evaluateRunner({ ...query, isApproximate: true }, about);
  const partly = await tryEvaluateNix(asked(query, facts));
  if (!partly.ok) throw await whyNot(query, about, partly);
  return evaluation(partly.value as Facts, { refused: inSource(whole.error) }, whole.traces);
}

/** Whether this nixpkgs' modules differ too much from the known ones: not even a VM that sets nothing evaluates. */
async function isBeyondNixos(query: RunnerQuery): Promise<boolean> {
  if (query.isApproximate || !existsSync(join(dirname(query.lib), "nixos/modules"))) return false;
  const nothing = { ...query, module: join(nixFolder, "runner/empty-guest.nix") };
  return !(await tryEvaluateNix(asked(nothing, "runner.config.boot.kernelParams"))).ok;
}

/** A VM as its runner sees it, and what the options that it sets would change. */
export interface ExplainedEvaluation extends Evaluation {
  readonly alternatives: readonly Alternative[];
}

/**
 * The same for many VMs of one source and nixpkgs, with one Nix process for as many as possible. Warnings of the runner
 * are left out. Undefined where a VM does not evaluate, or not all of what is asked of it.
 */
export async function evaluateRunners(
  queries: readonly RunnerQuery[],
): Promise<(ExplainedEvaluation | undefined)[]> {
  const found: (ExplainedEvaluation | undefined)[] = [];
  while (found.length < queries.length)
    found.push(...(await evaluateFirst(queries.slice(found.length, found.length + atOnce))));
  return found;
}

/** VMs in one evaluation: more need memory. */
const atOnce = 25;

const vmMark = "ghaf-microvm-vm:";

/**
 * The first of some VMs, at least one. Each is given as soon as it is evaluated: an error that Nix cannot catch ends the
 * process, but costs only the VM that it is in.
 */
async function evaluateFirst(
  queries: readonly RunnerQuery[],
): Promise<(ExplainedEvaluation | undefined)[]> {
  const [first] = queries;
  if (first === undefined) return [];
  const explained = `${made} // { alternatives = ${ofSetOptions}; }`;
  const { traces } = await tryEvaluateNix(
    askedTogether(first, queries, (ofEach) => {
      const vms = ofEach.map((runner) => `(let runner = ${runner}; in ${explained})`);
      return `map (
        vm:
        let
          attempt = builtins.tryEval (builtins.toJSON vm);
          json = if attempt.success then attempt.value else "null";
        in
        builtins.trace (${quoted(vmMark)} + json) null
      ) [ ${vms.join(" ")} ]`;
    }),
  );
  const evaluated = traces
    .filter((text) => text.startsWith(vmMark))
    .map((text) => {
      const value = JSON.parse(text.slice(vmMark.length)) as Explained | null;
      return value === null
        ? undefined
        : { ...evaluation(value.facts, value.runner, []), alternatives: value.alternatives };
    });
  // the first that is not there is the one that ended Nix
  return evaluated.length === queries.length ? evaluated : [...evaluated, undefined];
}

type Explained = Made & { readonly alternatives: readonly Alternative[] };

const facts = `{
  inherit (runner) approximated hypervisor assertions guest warnings unknown;
  unknownPositions = lib.genAttrs runner.unknown (name: runner.positionsAt (lib.splitString "." name));
  extraArgs = lib.filterAttrs (_: arguments: arguments != [ ]) (
    lib.genAttrs runner.hypervisors (name: runner.config.microvm.\${name}.extraArgs or [ ])
  );
}`;

const made = `{ facts = ${facts}; runner = { inherit (runner) command scripts files; }; }`;

interface Made {
  readonly facts: Facts;
  readonly runner: Runner;
}

type Facts = VmFacts & { readonly warnings: readonly string[] };

function evaluation(
  facts: Facts,
  runner: Evaluation["runner"],
  traces: Attempt["traces"],
): Evaluation {
  return { ...facts, runner, warnings: [...new Set([...facts.warnings, ...warningsIn(traces)])] };
}

/** One option of a VM, and the command lines that the VM would have if it were different. */
export interface Alternative {
  readonly path: OptionPath;
  /** The VM's modules set it, at these places. */
  readonly set: boolean;
  readonly positions: readonly NixPosition[];
  /** Without it; null where it cannot be left out. */
  readonly removed: string | null;
  /** With another value; null where there is none. */
  readonly changed: string | null;
  /** Store path → text, of the files that the command names and that are others then. */
  readonly files: Readonly<Record<string, string>>;
}

/** Only for the options that a VM sets; for a list with elements, for the elements. */
const ofSetOptions = `lib.filter (
  entry:
  entry.set
  && !(lib.any (other: lib.isInt (lib.last other.path) && lib.init other.path == entry.path) runner.explanation.options)
) runner.explanation.options`;

/**
 * The same of one VM.
 * @throws KnownError as `evaluateRunner` does.
 */
export async function evaluateExplained(
  query: RunnerQuery,
  about: string,
): Promise<ExplainedEvaluation> {
  const evaluation = await evaluateRunner(query, about);
  const isApproximate = query.isApproximate || evaluation.approximated.length > 0;
  const alternatives =
    "refused" in evaluation.runner
      ? []
      : await evaluateEach({ ...query, isApproximate }, ofSetOptions);
  return { ...evaluation, alternatives: alternatives as Alternative[] };
}

/**
 * Every option of a VM with what it would change, and every value within free-form sets. Options that Nix cannot
 * evaluate with a change are left out.
 */
export async function evaluateAlternatives(query: RunnerQuery): Promise<Alternative[]> {
  const list = "(runner.explanation.options ++ runner.explanation.values)";
  return (await evaluateEach(query, list)) as Alternative[];
}

/** The whole list; where an element does not evaluate, all others. */
async function evaluateEach(query: RunnerQuery, list: string): Promise<unknown[]> {
  const whole = await tryEvaluateNix(asked(query, list));
  if (whole.ok) return whole.value as unknown[];
  const count = await tryEvaluateNix(asked(query, `builtins.length (${list})`));
  if (!count.ok) return [];
  return evaluateRange(query, list, 0, count.value as number);
}

async function evaluateRange(
  query: RunnerQuery,
  list: string,
  start: number,
  count: number,
): Promise<unknown[]> {
  const half = Math.ceil(count / 2);
  const parts = count === 1 ? [] : [[start, half] as const, [start + half, count - half] as const];
  const found: unknown[] = [];
  for (const [from, length] of parts) {
    const part = await tryEvaluateNix(asked(query, `lib.sublist ${from} ${length} (${list})`));
    if (part.ok) found.push(...(part.value as unknown[]));
    else found.push(...(await evaluateRange(query, list, from, length)));
  }
  return found;
}

/** An option, or an element of a list, that a VM sets, as another hypervisor sees it. */
export interface CarriedItem {
  readonly path: OptionPath;
  readonly positions: readonly NixPosition[];
  /** Why the runner refuses it, if it does. */
  readonly refused: string | undefined;
}

export interface CarryOver {
  readonly items: readonly CarriedItem[];
  /** If it is not refused: whether the runner does anything with it. Undefined when the rest is refused, too. */
  readonly rest:
    | {
        readonly command: string;
        readonly effects: readonly {
          readonly path: OptionPath;
          readonly positions: readonly NixPosition[];
          readonly effect: boolean;
        }[];
      }
    | { readonly refused: string };
}

/** What of a VM the query's hypervisor accepts: one Nix process if it refuses nothing, else one more for each reason. */
export async function evaluateCarryOver(query: RunnerQuery): Promise<CarryOver> {
  const whole = await tryEvaluateNix(asked(query, carriedOver));
  const { named, refuses, rest } = whole.ok
    ? (whole.value as CarriedOver)
    : { ...(await carriedApart(query)), rest: undefined };
  if (named === undefined) return { items: [], rest: { refused: whole.ok ? "" : whole.error } };
  const items: CarriedItem[] = [];
  for (const [index, item] of named.entries()) {
    // an error that Nix cannot catch hides the others
    const suspect = refuses === undefined || refuses[index];
    const alone = suspect
      ? await tryEvaluateNix(
          asked(query, `(builtins.elemAt runner.carryOver.items ${index}).alone`),
        )
      : undefined;
    items.push({
      ...item,
      refused: alone?.ok === false ? inSource(alone.error) : undefined,
    });
  }
  const isAsExpected = items.every(
    ({ refused }, index) => (refused !== undefined) === refuses?.[index],
  );
  return { items, rest: (isAsExpected ? rest : undefined) ?? (await restWithout(query, items)) };
}

type NamedItem = Pick<CarriedItem, "path" | "positions">;
type Rest = Exclude<CarryOver["rest"], { readonly refused: string }>;

interface CarriedOver {
  readonly named: readonly NamedItem[];
  readonly refuses: readonly boolean[];
  /** Without the refused ones. */
  readonly rest: Rest;
}

const namedItems = "map (item: { inherit (item) path positions; }) runner.carryOver.items";
const refusedItems = "map (item: item.refuses) runner.carryOver.items";
const carriedOver = `{
  named = ${namedItems};
  refuses = ${refusedItems};
  rest = runner.carryOver.without (
    lib.filter (index: (lib.elemAt runner.carryOver.items index).refuses) (
      lib.range 0 (lib.length runner.carryOver.items - 1)
    )
  );
}`;

/** The same if Nix cannot evaluate a part of it. */
async function carriedApart(
  query: RunnerQuery,
): Promise<{ named?: readonly NamedItem[]; refuses?: readonly boolean[] }> {
  const named = await tryEvaluateNix(asked(query, namedItems));
  if (!named.ok) return {};
  const refuses = await tryEvaluateNix(asked(query, refusedItems));
  return {
    named: named.value as NamedItem[],
    ...(refuses.ok ? { refuses: refuses.value as boolean[] } : {}),
  };
}

async function restWithout(
  query: RunnerQuery,
  items: readonly CarriedItem[],
): Promise<CarryOver["rest"]> {
  const refused = items.flatMap(({ refused }, index) => (refused === undefined ? [] : [index]));
  const rest = await tryEvaluateNix(
    asked(query, `runner.carryOver.without [ ${refused.join(" ")} ]`),
  );
  return rest.ok ? (rest.value as Rest) : { refused: inSource(rest.error) };
}

/** An option that a VM sets, and where. */
export interface SetOption {
  readonly path: OptionPath;
  readonly positions: readonly NixPosition[];
}

/**
 * The options without which this assertion does not fail, the innermost first: of `interfaces` and its elements, these.
 *
 * @param all All that fail: without the VM's name there are as many, with other messages.
 */
export async function assertionCulprits(
  query: RunnerQuery,
  all: readonly string[],
  message: string,
): Promise<SetOption[]> {
  const without = await evaluateEach(query, "runner.assertionsWithout");
  return innermostFirst(
    (without as (SetOption & { assertions: string[] })[]).filter(
      ({ assertions }) => assertions.length < all.length && !assertions.includes(message),
    ),
  );
}

/** The options without which the runner does not refuse the VM, the innermost first. */
export async function refusalCulprits(query: RunnerQuery): Promise<SetOption[]> {
  const without = await evaluateEach(query, "runner.refusesWithout");
  return innermostFirst(
    (without as (SetOption & { refuses: boolean })[]).filter(({ refuses }) => !refuses),
  );
}

const innermostFirst = (options: readonly SetOption[]) =>
  options.toSorted((one, other) => other.path.length - one.path.length);

const warningMark = "ghaf-microvm-warning:";

function warningsIn(traces: readonly string[]): string[] {
  return traces
    .filter((text) => text.startsWith(warningMark))
    .map((text) => (JSON.parse(text.slice(warningMark.length)) as string).trim());
}

/**
 * All that Nix says about a VM that does not evaluate; undefined for one that does.
 * @param traced With the way to the error.
 */
export async function traceOfFailure(
  query: RunnerQuery,
  traced: boolean,
): Promise<string | undefined> {
  const { status, stderr } = await attemptNix({ ...asked(query, made), traced });
  return status === 0 ? undefined : stderr;
}

/** An expression over `lib` and `runner`, the VM as nix/runner sees it. */
const asked = (query: RunnerQuery, body: string): NixQuery =>
  askedTogether(query, [query], ([runner]) => `let runner = ${runner}; in ${body}`);

/**
 * An expression over `lib` and VMs as nix/runner sees them, which share what does not depend on them.
 * @param queries All have this source and `lib`.
 * @param bodyOf Takes the expression of each VM.
 */
function askedTogether(
  { lib, source, isApproximate }: Pick<RunnerQuery, "lib" | "source" | "isApproximate">,
  queries: readonly RunnerQuery[],
  bodyOf: (runners: readonly string[]) => string,
): NixQuery {
  const expression = `
    let
      warn = message: builtins.trace (${quoted(warningMark)} + builtins.toJSON message);
      lib = (import ${pathExpression(lib)}).extend (_: _: {
        inherit warn;
        warnIf = condition: message: if condition then warn message else (value: value);
        warnIfNot = condition: message: if condition then (value: value) else warn message;
      });
      runnerFor = lib.genAttrs [ ${[...new Set(queries.map(({ system }) => quoted(system)))].join(" ")} ] (
        system:
        import ${pathExpression(join(nixFolder, "runner/of-source.nix"))} {
          inherit lib system;
          source = ${pathExpression(source)};
          ${isApproximate ? "nixpkgs = null;" : ""}
        }
      );
    in
    ${bodyOf(
      queries.map(
        ({ module, system, hypervisor }) => `runnerFor.\${${quoted(system)}} {
          modules = [ ${pathExpression(module)} ];
          hypervisor = ${hypervisor === undefined ? "null" : quoted(hypervisor)};
        }`,
      ),
    )}`;
  const own = queries.flatMap(({ module, reads }) => [module, ...reads]);
  return { expression, reads: [...new Set([nixFolder, lib, ...nixosOf(lib), source, ...own])] };
}

/** NixOS' own modules, where the folder of `lib` is in the whole of nixpkgs. */
function nixosOf(lib: string): string[] {
  const nixos = join(dirname(lib), "nixos");
  return existsSync(nixos) ? [nixos] : [];
}

/** An error with the places in the source of microvm.nix named from its root. */
function inSource(error: string): string {
  const inNixos = new RegExp(`\\S*${nixFolder}/?runner/modules/([\\w./-]+)`).exec(error)?.[1];
  return inNixos === undefined
    ? error.replace(/\/nix\/store\/[a-z0-9]{32}-source\//g, "")
    : `it imports ${inNixos} of NixOS, which is not on this machine: of nixpkgs only lib is`;
}

/** Why a VM's module cannot be evaluated at all. */
async function whyNot(
  query: RunnerQuery,
  about: string,
  { error, whole }: Attempt & { ok: false },
): Promise<KnownError> {
  const { hypervisor } = query;
  const known = await tryEvaluateNix(asked(query, "runner.hypervisors"));
  if (known.ok && hypervisor !== undefined) {
    const hypervisors = known.value as string[];
    const near = closest(hypervisor, hypervisors);
    if (!hypervisors.includes(hypervisor))
      return new KnownError(
        {
          message: `${about} has no hypervisor "${hypervisor}"`,
          fix:
            near === undefined ? `use one of ${hypervisors.join(", ")}` : `did you mean ${near}?`,
        },
        exitStatus.notChecked,
      );
  }
  return new KnownError(
    evaluationProblem(about, whole === undefined ? { short: inSource(error) } : { whole }),
    exitStatus.failed,
  );
}
