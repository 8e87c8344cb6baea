import { assertedRequirements } from "../microvm/schema/asserted-requirements.ts";
import { definitionKeys } from "../microvm/schema/json-schema.ts";
import type {
  Option,
  OptionGroup,
  OptionSchema,
  Options,
} from "../microvm/schema/option-schema.ts";
import { elementTypeName, groupTypeName, pascal } from "../microvm/schema/type-names.ts";
import { hypervisorsOf } from "../microvm/support/measure.ts";
import type { MeasuredSupport } from "../microvm/support/measured-support.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import type { Alias, Interface, Property } from "./declarations.ts";

/** Types in the order in which they are written. */
export interface Narrowed {
  readonly interfaces: readonly Interface[];
  readonly aliases: readonly Alias[];
}

/** The types of the module, and those of its functions, by their names. */
export interface NarrowedModule extends Narrowed {
  readonly functions: Readonly<Record<DefinitionFunction, string>>;
}

/** What takes options of a VM. */
export type DefinitionFunction = "defineVm" | "defineModule" | "onHypervisor";

/**
 * The plain interfaces made exact: a VM becomes a union on `hypervisor`, in which what that hypervisor refuses cannot
 * be set; an element whose requirements depend on its kind becomes a union on that kind.
 *
 * @param support Undefined where it was not measured: then every hypervisor takes every option.
 */
export function narrow(
  plain: readonly Interface[],
  schema: OptionSchema,
  support: SupportTable | undefined,
): NarrowedModule {
  const lists = Object.entries(schema.guest).flatMap(([name, node]) => {
    const kinds = node.kind === "option" ? kindsOf(name, node, support) : undefined;
    return kinds === undefined ? [] : [kinds];
  });
  const kindsByElement = new Map(lists.map((kinds) => [kinds.element, kinds]));
  const required = new Set(lists.flatMap(({ conditionalGroups }) => conditionalGroups));
  const interfaces: Interface[] = [];
  const aliases: Alias[] = [];
  let functions = withoutHypervisors;
  for (const declaration of plain) {
    const kinds = kindsByElement.get(declaration.name);
    if (declaration.name === "Vm") {
      const vm = narrowVm(declaration, schema, support, lists);
      interfaces.push(...vm.interfaces);
      aliases.push(...vm.aliases);
      functions = vm.functions;
    } else if (kinds !== undefined) {
      const element = narrowElement(declaration, kinds);
      interfaces.push(...element.interfaces);
      aliases.push(...element.aliases);
    } else if (required.has(declaration.name)) {
      // the group can be set only where all of it must be
      interfaces.push({
        ...declaration,
        properties: declaration.properties.map(asRequired),
      });
    } else interfaces.push(declaration);
  }
  return { interfaces, aliases, functions };
}

const withoutHypervisors: NarrowedModule["functions"] = {
  defineVm: "(vm: Vm) => Vm",
  defineModule: "(module: Partial<Vm> & { name: string; arguments?: string[] }) => DefinedModule",
  onHypervisor: "(hypervisor: string, options: Partial<Vm>) => object",
};

/** A list whose elements are of different kinds, by one of their options. */
interface Kinds {
  /** The list's own name: `interfaces`. */
  readonly list: string;
  /** The name of the type of one element: `Interface`. */
  readonly element: string;
  /** The option that says the kind: `type`. */
  readonly by: string;
  readonly kinds: readonly { readonly value: string | boolean; readonly type: string }[];
  readonly byDefault: unknown;
  /** Options of the element that only one kind has or needs. */
  readonly conditional: ReadonlyMap<string, unknown>;
  /** The names of the types of those that are groups. */
  readonly conditionalGroups: readonly string[];
  /** Those that no other kind may have, and whose type takes null instead of leaving them out. */
  readonly asserted: readonly string[];
}

