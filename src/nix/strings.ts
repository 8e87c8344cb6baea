import type { NixExpression } from "./value.ts";

/** A string, or an expression that evaluates to one: nix`"\${pkgs.hello}/bin/hello"`. */
export type NixString = string | NixExpression;

/** A path on the machine, from `/` on, or an expression that evaluates to one. */
export type AbsolutePath = `/${string}` | NixExpression;
