import { parseCommandRecord } from "../command/parse-record.ts";
import { type CommandRecords, recordPath } from "../command/record.ts";
import type { Config } from "../config.ts";
import {
  type Alternatives,
  alternativesOf,
  byAlternative,
  mostCombinations,
} from "../definition/alternatives.ts";
import { checkDefinitions } from "../definition/check/check.ts";
import type { PlacedProblem } from "../definition/check/placed.ts";
import { isForAnother } from "../definition/for-another.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { withAdvice } from "../lint/definitions/argument-problems.ts";
import {
  allDefinitionArguments,
  type DefinitionArguments,
  definitionArguments,
} from "../lint/definitions/arguments.ts";
import { lintConfigs } from "../lint/definitions/config.ts";
import { checkedTarget, lintDefinitions, lintOptions } from "../lint/definitions/lint.ts";
import { packProblems } from "../lint/definitions/named-packs.ts";
import { lintRequired } from "../lint/definitions/required.ts";
import { lintSharedSizes } from "../lint/definitions/shared-sizes.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { notCheckedOf } from "../lint/lint-script.ts";
import { type PinData, withoutSupport } from "../microvm/pin-data.ts";
import { readPack } from "../packs/read.ts";
import { CleanDefinitions } from "./clean-definitions.ts";
import { modulePath } from "./nix-module.ts";
import type { NotVerified } from "./not-verified.ts";
import { runnerProblems } from "./runner-problems.ts";

/** What `codegen`, `codegen --check` and `lint` say about VMs: they share this one verdict. */
export interface Verdict {
  /** Problems that do not depend on a hypervisor: options, types, values, builders. */
  readonly problems: readonly PlacedProblem[];
  /** VMs for which the pinned runner makes no command line. */
  readonly notRunnable: readonly PlacedProblem[];
  /** What the hypervisors refuse, ignore, or accept and silently get wrong. */
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
  /** The command lines that were looked at. */
  readonly lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>;
  readonly records: CommandRecords;
}

/**
 * Checks definitions against all that can be known here: the option schema and the support table of the pin, facts about
 * values, what the pinned runner makes of them, and what the hypervisors' builds accept.
 *
 * @param definitions All definitions of the repository, since they must agree with each other.
 * @param chosen Those of them that the verdict is about.
 * @param data Undefined where no lock pins a microvm.nix.
 * @param recordsOf Gives the command lines of definitions without problems.
 */
export async function verifyDefinitions(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
  chosen: readonly LoadedDefinition[],
  data: PinData | undefined,
  recordsOf: (definitions: readonly LoadedDefinition[]) => Promise<CommandRecords>,
): Promise<Verdict> {
  const checked = await checkOptions(root, definitions, data);
  const names = new Set(chosen.map(({ vm }) => vm.name));
  const wellTyped = chosen.filter((definition) => checked.wellTyped.includes(definition));
  const unreadable = await packProblems(wellTyped);
  const ofChosen = checked.problems.filter(({ vm }) => vm === undefined || names.has(vm));
  const problems = withoutRepeated([...ofChosen, ...unreadable]);
  const checkable = wellTyped.filter(({ vm }) => !unreadable.some((one) => one.vm === vm.name));
  const sound = withoutProblems(checkable, checked.problems);
  const records = await recordsOf(sound);
  const alternatives = checked.alternatives.filter(({ of }) => checkable.includes(of));
  const all = alternatives.flatMap((of) => of.all.map(({ definition }) => definition));
  const lines = allDefinitionArguments(config, all, records);
  const vms = sound.filter(({ kind }) => kind === "vm");
  const notRunnable = await runnerProblems(config, records, vms);
  return {
    problems,
    notRunnable,
    findings: notSaidBy(
      notRunnable,
      await findingsInAll(
        checked.wellTyped,
        alternatives,
        lines,
        data,
        new CleanDefinitions(root, config, data),
      ),
    ),
    notVerified: [
      ...(names.size === 0 ? [] : withoutPinData(config, data, [...names])),
      ...withoutCommandLines(config, vms, records),
      ...withoutNixos(config, vms, records),
      ...withoutRules(
        all.filter(({ kind }) => kind === "vm"),
        lines,
      ),
      ...withoutCombinations(alternatives),
    ],
    lines,
    records,
  };
}

