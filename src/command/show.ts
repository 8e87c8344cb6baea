import { join } from "node:path";
import { type Config, readConfig } from "../config.ts";
import { exitStatus, KnownError, type Problem } from "../errors.ts";
import { readIfExists } from "../files.ts";
import { readPin } from "../microvm/pin.ts";
import { nixpkgsLib, type SourceFolders } from "../microvm/pinned-sources.ts";
import { shellWords } from "../shell/shell-words.ts";
import { argumentsOf, type CommandLine, parseCommandLine } from "./command-line.ts";
import { suggestInstead } from "./equivalents.ts";
import { explainArguments, explainValues, type Origin, optionName, optionPath } from "./explain.ts";
import { type CommandRecord, parseCommandRecord } from "./parse-record.ts";
import { type PlaceOf, placesIn } from "./places.ts";
import { madeFrom, recordPath } from "./record.ts";
import type { RecordedOrigin } from "./record-origins.ts";
import {
  type Alternative,
  assertionCulprits,
  type CarryOver,
  type Evaluation,
  evaluateAlternatives,
  evaluateCarryOver,
  evaluateRunner,
  type OptionPath,
  type RunnerQuery,
  refusalCulprits,
  type SetOption,
} from "./runner.ts";
import type {
  CarryOverItem,
  CarryOverReport,
  PlacedOrigin,
  ShownCommand,
} from "./shown-command.ts";
import { narHashOf, pinnedSource, type Source, treeOfRevision } from "./sources.ts";
import { unexplainedValues } from "./unexplained-values.ts";
import type { GeneratedVm } from "./vms.ts";

/** What is requested about a VM. */
export interface CommandRequest extends SourceFolders {
  readonly explain?: boolean | undefined;
  readonly hypervisor?: string | undefined;
  /** Another revision of microvm.nix than the lock's. */
  readonly rev?: string | undefined;
  readonly system?: string | undefined;
}

/** A repository's runners, at the pinned revision or another. */
export interface Runners {
  readonly root: string;
  readonly config: Config;
  readonly lib: string;
  readonly source: Source;
}

/**
 * Finds the sources that a request is about.
 * @throws KnownError (status 2) when they are not available.
 */
export async function openRunners(root: string, request: CommandRequest): Promise<Runners> {
  const config = readConfig(root);
  const pin = readPin(root, config);
  const lib = await nixpkgsLib(config.lock, pin, request);
  const source =
    request.rev === undefined
      ? await pinnedSource(pin, request)
      : await treeOfRevision(request.rev, pin, request);
  return { root, config, lib, source };
}

/**
 * A VM's command line, evaluated.
 * @throws KnownError as `evaluateRunner` does.
 */
export async function showCommand(
  { root, config, lib, source }: Runners,
  vm: GeneratedVm,
  request: CommandRequest,
): Promise<ShownCommand> {
  const system = request.system ?? vm.systems[0] ?? "x86_64-linux";
  const query: RunnerQuery = {
    lib,
    source: source.tree,
    module: join(root, vm.module),
    reads: [root],
    system,
    hypervisor: request.hypervisor,
  };
  if (readIfExists(query.module) === undefined)
    throw new KnownError(
      { file: vm.module, message: "is missing", fix: "npm run codegen" },
      exitStatus.notChecked,
    );
  const shownName = `${vm.name} at microvm.nix ${source.rev.slice(0, 8)}`;
  const [evaluation, own] = await evaluationAndOwn(query, shownName, vm);
  const { hypervisor, runner } = evaluation;
  const isElsewhere = own !== undefined && own.hypervisor !== hypervisor;
  const isRefused = "refused" in runner;
  const isWrong = isRefused || evaluation.assertions.length + evaluation.unknown.length > 0;
  // finding the definitions' lines takes a second, so only where they are shown
  const placeOf =
    request.explain || isElsewhere || isWrong ? await placesIn(root, config, vm) : undefined;
  const [carryOver, alternatives] = await Promise.all([
    isElsewhere && placeOf !== undefined
      ? carryOverReport(query, own, evaluation, placeOf)
      : undefined,
    request.explain && !isRefused ? evaluateAlternatives(query) : undefined,
  ]);
  const command = isRefused ? carryOver?.command : runner.command;
  const line = command === undefined ? undefined : parseCommandLine(hypervisor, command);
  const { scripts, files } = isRefused ? { scripts: {}, files: {} } : runner;
  return {
    ...{ vm: vm.name, hypervisor, system, rev: source.rev, from: "evaluation", line },
    extraArgs: evaluation.extraArgs[hypervisor] ?? [],
    ...{ scripts, files },
    ...(alternatives !== undefined && line !== undefined
      ? originsOf(alternatives, hypervisor, line, files, placeOf)
      : { origins: undefined }),
    carryOver: carryOver?.report,
    warnings: [...evaluation.warnings, ...approximationsOf(evaluation)],
    problems: placeOf === undefined ? [] : await problemsOf(evaluation, query, placeOf, source, vm),
  };
}

