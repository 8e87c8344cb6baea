import { qemuBuilders } from "../../src/arguments/qemu.ts";
import type { PropertyValues } from "../../src/arguments/values.ts";

/** The builders without the types of a build, for arguments that a test makes up. */
export const anyQemu = qemuBuilders<{
  devices: Record<string, PropertyValues>;
  objects: Record<string, PropertyValues>;
  netdevs: Record<string, PropertyValues>;
  blockdevs: Record<string, PropertyValues>;
  chardevs: string;
  chardev: PropertyValues;
  audiodevs: Record<string, PropertyValues>;
  drive: PropertyValues;
  fsdev: PropertyValues;
}>();
