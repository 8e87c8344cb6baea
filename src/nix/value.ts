/** What a definition can have for values: JSON's values, and expressions that only Nix can evaluate. */
export type NixValue =
  | boolean
  | number
  | string
  | null
  | NixExpression
  | NixProperty
  | readonly NixValue[]
  | { readonly [name: string]: NixValue | undefined };

/** Nix code, made with the tag `nix`. */
export interface NixExpression {
  readonly _type: "nixExpression";
  readonly text: string;
}

/** What Nix decides, or what is decided already. */
export type Condition = NixExpression | boolean;

/**
 * A value with what the module system is to do with it, as nixpkgs' `lib` has it (lib/modules.nix); and `items`, what a
 * list has more of under a condition (`++ lib.optionals`), which stands among its items; `attrs` is `lib.optionalAttrs`.
 */
export type NixProperty =
  | { readonly _type: "if" | "attrs"; readonly condition: Condition; readonly content: NixValue }
  | { readonly _type: "override"; readonly priority: number; readonly content: NixValue }
  | { readonly _type: "order"; readonly priority: number; readonly content: NixValue }
  | { readonly _type: "merge"; readonly contents: readonly NixValue[] }
  | { readonly _type: "items"; readonly condition: Condition; readonly content: NixValue };

// Data from a JSON file may look like an expression; only the tag makes one. Symbol.for, because a bundled
// definition has its own copy of this module.
const brand = Symbol.for("ghaf-microvm.nixExpression");

export function markNixExpression(text: string): NixExpression {
  return Object.freeze({ _type: "nixExpression" as const, text, [brand]: true });
}

export function isNixExpression(value: unknown): value is NixExpression {
  return typeof value === "object" && value !== null && brand in value;
}
