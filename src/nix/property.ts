import type { NixProperty, NixValue } from "./value.ts";

// Symbol.for, because a bundled definition has its own copy of this module
const brand = Symbol.for("ghaf-microvm.nixProperty");

/** Marks it with a member that is not enumerable, so a copy is not a property. */
export function markProperty<Property extends NixProperty>(property: Property): Property {
  return Object.freeze(Object.defineProperty({ ...property }, brand, { value: true }));
}

export function isProperty(value: unknown): value is NixProperty {
  return typeof value === "object" && value !== null && brand in value;
}

/** The values inside a property. */
export function contentsOf(property: NixProperty): readonly NixValue[] {
  return property._type === "merge" ? property.contents : [property.content];
}

/** The names of priorities and of places in a list: https://nixos.org/manual/nixos/stable, "Setting Priorities". */
const namedPriorities = {
  override: new Map([
    [1000, "mkDefault"],
    [50, "mkForce"],
    [1500, "mkOptionDefault"],
  ]),
  order: new Map([
    [500, "mkBefore"],
    [1500, "mkAfter"],
  ]),
} as const;

/** What definitions without a priority, and without a place, have. */
export const usualPriority = { override: 100, order: 1000 } as const;

/** `mkDefault`, or `mkOverride 900` for a number without a name. */
export function functionOf(kind: "override" | "order", priority: number): string {
  const name = namedPriorities[kind].get(priority);
  return name ?? `${kind === "override" ? "mkOverride" : "mkOrder"} ${numberArgument(priority)}`;
}

const numberArgument = (number: number) => (number < 0 ? `(${number})` : String(number));
