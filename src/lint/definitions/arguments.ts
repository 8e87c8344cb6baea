import { allArguments, argumentsOf, parseCommandLine } from "../../command/command-line.ts";
import { type CommandRecord, parseCommandRecord } from "../../command/parse-record.ts";
import { passedOn } from "../../command/passed-on.ts";
import { type CommandRecords, recordPath } from "../../command/record.ts";
import type { RecordedOrigin } from "../../command/record-origins.ts";
import type { Config } from "../../config.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import { standsForItems } from "../../definition/module-system.ts";
import { systems } from "../../microvm/schema/json-schema.ts";
import { isNixExpression } from "../../nix/value.ts";
import { hasRules } from "../../packs/format.ts";
import { runnerArguments } from "./runner-arguments.ts";

/** Where the definition's own `extraArgs` are, which the runner may pass on only in part. */
export interface OwnArguments {
  readonly start: number;
  /** For each argument, its place in the list. */
  readonly places: readonly number[];
}

/** An argument's place in the definition's own list, or undefined if it comes from elsewhere. */
export function ownPlace({ own }: DefinitionArguments, index: number): number | undefined {
  return index < own.start ? undefined : own.places[index - own.start];
}

/** A definition's command line, after the program's name: the runner's arguments, then all extra arguments. */
export interface DefinitionArguments {
  readonly program: string;
  readonly args: readonly string[];
  /** How many of the arguments the runner makes. */
  readonly runners: number;
  readonly own: OwnArguments;
  /** For each argument, the options of the VM that it comes from; none where that is not known. */
  readonly origins: readonly (readonly RecordedOrigin[])[];
  /** The pinned runner emits exactly these arguments; otherwise it is only known to emit arguments like these. */
  readonly isExact: boolean;
  /** By path, the text of files that the arguments name, if the runner's files are known. */
  readonly files?: Readonly<Record<string, string>>;
  /** The system that the guest runs on, "aarch64-linux". */
  readonly guest: string;
  /** The date of the packages that the VM is built with, if known. */
  readonly pinnedDay?: string | undefined;
}

/**
 * The command line of a VM, or undefined where only Nix knows its hypervisor.
 *
 * @param record The current record of the VM's command line, where there is one.
 * @param system The guest's system, if known without a record.
 */
export function definitionArguments(
  { vm }: LoadedDefinition,
  record: string | undefined,
  system?: string,
): DefinitionArguments | undefined {
  const recorded = parseCommandRecord(record ?? "");
  const program = recorded?.hypervisor ?? vm.hypervisor ?? "qemu";
  if (typeof program !== "string") return undefined;
  const own = ownExtraArgs(vm, program);
  const guest = recorded?.guest ?? system ?? firstSystem(vm);
  return (
    (recorded && recordedArguments(program, own, recorded)) ?? {
      ...likelyArguments(program, own, hasRules(program) ? runnerArguments(vm, guest) : []),
      guest,
    }
  );
}

/** The extra arguments that a definition writes itself; empty if only Nix knows them. */
export function ownExtraArgs(vm: LoadedDefinition["vm"], program: string): readonly unknown[] {
  const given = (vm[program] as { extraArgs?: unknown } | undefined)?.extraArgs;
  return Array.isArray(given) ? given : [];
}

/** The first system that a definition is for, which is the recorded one. */
const firstSystem = ({ systems: named }: LoadedDefinition["vm"]) =>
  Array.isArray(named) ? String(named[0] ?? systems[0]) : systems[0];

/** The command line of each definition, except where only Nix knows its hypervisor. */
export function allDefinitionArguments(
  config: Config,
  definitions: readonly LoadedDefinition[],
  { files, notMade, guests, pinnedDay }: Omit<CommandRecords, "failed">,
): Map<LoadedDefinition, DefinitionArguments> {
  return new Map(
    definitions.flatMap((definition) => {
      const path = recordPath(`${config.modules}/${definition.vm.name}/default.nix`);
      const record = notMade.has(path) ? undefined : files.get(path);
      const line = definitionArguments(definition, record, guests?.get(path));
      return line === undefined ? [] : [[definition, { ...line, pinnedDay }] as const];
    }),
  );
}

function recordedArguments(
  program: DefinitionArguments["program"],
  own: readonly unknown[],
  record: CommandRecord,
): DefinitionArguments | undefined {
  // if the list is a Nix expression, its arguments cannot be distinguished from those of an imported module
  if (record.command === undefined) return undefined;
  const line = parseCommandLine(program, record.command);
  const args = allArguments(line)
    .slice(1)
    .map(({ text }) => text);
  const runners = args.length - record.extraCount;
  const all = [own.map((_, index) => index), passedOn(program, own)];
  const placed = all
    .map((places) => {
      const passed = places.map((place) => own[place]);
      return { start: lastPlaceOf(args.slice(runners), passed), places };
    })
    .find(({ start }) => start !== undefined);
  if (placed === undefined) return undefined;
  return {
    program,
    args,
    runners,
    own: { start: runners + (placed.start ?? 0), places: placed.places },
    origins: [
      ...line.program.slice(1).map(() => []),
      ...line.options.flatMap((option, index) =>
        argumentsOf(option).map(() => record.origins[index] ?? []),
      ),
    ],
    isExact: true,
    guest: record.guest,
    files: record.files,
  };
}

/** The last place where one list occurs within another; the value of a Nix expression is not known. */
function lastPlaceOf(args: readonly string[], list: readonly unknown[]): number | undefined {
  for (let start = args.length - list.length; start >= 0; start--)
    if (list.every((arg, index) => isNixExpression(arg) || arg === args[start + index]))
      return start;
  return undefined;
}

/** Replaces the arguments of the definition's own `extraArgs` with the current ones. */
export function withOwnArguments(
  line: DefinitionArguments,
  { vm }: LoadedDefinition,
): DefinitionArguments {
  const own = ownExtraArgs(vm, line.program).map(asArgument);
  const { start, places: before } = line.own;
  const places = passedOn(line.program, own);
  const passed = places.map((place) => own[place] ?? "");
  return {
    ...line,
    args: line.args.toSpliced(start, before.length, ...passed),
    own: { start, places },
  };
}

function likelyArguments(
  program: DefinitionArguments["program"],
  own: readonly unknown[],
  runner: readonly string[],
): Omit<DefinitionArguments, "guest"> {
  const places = passedOn(program, own).filter((place) => !standsForItems(own[place]));
  return {
    program,
    args: [...runner, ...places.map((place) => asArgument(own[place]))],
    runners: runner.length,
    own: { start: runner.length, places },
    origins: [],
    isExact: false,
  };
}

/** A Nix string without its quotes; interpolations, and any other expression, stay as written. */
function asArgument(arg: unknown): string {
  if (!isNixExpression(arg)) return String(arg);
  const isString = /^"(?:[^"\\]|\\.)*"$/s.test(arg.text);
  return isString ? arg.text.slice(1, -1) : `\${${arg.text}}`;
}

/** Whether only Nix knows an argument, or whether it is the value of the one before. */
export function isUnknown({ args, isExact }: DefinitionArguments, index: number): boolean {
  const isExpression = (at: number) => args[at]?.startsWith("${") === true;
  return !isExact && (isExpression(index) || isExpression(index - 1));
}
