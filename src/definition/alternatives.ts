import { systems } from "../microvm/schema/json-schema.ts";
import type { Options } from "../microvm/schema/option-schema.ts";
import { markProperty } from "../nix/property.ts";
import { type Formula, formulaOf, holds, partsOf } from "../nix/syntax/condition.ts";
import { knownValue } from "../nix/syntax/known-value.ts";
import { findUnprintable } from "../nix/unprintable.ts";
import { type Condition, isNixExpression, type NixProperty } from "../nix/value.ts";
import type { LoadedDefinition } from "./load.ts";
import { type Merged, type ModuleSettings, mergeModules, propertiesIn } from "./module-system.ts";
import { isDefinedModule, modulesOf, optionsOf, withoutParts } from "./modules-of.ts";
import { hypervisorOf } from "./refused-options.ts";

/** What a definition sets where its conditions hold, or do not. */
export interface Alternative {
  /** With plain values, including those of the modules that it imports. */
  readonly definition: LoadedDefinition;
  /** Which of the conditions hold, by their texts; empty without conditions. */
  readonly holding: ReadonlyMap<string, boolean>;
  /** What was found wrong while it was put together. */
  readonly problems: Merged<LoadedDefinition>["problems"];
}

/** The alternatives of one definition. */
export interface Alternatives {
  readonly of: LoadedDefinition;
  readonly all: readonly Alternative[];
  /** How many combinations of conditions there are, even if too many to look at all of them. */
  readonly combinations: number;
  /** The system that it is looked at for, where conditions ask for it, and others are left. */
  readonly system?: string;
}

/** The largest number of combinations of conditions that are looked at. */
export const mostCombinations = 64;

/**
 * What a definition may amount to: for each combination of its conditions' outcomes, and, for a module that may be used
 * on several hypervisors, for each that it concerns.
 */
export function alternativesOf(definition: LoadedDefinition, guest: Options): Alternatives {
  const modules = modulesOf(definition);
  // what cannot be printed is reported alone
  if (modules.some((one) => !findUnprintable(withoutParts(one)).next().done))
    return { of: definition, all: [], combinations: 0 };
  if (modules.length === 1 && definition.kind === "vm" && !hasProperties(definition))
    return {
      of: definition,
      all: [{ definition, holding: new Map(), problems: [] }],
      combinations: 1,
    };
  const settings = modules.flatMap(settingsOf);
  const formulas = conditionsIn(settings);
  const parts = [...formulas.values()].flatMap((formula) => [...partsOf(formula)]);
  const texts = [...new Set(parts.flatMap((part) => (part.kind === "atom" ? [part.text] : [])))];
  const known = knownConditions(definition, texts);
  const atoms = texts.filter((text) => !known.has(text));
  const named = parts.flatMap((part) => (part.kind === "hypervisor" ? [part.name] : []));
  const all = new Map<string, Alternative>();
  for (const holding of assignments(atoms)) {
    if (isContradiction(holding)) continue;
    const truths = new Map([...known, ...holding]);
    for (const hypervisor of hypervisorsOf(definition, settings, guest, formulas, truths, named)) {
      const merged = mergeModules(guest, settings, (condition) =>
        isTrue(condition, formulas, hypervisor, truths),
      );
      const isAssumed = merged.values.hypervisor !== hypervisor;
      const alternative = alternativeOf(definition, merged, hypervisor, holding, isAssumed);
      const text = JSON.stringify([alternative.definition.vm, merged.problems.length]);
      const same = all.get(text);
      all.set(text, same === undefined ? alternative : { ...same, holding: common(same, holding) });
    }
  }
  const combinations = 2 ** atoms.length;
  const system = systemOf(definition.vm);
  const isLeft = texts.some((text) => isOfSystem(text, system) !== undefined);
  return { of: definition, all: [...all.values()], combinations, ...(isLeft && { system }) };
}

/** Conditions whose outcome is certain, from the arguments that a VM gives its modules and the system it is checked for. */
function knownConditions(
  { kind, vm }: LoadedDefinition,
  texts: readonly string[],
): Map<string, boolean> {
  const isGiven =
    kind === "vm" &&
    typeof vm.arguments === "object" &&
    vm.arguments !== null &&
    !Array.isArray(vm.arguments);
  const given = isGiven ? (vm.arguments as Readonly<Record<string, unknown>>) : {};
  return new Map(
    texts.flatMap((text): [string, boolean][] => {
      const value = isOfSystem(text, systemOf(vm)) ?? knownValue(text, given);
      return typeof value === "boolean" ? [[text, value]] : [];
    }),
  );
}

