/** What a definition can have for values: JSON's values, and expressions that only Nix can evaluate. */
export type NixValue =
  | boolean
  | number
  | string
  | null
  | NixExpression
  | readonly NixValue[]
  | { readonly [name: string]: NixValue | undefined };

/** Nix code, made with the tag `nix`. */
export interface NixExpression {
  readonly _type: "nixExpression";
  readonly text: string;
}

// Data from a JSON file may look like an expression; only the tag makes one. Symbol.for, because a bundled
// definition has its own copy of this module.
const brand = Symbol.for("ghaf-microvm.nixExpression");

export function markNixExpression(text: string): NixExpression {
  return Object.freeze({ _type: "nixExpression" as const, text, [brand]: true });
}

export function isNixExpression(value: unknown): value is NixExpression {
  return typeof value === "object" && value !== null && brand in value;
}
