import { optionPath } from "../../command/explain.ts";
import { mergedPlace } from "../../command/passed-on.ts";
import { definitionPath } from "../../command/places.ts";
import type { RecordedOrigin } from "../../command/record-origins.ts";
import type { OptionPath } from "../../command/runner.ts";
import { isAllowed } from "../../definition/allowed.ts";
import { isOfHypervisor } from "../../definition/alternatives.ts";
import { optionName } from "../../definition/check/option-name.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import type { SourcePosition } from "../../definition/source-position.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { isNixExpression } from "../../nix/value.ts";
import { oncePer } from "../../once-per.ts";
import { forTarget } from "../../packs/assemble.ts";
import { type ChosenPack, checkedAgainst, choosePack, hasPackFor } from "../../packs/choose.ts";
import type { QemuPack } from "../../packs/format.ts";
import { hasRules, type RuledProgram } from "../../packs/format.ts";
import { readPack } from "../../packs/read.ts";
import { type LeftOut, leftOut, withoutFeatures } from "../../packs/without-features.ts";
import type { Finding } from "../finding.ts";
import { fixedText } from "../fix.ts";
import { joinedArguments } from "../joined-arguments.ts";
import { lintArguments, type PlacedFinding, quotedArguments } from "../lint.ts";
import type { Severity } from "../rule-page.ts";
import { rulePages } from "../rules.ts";
import { type DefinitionArguments, isUnknown, ownExtraArgs, ownPlace } from "./arguments.ts";
import { type Culprit, culpritOf } from "./culprit.ts";
import { forAnotherHypervisor } from "./for-another-hypervisor.ts";
import { ignoredOptions } from "./ignored-options.ts";
import { optionOfArgument } from "./option-of-argument.ts";
import { otherTypes } from "./other-types.ts";
import { silentValues, storeAsRootFix } from "./silent-values.ts";
import { takenBesideOption } from "./taken-beside-option.ts";

/** A finding about a definition, with where it stands. */
export interface DefinitionFinding {
  readonly finding: Finding;
  readonly position: SourcePosition;
  /** The option that made the argument, if the definition does not write it itself: `microvm.shares[0].source`. */
  readonly option: string | undefined;
  /** What the place alone does not show. */
  readonly note: string;
}

/** Rules about the combined effect of several arguments: other modules may add those that a module lacks. */
const ofWholeLines = new Set([
  "collision",
  "maxmem",
  "memory-2048",
  "memory-device-on-microvm",
  "never-seen",
  "no-bus",
  "no-kernel",
  "not-shared",
  "nvdimm-off",
  "override",
  "required",
  "stripped-build",
  "undefined-reference",
  "used-before-definition",
  "wrong-bus",
  "wrong-machine",
]);

/** What is wrong with a definition's command line, without what a comment allows; indices count from the first argument. */
export async function findingsOf(
  definition: LoadedDefinition,
  line: DefinitionArguments,
): Promise<DefinitionFinding[]> {
  const lint = linterOf(definition, line);
  const found = lint(line.args).flatMap((finding) => {
    if (definition.kind === "module" && ofWholeLines.has(finding.rule)) return [];
    // only Nix knows what an expression puts into an argument
    if (isUnknown(line, finding.index)) return [];
    if (!line.isExact && finding.message.includes("${")) return [];
    const culprit = culpritOf(line.args, finding, line.runners, lint);
    // for arguments that the runner is only assumed to emit, report only what is known to follow from an option
    return line.isExact ||
      culprit.index >= line.runners ||
      mergedArgument(definition, line, culprit) ||
      optionBehind(line, culprit, finding.rule)
      ? [{ finding, culprit }]
      : [];
  });
  const placed: DefinitionFinding[] = [];
  for (const { finding, culprit } of found) {
    const { index } = culprit;
    const place = await placeIn(definition, line, culprit, finding.rule);
    // a fix for the runner's arguments is of no use, nor is one for arguments other than those shown
    const fix = index === finding.index && place?.option === undefined ? finding.fix : undefined;
    if (place !== undefined) placed.push({ ...place, finding: { ...finding, index, fix } });
  }
  return placed;
}