/** Without a pin, there are no options to check. */
async function checkOptions(
  root: string,
  definitions: readonly LoadedDefinition[],
  data: PinData | undefined,
) {
  if (data !== undefined) return checkDefinitions(root, data.schema, definitions, data.support);
  const alternatives = definitions.map((one) => alternativesOf(one, {}));
  return { problems: [], wellTyped: definitions, alternatives };
}

/** For a definition that is wrong itself, Nix would only report the same again. */
function withoutProblems(
  definitions: readonly LoadedDefinition[],
  problems: readonly PlacedProblem[],
): LoadedDefinition[] {
  const wrong = new Set(
    problems.flatMap(({ vm, file }) => [vm, ...(vm === undefined ? [file] : [])]),
  );
  return definitions.filter(({ vm, file }) => !wrong.has(vm.name) && !wrong.has(file));
}

/** The command lines of definitions that the verdict is not about, as far as they are known without records, come first. */
function withOthers(
  definitions: readonly LoadedDefinition[],
  alternatives: readonly Alternatives[],
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
): (readonly [LoadedDefinition, DefinitionArguments])[] {
  const others = definitions.filter((other) => !alternatives.some(({ of }) => of === other));
  return [
    ...others.flatMap((definition) => {
      const line = definitionArguments(definition, undefined);
      return line === undefined ? [] : [[definition, line] as const];
    }),
    ...lines,
  ];
}

/** Without what the runner itself refuses and reports at the same line. */
function notSaidBy(
  notRunnable: readonly PlacedProblem[],
  findings: readonly PlacedFinding[],
): PlacedFinding[] {
  return findings.filter(
    ({ rule, file, line }) =>
      rule !== "refused-option" ||
      !notRunnable.some((other) => other.file === file && other.line === line),
  );
}

/** @param definitions Those with which the chosen ones must agree. */
async function findingsInAll(
  definitions: readonly LoadedDefinition[],
  alternatives: readonly Alternatives[],
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
  data: PinData | undefined,
  clean: CleanDefinitions,
): Promise<PlacedFinding[]> {
  const findings = await lintSharedSizes(withOthers(definitions, alternatives, lines), [
    ...lines.keys(),
  ]);
  for (const of of alternatives)
    findings.push(
      ...byAlternative(
        of,
        await Promise.all(
          of.all.map(({ definition }) =>
            clean.findings(definition, lines.get(definition), () =>
              findingsIn(definition, lines, data),
            ),
          ),
        ),
        ({ file, line, rule, message }) => JSON.stringify([file, line, rule, message]),
      ),
    );
  clean.write();
  return withoutRepeated(findings).map(withAdvice);
}

/** What is wrong in the arguments and options of one definition, or one alternative of it. */
async function findingsIn(
  definition: LoadedDefinition,
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
  data: PinData | undefined,
): Promise<PlacedFinding[]> {
  const line = lines.get(definition);
  const inConfigs = await lintConfigs([definition]);
  return [
    ...inConfigs,
    ...(line === undefined ? [] : await lintRequired(definition, line, data?.support)),
    // for a recorded configuration it may have been reported already, at its line
    ...(line === undefined ? [] : await lintDefinitions(new Map([[definition, line]]))).filter(
      ({ message }) => !inConfigs.some((other) => message.startsWith(other.message)),
    ),
    ...(data === undefined ? [] : await lintOptions(data.schema, data.support, [definition])),
    ...(await findingsElsewhere(definition, line, data)),
  ];
}

/**
 * What is wrong with the arguments for other hypervisors that a definition is meant for (`forAnother`): of the runner's
 * own arguments, which no record has, only those that are known to follow from an option.
 */
async function findingsElsewhere(
  definition: LoadedDefinition,
  own: DefinitionArguments | undefined,
  data: PinData | undefined,
): Promise<PlacedFinding[]> {
  const { vm } = definition;
  const findings: PlacedFinding[] = [];
  for (const hypervisor of Object.keys(vm).filter((name) => isForAnother(vm[name]))) {
    const other = { ...definition, vm: { ...vm, hypervisor } };
    const line = definitionArguments(other, undefined, own?.guest);
    if (hypervisor === own?.program || line === undefined) continue;
    const found = [
      ...(await lintRequired(other, line, data?.support)),
      ...(await lintDefinitions(new Map([[other, { ...line, pinnedDay: own?.pinnedDay }]]))),
    ];
    for (const finding of found)
      findings.push({
        ...finding,
        message: finding.message.startsWith(`${hypervisor} `)
          ? finding.message
          : `on ${hypervisor}: ${finding.message}`,
      });
  }
  return findings;
}

