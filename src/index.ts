/** What VM definitions and the generated types import. */
export { defineVm, type VmDefinition } from "./definition/define-vm.ts";
export { nix } from "./definition/nix-expression.ts";
export type { OnlyWith, RefusedBy, Removed } from "./definition/unassignable.ts";
export type { AbsolutePath, NixString } from "./nix/strings.ts";
export type { NixExpression, NixValue } from "./nix/value.ts";
export { crosvm } from "./vmm/builders/generated/crosvm.ts";
export { qemu } from "./vmm/builders/generated/qemu-10.0.ts";

export { evdev, sharedMemory, tpm, usbController } from "./vmm/builders/intentions.ts";
export { existing } from "./vmm/builders/values.ts";