/** The first one that it is for. */
const systemOf = ({ systems: named }: LoadedDefinition["vm"]): string =>
  String((Array.isArray(named) ? (named as readonly unknown[]) : systems)[0] ?? systems[0]);

/** Whether a condition about the guest's system holds; undefined for any other. */
function isOfSystem(text: string, system: string): boolean | undefined {
  const [, rest] = /^pkgs\.(?:stdenv\.)?(?:hostPlatform\.)?(.*)$/.exec(text) ?? [];
  const [, compared] = /^system == "([^"]*)"$/.exec(rest ?? "") ?? [];
  if (compared !== undefined) return compared === system;
  const [, name] = /^is(x86_64|Aarch64|aarch64|Linux|Darwin)$/.exec(rest ?? "") ?? [];
  return name === undefined ? undefined : system.split("-").includes(name.toLowerCase());
}

/** Whether something is equal to two texts. */
function isContradiction(holding: ReadonlyMap<string, boolean>): boolean {
  const subjects = [...holding].flatMap(([text, value]) => {
    const [, subject] = /^(.*) == "(?:[^"\\$]|\\.)*"$/.exec(text) ?? [];
    return value && subject !== undefined ? [subject] : [];
  });
  return new Set(subjects).size < subjects.length;
}

/** What holds for both. */
const common = ({ holding }: Alternative, truths: ReadonlyMap<string, boolean>) =>
  new Map([...holding].filter(([atom, value]) => truths.get(atom) === value));

function hasProperties({ vm }: LoadedDefinition): boolean {
  return vm.merge !== undefined || vm.arguments !== undefined || !propertiesIn(vm).next().done;
}

/** What one module says: its options, and what it has under `merge`. */
function settingsOf(source: LoadedDefinition): ModuleSettings<LoadedDefinition>[] {
  const { merge } = source.vm;
  const own = { source, value: optionsOf(source.vm), path: [] };
  if (!Array.isArray(merge)) return [own];
  return [
    own,
    { source, value: markProperty({ _type: "merge", contents: merge }), path: ["merge"] },
  ];
}

/** Every condition, by its text. */
function conditionsIn(settings: readonly ModuleSettings<unknown>[]): Map<string, Formula> {
  const formulas = new Map<string, Formula>();
  for (const { value } of settings)
    for (const property of propertiesIn(value))
      if (hasCondition(property) && isNixExpression(property.condition)) {
        const { text } = property.condition;
        formulas.set(text, formulas.get(text) ?? formulaOf(text));
      }
  return formulas;
}

const hasCondition = (
  property: NixProperty,
): property is Extract<NixProperty, { condition: Condition }> => "condition" in property;

function isTrue(
  condition: Condition,
  formulas: ReadonlyMap<string, Formula>,
  hypervisor: string | undefined,
  truths: ReadonlyMap<string, boolean>,
): boolean {
  if (!isNixExpression(condition)) return condition === true;
  const formula = formulas.get(condition.text);
  return formula !== undefined && holds(formula, hypervisor, (atom) => truths.get(atom) === true);
}

/** All combinations if they are few; else each atom alone, too, and the first of the rest. */
function* assignments(atoms: readonly string[]): Generator<ReadonlyMap<string, boolean>> {
  const ofBits = (isSet: (index: number) => boolean) =>
    new Map(atoms.map((atom, index) => [atom, isSet(index)]));
  if (2 ** atoms.length > mostCombinations) {
    yield ofBits(() => true);
    for (const [one] of atoms.entries()) yield ofBits((index) => index === one);
  }
  const rest = Math.min(2 ** atoms.length, mostCombinations);
  for (let bits = 0; bits < rest; bits++) yield ofBits((index) => ((bits >> index) & 1) === 1);
}