const placed = (file: string, line: number, message: string) => `${file}:${line}: ${message}`;

/** What a module and the VMs that import it have in common is reported once. */
function withoutRepeated<Found extends PlacedProblem | PlacedFinding>(
  found: readonly Found[],
): Found[] {
  const byPlace = new Map<string, Found>();
  for (const one of found) {
    const argument = "argument" in one ? one.argument : undefined;
    const key = JSON.stringify([one.file, one.line, one.rule, argument, one.message]);
    if (!byPlace.has(key)) byPlace.set(key, one);
  }
  // a module's own findings do not depend on a VM that uses it
  const own = new Set(
    [...byPlace.values()].map(({ file, line, message }) => placed(file, line, message)),
  );
  return [...byPlace.values()].filter(({ file, line, message }) => {
    const bare = message.replace(/ \(the VM [^()]*\)$/, "");
    return bare === message || !own.has(placed(file, line, bare));
  });
}

/** Definitions with more combinations of conditions than are looked at, or with conditions on other systems. */
function withoutCombinations(alternatives: readonly Alternatives[]): NotVerified[] {
  return alternatives.flatMap(({ of, combinations, system }) => {
    const vms = [of.vm.name];
    const most = `there are ${combinations}, of which ${mostCombinations} are checked`;
    return [
      ...(combinations > mostCombinations
        ? [{ what: "every combination of its conditions", vms, why: most }]
        : []),
      ...(system !== undefined
        ? [{ what: "other systems", vms, why: `its conditions are looked at for ${system}` }]
        : []),
    ];
  });
}

/** What is not known about the options of VMs. */
function withoutPinData(
  config: Config,
  data: PinData | undefined,
  vms: readonly string[],
): NotVerified[] {
  if (data === undefined)
    return [{ what: "the options", vms, why: `there is no ${config.lock}, which pins them` }];
  if (data.support !== undefined) return [];
  const what = "which options the hypervisor refuses or ignores";
  return [{ what, vms, why: withoutSupport(data.schema.source) }];
}

/** VMs whose command lines nobody has looked at, by the reason. */
function withoutCommandLines(
  config: Config,
  definitions: readonly LoadedDefinition[],
  { notMade }: CommandRecords,
): NotVerified[] {
  const reasons = definitions.map(({ vm }) => ({
    name: vm.name,
    why: notMade.get(recordPath(modulePath(config, vm.name))),
  }));
  return grouped(
    reasons.flatMap(({ name, why }) => (why === undefined ? [] : [{ name, why }])),
    "what the runner makes",
  );
}

/** VMs whose command lines are not exact, because only nixpkgs' lib is here. */
function withoutNixos(
  config: Config,
  definitions: readonly LoadedDefinition[],
  { files }: CommandRecords,
): NotVerified[] {
  const parts = definitions.flatMap(({ vm: { name } }) => {
    const record = parseCommandRecord(files.get(recordPath(modulePath(config, name))) ?? "");
    return (record?.approximated ?? []).map((part) => ({ name, part }));
  });
  const why =
    "NixOS' own modules, which add to them, are not on this machine: they are approximated";
  return [...new Set(parts.map(({ part }) => part))].map((part) => ({
    what: part,
    vms: parts.filter((one) => one.part === part).map(({ name }) => name),
    why,
  }));
}

/** VMs whose arguments, or their values, no rule covers, by hypervisor. */
function withoutRules(
  definitions: readonly LoadedDefinition[],
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
): NotVerified[] {
  const reasons = definitions.flatMap((definition) => {
    const line = lines.get(definition);
    const why =
      line === undefined
        ? "only Nix knows its hypervisor"
        : notCheckedOf(line.program, checkedTarget(definition, line), readPack);
    return why === undefined ? [] : [{ name: definition.vm.name, why }];
  });
  return grouped(reasons, "the arguments");
}

function grouped(
  reasons: readonly { readonly name: string; readonly why: string }[],
  what: string,
): NotVerified[] {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of reasons)
    byReason.set(why, [...new Set([...(byReason.get(why) ?? []), name])]);
  return [...byReason].map(([why, vms]) => ({ what, vms, why }));
}
