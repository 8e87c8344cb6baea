import type { Device, Machine } from "../format.ts";
import { atOnce } from "./at-once.ts";
import { refusalOf } from "./run-program.ts";

const interfaces = ["ide", "scsi", "floppy", "pflash", "mtd", "sd", "virtio", "xen"];
const vgas = ["std", "cirrus", "vmware", "qxl", "virtio", "xenfb", "tcx", "cg3", "none"];

/** A disk that needs no file, of a size that flash memory may have. */
const disk = "driver=null-co,read-zeroes=on,size=65536";

/**
 * Adds, in place, which drives, graphics cards and system devices each machine takes: QEMU tells that by refusing the
 * others.
 */
export async function tryOnMachines(
  program: string,
  machines: Record<string, Machine>,
  devices: Readonly<Record<string, Device>>,
): Promise<void> {
  const system = Object.keys(devices).filter((name) => devices[name]?.bus === "System");
  for (const [name, machine] of Object.entries(machines)) {
    if (name === "none") continue;
    const start = ["-machine", `${name},accel=tcg`, "-nodefaults"];
    const accepted = async (
      names: readonly string[],
      words: (name: string) => string[],
      no: RegExp,
    ) => {
      const refusals = await atOnce(names, (name) =>
        refusalOf(program, [...start, ...words(name)]),
      );
      return names.filter((_, index) => !no.test(refusals[index] ?? "")).sort();
    };
    machines[name] = {
      ...machine,
      driveInterfaces: await accepted(
        interfaces,
        (kind) => ["-drive", `if=${kind},${disk}`],
        /machine type does not support|No '.*' bus found/,
      ),
      vga: await accepted(
        vgas,
        (kind) => ["-vga", kind],
        /not available|unknown vga|not supported/,
      ),
      systemDevices: await accepted(
        system,
        (driver) => ["-device", driver],
        /dynamic sysbus device type/,
      ),
    };
  }
}