function kindsOf(
  list: string,
  { type }: Option,
  support: SupportTable | undefined,
): Kinds | undefined {
  if (type.kind !== "listOf" || type.of.kind !== "submodule") return undefined;
  const { options } = type.of;
  const conditional = new Map<string, unknown>();
  const conditionalGroups: string[] = [];
  let by: string | undefined;
  const asserted: string[] = [];
  for (const [name, node] of Object.entries(options)) {
    const assertion = assertedRequirements[`${list}.*.${name}`];
    const when = assertion ? { name: assertion.by, value: assertion.value } : conditionOf(node);
    if (when === undefined) continue;
    if (assertion !== undefined) asserted.push(name);
    by = when.name;
    conditional.set(name, when.value);
    if (node.kind === "group") conditionalGroups.push(groupTypeName([list, "*", name]));
  }
  by ??= Object.keys(options).find((name) =>
    support?.of(`${list}.*.${name}`).some(({ refusedValues }) => refusedValues !== undefined),
  );
  const teller = by === undefined ? undefined : options[by];
  if (by === undefined || teller?.kind !== "option") return undefined;
  const values =
    teller.type.kind === "enum"
      ? teller.type.values.filter((value) => typeof value === "string")
      : teller.type.kind === "bool"
        ? [true, false]
        : [];
  if (values.length === 0) return undefined;
  const element = elementTypeName([list]);
  const byDefault = teller.default && "value" in teller.default ? teller.default.value : undefined;
  return {
    list,
    element,
    by,
    // where no kind is given, TypeScript's message is about the last: that is the default
    kinds: values
      .toSorted((one, other) => Number(one === byDefault) - Number(other === byDefault))
      .map((value) => ({ value, type: kindTypeName(element, by, value, byDefault) })),
    byDefault,
    conditional,
    conditionalGroups,
    asserted,
  };
}

/**
 * `InterfaceMacvtap`; of two that only differ in a switch, `VolumeWithAutoCreate` and `VolumeNoAutoCreate`. To some
 * versions of TypeScript the last is that by name, so the default's comes behind the other.
 */
function kindTypeName(
  element: string,
  by: string,
  value: string | boolean,
  byDefault: unknown,
): string {
  if (typeof value === "string") return `${element}${pascal([value])}`;
  const word = value ? "With" : byDefault === true ? "No" : "Without";
  return `${element}${word}${pascal([by])}`;
}

/** The one neighbour, and its value, under which an option or everything in a group is required. */
function conditionOf(
  node: Option | OptionGroup,
): { readonly name: string; readonly value: unknown } | undefined {
  if (node.kind === "option") {
    const [only, ...more] = Object.entries(node.requiredWhen ?? {});
    return only === undefined || more.length > 0 ? undefined : { name: only[0], value: only[1] };
  }
  const [first, ...others] = Object.values(node.options).map(conditionOf);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first))
    ? first
    : undefined;
}

function narrowElement(declaration: Interface, kinds: Kinds): Narrowed {
  const properties = declaration.properties;
  const varying = ({ name }: Property) =>
    nameOf(name) === kinds.by || kinds.conditional.has(nameOf(name));
  const base = `${kinds.element}Options`;
  return {
    interfaces: [
      {
        ...declaration,
        name: base,
        properties: properties.filter((property) => !varying(property)),
      },
      ...kinds.kinds.map(({ value, type }) => ({
        ...declaration,
        name: type,
        extends: [base],
        properties: properties.filter(varying).map((property) => {
          if (nameOf(property.name) === kinds.by)
            return {
              ...property,
              type: JSON.stringify(value),
              isOptional: value === kinds.byDefault,
            };
          const when = kinds.conditional.get(nameOf(property.name));
          const isAsserted = kinds.asserted.includes(nameOf(property.name));
          if (value === when)
            return asRequired(
              isAsserted ? { ...property, type: property.type.replace(/ \| null$/, "") } : property,
            );
          const isGroup = kinds.conditionalGroups.some((group) => property.type === group);
          const other = `${kinds.by}: ${typeof when === "string" ? `'${when}'` : when}`;
          const refused = `OnlyWith<${JSON.stringify(other)}>`;
          if (isAsserted) return { ...property, type: `${refused} | null` };
          return isGroup ? { ...property, type: refused } : property;
        }),
      })),
    ],
    aliases: [
      {
        name: kinds.element,
        type: kinds.kinds.map(({ type }) => type).join(" | "),
      },
    ],
  };
}