/** Which parts of a command line are not exact. */
const approximationsOf = ({ approximated }: Pick<Evaluation, "approximated">) =>
  approximated.map(
    (part) =>
      `${part} are approximated: NixOS' own modules, which add to them, are not on this machine`,
  );

/** The VM as requested, and with its own hypervisor; undefined where the latter does not evaluate. */
async function evaluationAndOwn(
  query: RunnerQuery,
  about: string,
  { name }: GeneratedVm,
): Promise<[Evaluation, Evaluation | undefined]> {
  if (query.hypervisor === undefined) {
    const evaluation = await evaluateRunner(query, about);
    return [evaluation, evaluation];
  }
  return Promise.all([
    evaluateRunner(query, about),
    evaluateRunner({ ...query, hypervisor: undefined }, name).catch(() => undefined),
  ]);
}

/**
 * For each argument, and each value in the files that the command names, what it comes from: found by evaluating the
 * runner without each option in turn.
 */
function originsOf(
  alternatives: readonly Alternative[],
  hypervisor: string,
  line: CommandLine,
  files: Readonly<Record<string, string>>,
  placeOf: PlaceOf | undefined,
): Pick<ShownCommand, "origins" | "valueOrigins"> {
  const placed = (origins: readonly Origin[]): PlacedOrigin[] =>
    origins.map(({ path, set, positions, asDefault }) => ({
      path,
      set,
      asDefault,
      place: set ? placeOf?.(path, positions) : undefined,
    }));
  const named = Object.entries(files).flatMap((file) => {
    const found = explainValues(hypervisor, line, file, alternatives);
    return found === undefined
      ? []
      : [[file[0], new Map([...found].map(([key, it]) => [key, placed(it)]))] as const];
  });
  return {
    origins: explainArguments(hypervisor, line, alternatives).map(placed),
    valueOrigins: new Map(named),
  };
}

async function problemsOf(
  { assertions, unknown, runner, hypervisor }: Evaluation,
  query: RunnerQuery,
  placeOf: PlaceOf,
  source: Source,
  vm: GeneratedVm,
): Promise<Problem[]> {
  // of a group that is not there, the option in it
  const names = unknown.flatMap((name) => {
    const inside = vm.options.filter((option) => option.startsWith(`${name}.`));
    return inside.length > 0 ? inside : [name];
  });
  const problems: Problem[] = names.map((name) => ({
    ...placeOf(name.split("."), []),
    message: `microvm.nix ${source.rev.slice(0, 8)} has no option ${name}`,
  }));
  const blamed = (message: string, culprit: SetOption | undefined): Problem => ({
    ...(culprit && placeOf(culprit.path, culprit.positions)),
    message,
    fix: culprit && `change ${optionName(culprit.path)}`,
  });
  for (const message of assertions) {
    const [culprit] = await assertionCulprits(query, assertions, message);
    problems.push(blamed(message.trim().replace(/\s*\n\s*/g, " "), culprit));
  }
  if ("refused" in runner) {
    const [culprit] = await refusalCulprits(query);
    problems.push(blamed(`the runner for ${hypervisor} refuses it: ${runner.refused}`, culprit));
  }
  return problems;
}

/** An option that fails an assertion of microvm.nix which does not fail with the VM's own hypervisor. */
interface Asserted {
  readonly path: OptionPath;
  readonly message: string;
}

async function assertedAgainst(
  query: RunnerQuery,
  own: Evaluation,
  { assertions }: Evaluation,
): Promise<Asserted[]> {
  const asserted: Asserted[] = [];
  for (const message of assertions.filter((one) => !own.assertions.includes(one)))
    for (const { path } of await assertionCulprits(query, assertions, message))
      asserted.push({ path, message: headline(message) });
  return asserted;
}

/** An assertion in one line, without the VM's name, which the report begins with. */
const headline = (message: string) =>
  message
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/^MicroVM \S+: /, "");

/** What is inside an ignored option is ignored with it. */
const isOutermost = <Effect extends { readonly path: OptionPath; readonly effect: boolean }>(
  one: Effect,
  _: number,
  all: readonly Effect[],
) =>
  !all.some(
    (other) =>
      !other.effect && other.path.length < one.path.length && isInside(one.path, other.path),
  );

const isInside = (path: OptionPath, outer: OptionPath) =>
  outer.every((part, index) => path[index] === part);

/** What fails an assertion counts as refused, whatever the runner alone makes of it. */
function withAsserted({ items, rest }: CarryOver, asserted: readonly Asserted[]): CarryOver {
  const against = (path: OptionPath) => asserted.find((one) => isInside(path, one.path));
  return {
    items: items.map((item) => ({ ...item, refused: item.refused ?? against(item.path)?.message })),
    rest:
      "refused" in rest
        ? rest
        : { ...rest, effects: rest.effects.filter(({ path }) => against(path) === undefined) },
  };
}