/** The place that makes an argument, or undefined if a comment there allows the rule. */
export async function placeIn(
  definition: LoadedDefinition,
  line: DefinitionArguments,
  culprit: Culprit,
  rule: string,
): Promise<Omit<DefinitionFinding, "finding"> | undefined> {
  // only now, when there is something to report
  const { isWithin, placesOf, vmNote } = await import("../../definition/source-position.ts");
  const { path, place, note, option } = originOf(definition, line, culprit, rule);
  const places = placesOfBuilder(definition, line, culprit, isWithin) ?? placesOf(definition, path);
  if (isAllowed(definition, places, rule)) return undefined;
  const position = place ?? (places.at(-1) as SourcePosition);
  return { position, option, note: note + vmNote(definition, position) };
}

/** The QEMU pack that a definition's arguments are for; undefined for another hypervisor. */
export function packFor(
  definition: LoadedDefinition,
  line: DefinitionArguments,
): QemuPack | undefined {
  if (line.program !== "qemu") return undefined;
  const pack = readPack(packOf(definition, line.program, line).name);
  return pack.program === "qemu" ? pack : undefined;
}

/** Returns what is wrong with arguments of the VM's hypervisor. */
function linterOf(definition: LoadedDefinition, line: DefinitionArguments) {
  const { program } = line;
  if (!hasRules(program) || !hasPackFor(program, checkedTarget(definition, line)))
    return (args: readonly string[]) => [...joinedArguments(args)];
  const whole = forTarget(readPack(packOf(definition, program, line).name), targetOf(line));
  const pack = withoutFeatures(whole, program === "qemu" ? leftOutOf(definition.vm) : []);
  const readNamed = (path: string) => line.files?.[path];
  // each finding asks for those of the whole line again
  return oncePer((args: readonly string[]) => lintArguments(program, args, pack, readNamed));
}

/** The features that a VM's options leave out of its QEMU; empty if a pack is named, or other modules may decide. */
function leftOutOf(vm: LoadedDefinition["vm"]): LeftOut[] {
  const switched = (group: string) => (vm[group] as { enable?: unknown } | undefined)?.enable;
  const isKnown = [switched("optimize"), switched("graphics"), vm.devices].every(
    (value) => !isNixExpression(value),
  );
  if (namedPack(vm, "qemu") !== undefined || vm.imports !== undefined || !isKnown) return [];
  return leftOut({
    optimize: switched("optimize") !== false,
    graphics: switched("graphics") === true,
    usbDevices: Array.isArray(vm.devices) && vm.devices.some(({ bus }) => bus === "usb"),
  });
}

/** The pack that a definition names, or that of the guest's system. */
function packOf(
  { vm }: LoadedDefinition,
  program: RuledProgram,
  line: DefinitionArguments,
): ChosenPack {
  return choosePack(
    program,
    targetOf(line),
    false,
    { day: line.pinnedDay },
    namedPack(vm, program),
  );
}

/** The pack that a definition names; in a module for several hypervisors, it belongs to one of them. */
function namedPack({ pack }: LoadedDefinition["vm"], program: RuledProgram): string | undefined {
  return typeof pack === "string" && readPack(pack).program === program ? pack : undefined;
}

/**
 * Which builds the definitions are checked against and why, for people: a line or two for those that share one, and
 * lines for those whose builders have the types of another one.
 */
export function buildsOf(lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>): string[] {
  const notes = new Map<string, { readonly chosen: ChosenPack; readonly names: string[] }>();
  const others: string[] = [];
  for (const [definition, line] of lines) {
    if (!hasRules(line.program) || !hasPackFor(line.program, checkedTarget(definition, line)))
      continue;
    const chosen = packOf(definition, line.program, line);
    others.push(otherTypes(definition, chosen.name, line.pinnedDay) ?? "");
    const known = notes.get(`${chosen.name} ${chosen.reason}`);
    if (known?.names.includes(definition.vm.name)) continue;
    if (known === undefined)
      notes.set(`${chosen.name} ${chosen.reason}`, { chosen, names: [definition.vm.name] });
    else known.names.push(definition.vm.name);
  }
  const builds = [...notes.values()].map(({ chosen, names }) =>
    checkedAgainst(someOf(names), readPack(chosen.name).build, chosen),
  );
  return [...builds, ...others.filter((text) => text !== "")];
}

