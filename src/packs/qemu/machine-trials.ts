import type { Device, Machine } from "../format.ts";
import type { RunQemu } from "./run-program.ts";
import { refusalsOf, type Trial } from "./trials.ts";

const interfaces = ["ide", "scsi", "floppy", "pflash", "mtd", "sd", "virtio", "xen"];
/** The levels of `-smp` that every machine has. */
const commonLevels = ["cpus", "maxcpus", "sockets", "cores", "threads"];
const vgas = ["std", "cirrus", "vmware", "qxl", "virtio", "xenfb", "tcx", "cg3", "none"];

/** A disk that needs no file, of a size that flash memory may have. */
const disk = "driver=null-co,read-zeroes=on,size=65536";

/**
 * The machine with the drive interfaces, graphics cards, system devices and levels of processors that it supports: QEMU
 * shows these by refusing the others.
 *
 * @param name With its accelerator: `q35,accel=tcg`.
 * @param levels The keys of `-smp` that the build has.
 */
export async function triedMachine(
  run: RunQemu,
  name: string,
  machine: Machine,
  devices: Readonly<Record<string, Device>>,
  levels: readonly string[],
): Promise<Machine> {
  const start = ["-machine", name, "-nodefaults"];
  const accepted = async (
    names: readonly string[],
    args: (name: string) => Trial,
    no: RegExp,
    together?: number,
  ) => {
    const refusals = await refusalsOf(
      run,
      start,
      names.map(args),
      (refusal) => no.test(refusal),
      together,
    );
    return names.filter((_, index) => !no.test(refusals[index] ?? "")).sort();
  };
  const system = Object.keys(devices).filter((name) => devices[name]?.bus === "System");
  const [driveInterfaces, vga, systemDevices, topology] = await Promise.all([
    accepted(
      interfaces,
      (kind) => ["-drive", `if=${kind},${disk}`],
      /machine type does not support|No '.*' bus found/,
    ),
    // only the last of several takes effect
    accepted(vgas, (kind) => ["-vga", kind], /not available|unknown vga|not supported/, 1),
    accepted(system, (driver) => ["-device", driver], /dynamic sysbus device type/),
    accepted(
      levels.filter((level) => !commonLevels.includes(level)),
      (level) => ["-smp", `2,${level}=2`],
      /not supported by this machine's CPU topology/,
      1,
    ),
  ]);
  return { ...machine, driveInterfaces, vga, systemDevices, topology };
}
