import type { Option, OptionGroup, Options } from "../../microvm/schema/option-schema.ts";
import type { MeasuredSupport } from "../../microvm/support/measured-support.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { nameOf, type Property } from "./declarations.ts";
import type { ElementKinds } from "./element-kinds.ts";

/** The type of a VM's option on a hypervisor: only its default where it is refused, only the kinds that it takes. */
export function typeOn(
  hypervisor: string,
  property: Property,
  guest: Options,
  support: SupportTable | undefined,
  lists: readonly ElementKinds[],
): string {
  const name = nameOf(property.name);
  const node = guest[name];
  const type = property.type;
  if (support === undefined) return type;
  // never read there, so only a value that `forAnother` marks can be intended
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

/** What a hypervisor refuses among a group's options, to be added to the group's type; usually nothing. */
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
 * The type of a refused option: only its default, or the switch's other position, can still be written. In a list each
 * element is refused, because TypeScript's messages are about elements.
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