/** A few names, and the number of the others. */
const someOf = (names: readonly string[]) =>
  names.length > 4
    ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`
    : names.join(", ");

/** The architecture that a pack is looked for; undefined if the definition names the pack. */
export const checkedTarget = ({ vm }: LoadedDefinition, line: DefinitionArguments) =>
  typeof vm.pack === "string" ? undefined : targetOf(line);

/** The guest's architecture: "x86_64". */
const targetOf = ({ guest }: DefinitionArguments) => guest.split("-")[0] ?? "";

/**
 * What is wrong with the arguments of definitions, each at the line to blame: that of the list item, or of the option
 * from which the runner made the argument.
 *
 * A comment `ghaf-microvm: allow <rule>` on that line or the one before it says that it is meant.
 */
export async function lintDefinitions(
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const [definition, line] of lines)
    for (const { finding, position, option, note } of await findingsOf(definition, line)) {
      const { argument, fix } = quotedArguments(line.args, finding);
      placed.push({
        rule: finding.rule,
        severity: finding.severity,
        ...position,
        argument,
        message: finding.message + note,
        fix:
          runnersFix(finding, line) ??
          (option === undefined ? fix : optionFix(option, finding.rule)),
        fixable: (await fixedText(definition, line, finding)) !== undefined,
      });
    }
  return placed;
}

/** What to do about an argument that the runner makes whether or not an option is set. */
const runnersFix = ({ rule, index }: Finding, { program, runners }: DefinitionArguments) =>
  program === "crosvm" && rule === "never-seen" && index < runners ? storeAsRootFix : undefined;

/** What to do if an option made the argument. */
function optionFix(option: string, rule: string): string {
  const advice = rulePages.find(({ id }) => id === rule)?.atOption;
  return advice === undefined ? `change ${option}` : `${option}: ${advice}`;
}

/** Where a builder was called that made the argument: in the definition's file, and in a helper. */
function placesOfBuilder(
  definition: LoadedDefinition,
  line: DefinitionArguments,
  { index }: Culprit,
  isWithin: (definition: LoadedDefinition, place: SourcePosition) => boolean,
): readonly SourcePosition[] | undefined {
  if (ownPlace(line, index) === undefined) return undefined;
  const [option = "", value = ""] = line.args.slice(index, index + 2);
  const calls = [value, option].map((argument) => definition.argumentPlaces?.(argument) ?? []);
  // if several VMs have the same argument, this one's
  const isOwn = (places: readonly SourcePosition[]) =>
    places.some((place) => isWithin(definition, place));
  const found = calls.flatMap((some) => some.filter(isOwn))[0] ?? calls.flat().at(-1);
  return found?.map(({ file, line }) => ({ file, line }));
}

/** What an argument comes from: a path of the definition, the place of a module that it imports. */
interface ArgumentSource {
  readonly path: readonly string[];
  readonly place?: SourcePosition | undefined;
  readonly option: string | undefined;
  readonly note: string;
}

function originOf(
  definition: LoadedDefinition,
  line: DefinitionArguments,
  culprit: Culprit,
  rule: string,
): ArgumentSource {
  const { program, runners, origins } = line;
  const { index } = culprit;
  const own = ownPlace(line, index);
  if (own !== undefined) return written([program, "extraArgs", String(own)]);
  const merged = mergedArgument(definition, line, culprit);
  if (merged !== undefined) return written(merged);
  const origin = optionOfArgument(origins, culprit);
  if (index >= runners) return extraArgument(definition, program, origin);
  const option = line.isExact ? undefined : optionBehind(line, culprit, rule);
  if (option !== undefined) return { path: option, option: optionName(option), note: "" };
  const path = origin && definitionPath(insideOf(optionPath(origin.option), culprit));
  if (origin === undefined || path === undefined)
    return {
      path: [],
      option: undefined,
      note: " (the runner adds this argument, whatever options the VM sets)",
    };
  return {
    path: origin.place === undefined ? path : ["imports"],
    place: origin.place,
    option: origin.option,
    note: "",
  };
}

/** The place in the definition's own list of a value that the runner puts into an argument of its own. */
function mergedArgument(
  { vm }: LoadedDefinition,
  { program, args, runners }: DefinitionArguments,
  { index }: Culprit,
): readonly string[] | undefined {
  const own = ownExtraArgs(vm, program);
  const at = index < runners ? mergedPlace(program, own, args[index] ?? "") : undefined;
  return at === undefined ? undefined : [program, "extraArgs", String(at)];
}

/** The option that certainly makes an argument, though the rest of the runner's command line is only assumed. */
function optionBehind(
  { args }: DefinitionArguments,
  { index }: Culprit,
  rule: string,
): readonly string[] | undefined {
  if (rule === "memory-2048") return ["mem"];
  if (rule === "unknown-machine") return ["qemu", "machine"];
  if (rule !== "never-seen" || args[index] !== "-drive") return undefined;
  const nth = args.slice(0, index).filter((arg) => arg === "-drive").length;
  return ["volumes", String(nth), "image"];
}

/** For an option that is a set of keys, such as machineOpts, the key. */
function insideOf(path: OptionPath, { key }: Culprit): OptionPath {
  return key === undefined || typeof path.at(-1) === "number" ? path : [...path, key];
}

/** An extra argument that the definition's own list does not write. */
function extraArgument(
  { vm }: LoadedDefinition,
  program: DefinitionArguments["program"],
  origin: RecordedOrigin | undefined,
): ArgumentSource {
  if (isNixExpression((vm[program] as { extraArgs?: unknown } | undefined)?.extraArgs))
    return written([program, "extraArgs"]);
  return {
    ...written(["imports"]),
    place: origin?.place,
    note: " (in a module that the definition imports)",
  };
}

const written = (path: readonly string[]): ArgumentSource => ({
  path,
  option: undefined,
  note: "",
});

/**
 * The options that definitions set and their hypervisor ignores, those for another hypervisor included, each at its
 * line. A comment `ghaf-microvm: allow ignored-option`, with the rule's name, says that it is meant.
 *
 * @param support Undefined if nothing was measured; values that are wrong on any runner are still found.
 */
export async function lintOptions(
  schema: OptionSchema,
  support: SupportTable | undefined,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const definition of definitions)
    for (const { path, ...finding } of optionFindings(definition, schema, support)) {
      if (!isOfHypervisor(definition, path)) continue;
      const { placesOf, vmNote } = await import("../../definition/source-position.ts");
      // what is reported for a group or a list applies to everything in it
      const around = path.map((_, index) => placesOf(definition, path.slice(0, index + 1)));
      if (around.some((places) => isAllowed(definition, places, finding.rule))) continue;
      const position = around.at(-1)?.at(-1) as SourcePosition;
      const message = finding.message + vmNote(definition, position);
      placed.push({ severity: "silent", ...position, ...finding, message, fixable: false });
    }
  return placed;
}

type OptionFinding = Pick<PlacedFinding, "rule" | "argument" | "message" | "fix"> & {
  readonly path: readonly string[];
  /** "silent", where it is not said. */
  readonly severity?: Severity;
};

function* optionFindings(
  { vm }: LoadedDefinition,
  schema: OptionSchema,
  support: SupportTable | undefined,
): Generator<OptionFinding> {
  for (const ignored of support === undefined ? [] : ignoredOptions(vm, schema, support)) {
    const { path, value, hypervisor, honouredBy, beside } = ignored;
    const name = optionName(path);
    yield {
      path,
      rule: "ignored-option",
      argument: `${name} = ${isNixExpression(value) ? value.text : JSON.stringify(value)}`,
      message:
        beside === undefined
          ? `${hypervisor} ignores ${name}; it is honoured by ${honouredBy.join(", ")}`
          : `${hypervisor} ignores ${name} beside microvm.${beside}, whose value takes its place`,
      fix: null,
    };
  }
  yield* takenBesideOption(vm);
  for (const { value, ...silent } of silentValues(vm, schema))
    yield {
      ...silent,
      rule: "never-seen",
      argument: `${optionName(silent.path)} = ${JSON.stringify(value)}`,
    };
  if (support === undefined) return;
  for (const { instead, ...lost } of forAnotherHypervisor(vm, schema, support))
    yield { ...lost, rule: "for-another-hypervisor", fix: instead ?? null };
}