async function carryOverReport(
  query: RunnerQuery,
  own: Evaluation,
  evaluation: Evaluation,
  placeOf: PlaceOf,
): Promise<{ report: CarryOverReport; command: string | undefined }> {
  const { items: all, rest } = withAsserted(
    await evaluateCarryOver(query),
    await assertedAgainst(query, own, evaluation),
  );
  // a hypervisor that takes nothing at all says so once
  const reasons = new Set(all.map(({ refused }) => refused));
  const items = reasons.size === 1 && !reasons.has(undefined) && all.length > 1 ? [] : all;
  const refused = items.filter(({ refused }) => refused !== undefined);
  const isRest = !("refused" in rest);
  const key = (path: OptionPath) => JSON.stringify(path);
  const effects = isRest ? rest.effects.filter(isOutermost) : [];
  const measured = new Set(effects.map(({ path }) => key(path)));
  const itemOf = (
    { path, positions }: Pick<(typeof items)[number], "path" | "positions">,
    verdict: CarryOverItem["verdict"],
    reason: string | undefined,
  ): CarryOverItem => ({ path, place: placeOf(path, positions), verdict, reason });
  return {
    report: {
      from: own.hypervisor,
      items: [
        ...refused.map((item) => itemOf(item, "is refused", item.refused)),
        ...effects.map((item) =>
          itemOf(item, item.effect ? "carries over" : "is ignored", undefined),
        ),
        ...items
          .filter(
            ({ path, refused }) => refused === undefined && !isRest && !measured.has(key(path)),
          )
          .map((item) =>
            itemOf(item, "is not checked", "refused" in rest ? rest.refused : undefined),
          ),
      ],
      suggestions: suggestInstead(
        own.hypervisor,
        evaluation.hypervisor,
        own.extraArgs[own.hypervisor] ?? [],
      ),
    },
    command: isRest ? rest.command : undefined,
  };
}

/**
 * A VM's command line as it is committed.
 * @throws KnownError (status 2) when there is no record of it, or an outdated one.
 */
export async function showRecord(
  root: string,
  config: Config,
  vm: GeneratedVm,
  { explain }: Pick<CommandRequest, "explain">,
): Promise<ShownCommand> {
  const path = recordPath(vm.module);
  const record = parseCommandRecord(readIfExists(join(root, path)) ?? "");
  const fail = (message: string): never => {
    throw new KnownError(
      { file: path, message, fix: "run `npm run codegen` on a machine with Nix" },
      exitStatus.notChecked,
    );
  };
  if (record === undefined)
    return fail(`there is no record of the command line of ${vm.name}, and no Nix to evaluate it`);
  const module = readIfExists(join(root, vm.module)) ?? "";
  const narHash = narHashOf(readPin(root, config));
  if (record.hash !== madeFrom(root, narHash, vm.module, module, record.system))
    return fail(
      `the record of the command line of ${vm.name} is out of date, and there is no Nix to evaluate it`,
    );
  const { hypervisor, system, rev, command, extraCount, files, refused } = record;
  const line = command === undefined ? undefined : parseCommandLine(hypervisor, command);
  const placeOf = explain ? await placesIn(root, config, vm) : undefined;
  return {
    vm: vm.name,
    hypervisor,
    system,
    rev,
    from: "record",
    line,
    extraArgs: shellWords(command ?? "")
      .slice(-extraCount || Infinity)
      .map(({ text }) => text),
    scripts: {},
    files,
    origins: placeOf && line && recordedOrigins(line, record, placeOf),
    carryOver: undefined,
    warnings: [
      ...approximationsOf(record),
      ...(explain ? unexplainedValues(files, "with Nix, `command --explain`") : []),
    ],
    problems:
      refused === undefined
        ? []
        : [{ message: `the runner for ${hypervisor} refuses it: ${refused}` }],
  };
}

/** What the arguments of a recorded command come from: options that the VM sets, for defaults are not recorded. */
function recordedOrigins(
  line: CommandLine,
  { origins }: CommandRecord,
  placeOf: PlaceOf,
): PlacedOrigin[][] {
  const placed = ({ option, place }: RecordedOrigin): PlacedOrigin => {
    const path = optionPath(option);
    return { path, place: place ?? placeOf(path, []), set: true, asDefault: false };
  };
  return [
    ...line.program.map(() => []),
    ...line.options.flatMap((option, index) =>
      argumentsOf(option).map((_, arg) =>
        (origins[index] ?? [])
          // the option's name stays the same, whatever a part of its value is
          .filter(({ keys }) => keys === undefined || arg > 0)
          .map(placed),
      ),
    ),
  ];
}

/** Whether the record can answer a request: it is about the VM as it is, and no sources to evaluate are named. */
export function isOfRecord(request: CommandRequest): boolean {
  const { hypervisor, rev, system, source, nixpkgs } = request;
  return [hypervisor, rev, system, source, nixpkgs].every((setting) => setting === undefined);
}