function narrowVm(
  declaration: Interface,
  schema: OptionSchema,
  support: SupportTable | undefined,
  lists: readonly Kinds[],
): NarrowedModule {
  const hypervisors = hypervisorsOf(schema);
  if (hypervisors.length === 0)
    return { interfaces: [declaration], aliases: [], functions: withoutHypervisors };
  const typeFor = (property: Property, hypervisor: string): string =>
    typeOn(hypervisor, property, schema.guest, support, lists);
  const varies = (property: Property) =>
    isHypervisor(property) ||
    hypervisors.some((hypervisor) => typeFor(property, hypervisor) !== property.type);
  const [keys, options] = [isKey, (property: Property) => !isKey(property)].map((chosen) =>
    declaration.properties.filter(chosen),
  ) as [Property[], Property[]];
  const varying = options.filter(varies);
  const option = schema.guest.hypervisor as Option;
  const byDefault = option.default && "value" in option.default ? option.default.value : undefined;
  const [members, parts] = ["Vm", "Part"].map((end) =>
    hypervisors.map((hypervisor) => `${pascal([hypervisor])}${end}`),
  ) as [string[], string[]];
  return {
    interfaces: [
      named(
        "VmOptions",
        "What every hypervisor takes, or at least does not refuse.",
        [],
        options.filter((property) => !varies(property)),
      ),
      named("VmKeys", "What a VM has beside its options.", [], [...keys, givenArguments]),
      ...hypervisors.flatMap((hypervisor, index) =>
        onOne(hypervisor, varying, typeFor, {
          part: parts[index] as string,
          member: members[index] as string,
          isDefault: hypervisor === byDefault,
          docs: declaration.docs,
        }),
      ),
      ...moduleInterfaces(keys, varying),
      byHypervisor("VmByHypervisor", hypervisors, members),
      byHypervisor("PartByHypervisor", hypervisors, parts),
    ],
    aliases: vmAliases(members),
    functions: functionTypes(byDefault),
  };
}

const isKey = ({ name }: Property) => (definitionKeys as readonly string[]).includes(nameOf(name));
const isHypervisor = ({ name }: Property) => nameOf(name) === "hypervisor";

const named = (
  name: string,
  docs: string,
  bases: string[],
  properties: readonly Property[],
): Interface => ({
  name,
  docs,
  extends: bases,
  properties: [...properties],
});

/** What one hypervisor takes, and a VM on it. */
function onOne(
  hypervisor: string,
  varying: readonly Property[],
  typeFor: (property: Property, hypervisor: string) => string,
  {
    part,
    member,
    isDefault,
    docs,
  }: {
    readonly docs: string | undefined;
    readonly part: string;
    readonly member: string;
    readonly isDefault: boolean;
  },
): Interface[] {
  const options = varying
    .filter((property) => !isHypervisor(property))
    .map((property) => ({ ...property, type: typeFor(property, hypervisor) }));
  const ownName = varying.filter(isHypervisor).map((property) => ({
    ...property,
    type: JSON.stringify(hypervisor),
    isOptional: isDefault,
  }));
  return [
    named(part, `What ${hypervisor} takes.`, ["VmOptions"], options),
    {
      ...named(member, "", [part, "VmKeys"], [...ownName, mergeOf(part)]),
      docs,
    },
  ];
}

/** What a module takes, on whatever hypervisor. */
const moduleInterfaces = (keys: readonly Property[], varying: readonly Property[]): Interface[] => [
  named(
    "ModuleOptions",
    "What any hypervisor takes.",
    ["VmOptions"],
    varying.map((property) => ({ ...property, isOptional: true })),
  ),
  named(
    "Module",
    "A NixOS module for VMs: any options, and how they come together with those of others.",
    ["ModuleOptions"],
    [...keys.filter(({ name }) => name !== "systems"), takenArguments, mergeOf("ModuleOptions")],
  ),
];

const functionTypes = (byDefault: unknown): NarrowedModule["functions"] => ({
  // of one hypervisor, inferred first: TypeScript's messages about a union are about any of its members
  defineVm: `<Hypervisor extends keyof VmByHypervisor${typeof byDefault === "string" ? ` = ${JSON.stringify(byDefault)}` : ""}>(vm: VmOn<Hypervisor>) => VmByHypervisor[Hypervisor]`,
  defineModule: "(module: Module) => DefinedModule",
  onHypervisor:
    "<Hypervisor extends keyof PartByHypervisor>(hypervisor: Hypervisor, options: PartByHypervisor[Hypervisor]) => object",
});

const givenArguments: Property = {
  name: "arguments",
  isOptional: true,
  type: "{ [name: string]: NixValue } | string[]",
  docs: "What the VM gives the modules that it imports, beside config, lib and pkgs: `_module.args`. Or the names of what it is itself given: `specialArgs`.",
};

const takenArguments: Property = {
  name: "arguments",
  isOptional: true,
  type: "string[]",
  docs: "What the module is given beside config, lib and pkgs, and its expressions use: `globalConfig`.",
};

