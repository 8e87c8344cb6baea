/** What VM definitions and the generated types import. */

import type { Qemu as Qemu72 } from "./arguments/generated/qemu-7.2.ts";
import { qemu as builders, type Qemu as Qemu100 } from "./arguments/generated/qemu-10.0.ts";
import type { Qemu as Qemu111 } from "./arguments/generated/qemu-11.1.ts";
import type { QemuBuilders, QemuTypes } from "./arguments/qemu.ts";
import { markDefinition, markModule } from "./definition/define-vm.ts";
import { optionsOnHypervisor } from "./definition/properties.ts";
import type { typedPacks } from "./packs/typed-packs.ts";

export { cloudHypervisor } from "./arguments/generated/cloud-hypervisor.ts";
export { crosvm } from "./arguments/generated/crosvm.ts";
export { type FirecrackerConfig, firecracker } from "./arguments/generated/firecracker.ts";
export { evdev, tpm, usbController } from "./arguments/intentions.ts";
export { type SharedMemory, sharedMemory } from "./arguments/shared-memory.ts";
export { existing } from "./arguments/values.ts";
export type { DefinedModule } from "./definition/define-vm.ts";
export { forAnother } from "./definition/for-another.ts";
export { nix } from "./definition/nix-expression.ts";
export {
  itemsOf,
  mkAfter,
  mkBefore,
  mkDefault,
  mkForce,
  mkIf,
  mkMerge,
  mkOrder,
  mkOverride,
  optionalAttrs,
  optionals,
} from "./definition/properties.ts";
export type { IgnoredBy, OnlyWith, RefusedBy, Removed } from "./definition/unassignable.ts";
export type { AbsolutePath, NixString } from "./nix/strings.ts";
export type { NixExpression, NixValue } from "./nix/value.ts";
export { markDefinition, markModule, optionsOnHypervisor };

/** Which builds the builders' types are of: what codegen generates names the build that lint checks by. */
// biome-ignore lint/suspicious/noEmptyInterface: others add to it
export interface Builds {}

interface TypesOfBuilds extends Record<(typeof typedPacks)[number], QemuTypes> {
  "qemu-7.2": Qemu72;
  "qemu-10.0": Qemu100;
  "qemu-11.1": Qemu111;
}

/** Builders of QEMU's arguments, for the build that the pin speaks for. */
export const qemu: QemuBuilders<
  Builds extends { readonly qemu: infer Name extends keyof TypesOfBuilds }
    ? TypesOfBuilds[Name]
    : Qemu100
> = builders;

/** @internal Of types that an earlier version generated: no editor may offer it. */
export const defineVm = markDefinition;
export const defineModule = markModule;
export const onHypervisor = optionsOnHypervisor;