/** The hypervisors that the definition may run on under these conditions. */
function hypervisorsOf(
  { kind }: LoadedDefinition,
  settings: readonly ModuleSettings<LoadedDefinition>[],
  guest: Options,
  formulas: ReadonlyMap<string, Formula>,
  truths: ReadonlyMap<string, boolean>,
  named: readonly string[],
): (string | undefined)[] {
  const { values } = mergeModules(guest, settings, (condition) =>
    isTrue(condition, formulas, undefined, truths),
  );
  const { hypervisor } = values;
  if (typeof hypervisor === "string") return [hypervisor];
  const known = guest.hypervisor;
  const all =
    known?.kind === "option" && known.type.kind === "enum" ? known.type.values.map(String) : [];
  if (kind === "vm" && hypervisor === undefined) return [hypervisorOf(values, guest)];
  const concerned = all.filter((name) => named.includes(name) || values[name] !== undefined);
  return [...new Set([hypervisorOf({}, guest), ...concerned])];
}

function alternativeOf(
  definition: LoadedDefinition,
  { values, origins, problems }: Merged<LoadedDefinition>,
  hypervisor: string | undefined,
  holding: ReadonlyMap<string, boolean>,
  isAssumed: boolean,
): Alternative {
  const { name, systems, pack } = definition.vm;
  const imports = importedFiles(definition);
  const vm = {
    name,
    ...(systems !== undefined && { systems }),
    ...(imports.length > 0 && { imports: imports.map(({ file }) => file) }),
    ...(pack !== undefined && { pack }),
    ...(typeof hypervisor === "string" && { hypervisor }),
    ...values,
  };
  const places = new Map(origins);
  for (const [index, { path }] of imports.entries())
    places.set(JSON.stringify(["imports", String(index)]), {
      source: definition,
      path,
      conditions: [],
    });
  const assumed = definition.kind === "module" && isAssumed ? hypervisor : undefined;
  return { definition: { ...definition, vm, origins: places, assumed }, holding, problems };
}

/**
 * Whether what is said of a value for the sake of the hypervisor holds of the definition. Of a module that leaves the
 * hypervisor to others, it does for values under a condition that names it, and for the hypervisor's own options.
 */
export function isOfHypervisor(
  { assumed, origins }: LoadedDefinition,
  path: readonly string[],
): boolean {
  if (assumed === undefined || path[0] === assumed) return true;
  const conditions = path.flatMap(
    (_, index) => origins?.get(JSON.stringify(path.slice(0, index + 1)))?.conditions ?? [],
  );
  return conditions.some(
    (condition) =>
      isNixExpression(condition) &&
      [...partsOf(formulaOf(condition.text))].some(
        (part) => part.kind === "hypervisor" && part.name === assumed,
      ),
  );
}

/**
 * What was found in the alternatives of a definition, each once; a finding that is not in all of them names the
 * conditions under which it holds.
 *
 * @param found By alternative.
 */
export function byAlternative<Finding extends { readonly message: string }>(
  { all }: Alternatives,
  found: readonly (readonly Finding[])[],
  keyOf: (finding: Finding) => string,
): Finding[] {
  const byKey = new Map<string, { readonly finding: Finding; readonly in: Set<number> }>();
  for (const [index, findings] of found.entries())
    for (const finding of findings) {
      const key = keyOf(finding);
      const known = byKey.get(key) ?? { finding, in: new Set() };
      known.in.add(index);
      byKey.set(key, known);
    }
  return [...byKey.values()].map(({ finding, in: where }) => {
    const condition = conditionOf(all, where);
    return condition === ""
      ? finding
      : { ...finding, message: `${finding.message} (${condition})` };
  });
}

/** What distinguishes these alternatives from the others, as text: "where a.b is true". */
function conditionOf(all: readonly Alternative[], where: ReadonlySet<number>): string {
  const [first, ...others] = all.filter((_, index) => where.has(index));
  const without = all.filter((_, index) => !where.has(index));
  if (first === undefined || without.length === 0) return "";
  const literals = [...first.holding].filter(
    ([atom, value]) =>
      others.every(({ holding }) => holding.get(atom) === value) &&
      without.some(({ holding }) => holding.get(atom) !== value),
  );
  return literals.length === 0
    ? ""
    : `where ${literals.map(([atom, value]) => `${atom} is ${value}`).join(" and ")}`;
}

/** A definition's imports that are not modules of definitions. */
function importedFiles({ vm }: LoadedDefinition) {
  const imports = Array.isArray(vm.imports) ? (vm.imports as readonly unknown[]) : [];
  return imports.flatMap((file, index) =>
    isDefinedModule(file) ? [] : [{ file, path: ["imports", String(index)] }],
  );
}
