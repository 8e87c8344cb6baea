import type { Pack } from "./format.ts";

/** Features that microvm.nix' runner leaves out of the QEMU that it builds. */
export type LeftOut = "display" | "libusb";

/** Options of a VM that decide what its QEMU is built with. */
export interface BuildOptions {
  readonly optimize: boolean;
  readonly graphics: boolean;
  readonly usbDevices: boolean;
}

/**
 * What is left out of a VM's QEMU, as lib/runners/qemu.nix has it: without graphics it is built as for NixOS' tests,
 * which have no display and no sound; libusb is put in for USB devices.
 */
export function leftOut({ optimize, graphics, usbDevices }: BuildOptions): LeftOut[] {
  if (!optimize || graphics) return [];
  return usbDevices ? ["display"] : ["display", "libusb"];
}

/** What is left out of the QEMU in a script, as the name of its package says: nixpkgs' `nixosTestRunner`. */
export function leftOutOfPath(path: string): LeftOut[] {
  return /-qemu-[^/]*for-vm-tests-[^/]*\/bin\//.test(path) ? ["display"] : [];
}

/** A pack of QEMU as one of a build without some features. */
export function withoutFeatures<P extends Pack>(pack: P, features: readonly LeftOut[]): P {
  return features.length === 0 ? pack : { ...pack, build: { ...pack.build, without: features } };
}
