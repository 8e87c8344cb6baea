import type { Pack } from "./format.ts";

/** Features that microvm.nix's runner leaves out of the QEMU that it builds. */
export type LeftOut = "display" | "libusb";

/** The options of a VM that decide which features its QEMU is built with. */
export interface BuildOptions {
  readonly optimize: boolean;
  readonly graphics: boolean;
  readonly usbDevices: boolean;
}

/**
 * What is left out of a VM's QEMU, according to lib/runners/qemu.nix: without graphics, it is built as for NixOS'
 * tests, without display and sound; libusb is added for USB devices.
 */
export function leftOut({ optimize, graphics, usbDevices }: BuildOptions): LeftOut[] {
  if (!optimize || graphics) return [];
  return usbDevices ? ["display"] : ["display", "libusb"];
}

/** What is left out of the QEMU in a script, by the name of its package: nixpkgs' `nixosTestRunner`. */
export function leftOutOfPath(path: string): LeftOut[] {
  return /-qemu-[^/]*for-vm-tests-[^/]*\/bin\//.test(path) ? ["display"] : [];
}

/** A pack of QEMU for a build without some features: one object for all VMs, because rules cache tables by pack. */
export function withoutFeatures<P extends Pack>(pack: P, features: readonly LeftOut[]): P {
  if (features.length === 0) return pack;
  const made = reduced.get(pack) ?? new Map<string, Pack>();
  reduced.set(pack, made);
  const key = features.join(" ");
  const known = made.get(key) ?? { ...pack, build: { ...pack.build, without: features } };
  made.set(key, known);
  return known as P;
}

const reduced = new WeakMap<Pack, Map<string, Pack>>();
