import { assertedRequirements } from "../../microvm/schema/asserted-requirements.ts";
import {
  defaultOf,
  type Option,
  type OptionGroup,
  type Options,
} from "../../microvm/schema/option-schema.ts";
import { elementTypeName, groupTypeName, pascal } from "../../microvm/schema/type-names.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import {
  asRequired,
  type Interface,
  type Narrowed,
  nameOf,
  type Property,
} from "./declarations.ts";

/** A list whose elements are of different kinds, by one of their options. */
export interface ElementKinds {
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
  /** Those that no other kind may have, and that are set to null rather than left out. */
  readonly asserted: readonly string[];
}

/** The kinds of a list's elements, where there are any. */
export function kindsOf(
  list: string,
  { type }: Option,
  support: SupportTable | undefined,
): ElementKinds | undefined {
  if (type.kind !== "listOf" || type.of.kind !== "submodule") return undefined;
  const { options } = type.of;
  const conditions = conditionsIn(list, options);
  const by =
    conditions.at(-1)?.by ??
    Object.keys(options).find((name) =>
      support?.of(`${list}.*.${name}`).some(({ refusedValues }) => refusedValues !== undefined),
    );
  const kindOption = by === undefined ? undefined : options[by];
  if (by === undefined || kindOption?.kind !== "option") return undefined;
  const element = elementTypeName([list]);
  const byDefault = defaultOf(kindOption);
  const values = kindValues(kindOption)
    // where no kind is given, TypeScript's message is about the last one, so that is the default
    .toSorted((one, other) => Number(one === byDefault) - Number(other === byDefault));
  if (values.length === 0) return undefined;
  return {
    list,
    element,
    by,
    kinds: values.map((value) => ({ value, type: kindTypeName(element, by, value, byDefault) })),
    byDefault,
    conditional: new Map(conditions.map(({ name, value }) => [name, value])),
    conditionalGroups: conditions.flatMap(({ name }) =>
      options[name]?.kind === "group" ? [groupTypeName([list, "*", name])] : [],
    ),
    asserted: conditions.flatMap(({ name, isAsserted }) => (isAsserted ? [name] : [])),
  };
}

/** The options of an element that are required where a neighbouring option, `by`, has a certain value. */
const conditionsIn = (list: string, options: Options) =>
  Object.entries(options).flatMap(([name, node]) => {
    const asserted = assertedRequirements[`${list}.*.${name}`];
    const when = asserted ?? conditionOf(node);
    const isAsserted = asserted !== undefined;
    return when === undefined ? [] : [{ name, by: when.by, value: when.value, isAsserted }];
  });

function kindValues({ type }: Option): readonly (string | boolean)[] {
  if (type.kind === "bool") return [true, false];
  return type.kind === "enum" ? type.values.filter((value) => typeof value === "string") : [];
}

/**
 * `InterfaceMacvtap`; for two that differ only in a switch, `VolumeWithAutoCreate` and `VolumeNoAutoCreate`. Some
 * versions of TypeScript order them by name, so the default's name sorts after the other.
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
): { readonly by: string; readonly value: unknown } | undefined {
  if (node.kind === "option") {
    const [only, ...more] = Object.entries(node.requiredWhen ?? {});
    return only === undefined || more.length > 0 ? undefined : { by: only[0], value: only[1] };
  }
  const [first, ...others] = Object.values(node.options).map(conditionOf);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first))
    ? first
    : undefined;
}

/** An element's interface as one for each kind, and their union. */
export function narrowElement(declaration: Interface, kinds: ElementKinds): Narrowed {
  const { element, by, conditional } = kinds;
  const isVarying = ({ name }: Property) => nameOf(name) === by || conditional.has(nameOf(name));
  const base = `${element}Options`;
  const common = declaration.properties.filter((property) => !isVarying(property));
  const varying = declaration.properties.filter(isVarying);
  return {
    interfaces: [
      { ...declaration, name: base, properties: common },
      ...kinds.kinds.map(({ value, type }) => ({
        ...declaration,
        name: type,
        extends: [base],
        properties: varying.map((property) => ofKind(property, value, kinds)),
      })),
    ],
    aliases: [{ name: element, type: kinds.kinds.map(({ type }) => type).join(" | ") }],
  };
}

/** An option of an element as an element of one kind has it. */
function ofKind(property: Property, kind: string | boolean, kinds: ElementKinds): Property {
  const name = nameOf(property.name);
  if (name === kinds.by)
    return { ...property, type: JSON.stringify(kind), isOptional: kind === kinds.byDefault };
  const when = kinds.conditional.get(name);
  const isAsserted = kinds.asserted.includes(name);
  if (kind === when) {
    const type = isAsserted ? property.type.replace(/ \| null$/, "") : property.type;
    return asRequired({ ...property, type });
  }
  const other = `${kinds.by}: ${typeof when === "string" ? `'${when}'` : when}`;
  const refused = `OnlyWith<${JSON.stringify(other)}>`;
  if (isAsserted) return { ...property, type: `${refused} | null` };
  return kinds.conditionalGroups.includes(property.type)
    ? { ...property, type: refused }
    : property;
}