const mergeOf = (part: string): Property => ({
  name: "merge",
  isOptional: true,
  type: `${part}[]`,
  docs: "More options, merged with those above as if each stood in a module of its own: `onHypervisor(...)`, `mkIf(...)`.",
});

/** @param types The names of the hypervisors' types. */
const byHypervisor = (
  name: string,
  hypervisors: readonly string[],
  types: readonly string[],
): Interface => ({
  name,
  properties: hypervisors.map((hypervisor, index) => ({
    name: JSON.stringify(hypervisor),
    type: types[index] as string,
  })),
});

const vmAliases = (members: readonly string[]): Alias[] => [
  {
    name: "VmOn",
    docs: "A VM on one hypervisor.",
    parameters: "<Hypervisor extends keyof VmByHypervisor>",
    type: "VmByHypervisor[Hypervisor] & { hypervisor?: Hypervisor }",
  },
  {
    name: "Vm",
    docs: "A VM, by its hypervisor: what that one refuses cannot be set.",
    type: members.join(" | "),
  },
];

/** The type of a VM's option on a hypervisor: only its default where it is refused, only the kinds that it takes. */
function typeOn(
  hypervisor: string,
  property: Property,
  guest: Options,
  support: SupportTable | undefined,
  lists: readonly Kinds[],
): string {
  const name = nameOf(property.name);
  const node = guest[name];
  const type = property.type;
  if (support === undefined) return type;
  // never read there, so only what `forAnother` marks can be meant
  if (node?.kind === "group" && name !== hypervisor && support.hypervisors.includes(name))
    return `${type} & IgnoredBy<${JSON.stringify(hypervisor)}>`;
  if (node?.kind === "group") return type + refusedInside(name, node, hypervisor, support);
  if (node?.kind !== "option") return type;
  const refusal = support.refusal(name, hypervisor);
  if (refusal !== undefined) return refusedType(node, hypervisor, refusal);
  if (support.refusesEdge(name, hypervisor, null)) return `Exclude<${type}, null>`;
  const kinds = lists.find(({ list }) => list === name);
  if (kinds === undefined) return type;
  const refusedBy = (one: string) => support.refusedValues(`${name}.*.${kinds.by}`, one);
  // written out even where all are taken: else TypeScript's messages are about a hypervisor that takes fewer
  if (support.hypervisors.every((one) => refusedBy(one).length === 0)) return type;
  const refused = refusedBy(hypervisor);
  const taken = kinds.kinds.filter(({ value }) => !refused.includes(value));
  const names = taken.map(({ type }) => type).join(" | ");
  return taken.length === 1 ? `${names}[]` : `(${names})[]`;
}

/** What a hypervisor refuses of a group's options, to be added to the group's type; nothing for most. */
function refusedInside(
  group: string,
  { options }: OptionGroup,
  hypervisor: string,
  support: SupportTable,
): string {
  const refused = Object.entries(options).flatMap(([name, node]) => {
    const refusal = support.refusal(`${group}.${name}`, hypervisor);
    return refusal === undefined || node.kind !== "option"
      ? []
      : [`${JSON.stringify(name)}?: ${refusedType(node, hypervisor, refusal)}`];
  });
  return refused.length === 0 ? "" : ` & { ${refused.join("; ")} }`;
}

/**
 * The type of an option that is refused: what can still be written is its default, or the switch's other position. Of
 * a list each element is refused, for it is about these that TypeScript has its messages.
 */
function refusedType(
  { type, default: value }: Option,
  hypervisor: string,
  { refusedValues, takenEdges }: MeasuredSupport,
): string {
  const refused = refusedValues?.[hypervisor] ?? [];
  const taken = (takenEdges?.[hypervisor] ?? []).map((edge) => JSON.stringify(edge));
  const none = [...taken, `RefusedBy<${JSON.stringify(hypervisor)}>`].join(" | ");
  if (type.kind === "bool" && refused.length > 0) {
    const positions = [false, true].filter((position) => !refused.includes(position));
    return [...positions.map(String), none].join(" | ");
  }
  if (value === undefined || !("value" in value)) return none;
  const literal = JSON.stringify(value.value);
  if (literal === "[]") return `${none}[]`;
  if (literal === "{}") return `Record<string, ${none}>`;
  return `${literal} | ${none}`;
}

const asRequired = (property: Property): Property => ({ ...property, isOptional: false });

const nameOf = (name: string) => name.replace(/^"(.*)"$/, "$1");
