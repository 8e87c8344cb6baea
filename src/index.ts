/** What VM definitions and the generated types import. */
export { defineVm, type VmDefinition } from "./definition/define-vm.ts";
export { nix } from "./definition/nix-expression.ts";
export type { AbsolutePath, NixString } from "./nix/strings.ts";
export type { NixExpression, NixValue } from "./nix/value.ts";
