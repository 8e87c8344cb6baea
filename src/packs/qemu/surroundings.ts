import { exitStatus, KnownError } from "../../errors.ts";
import { type RunQemu, refusalOf } from "./run-program.ts";
import { refusalsOf } from "./trials.ts";

/** Devices that add the buses that others need. */
const bringBuses = [
  "qemu-xhci",
  "virtio-serial-pci",
  "virtio-scsi-pci",
  "intel-hda",
  "usb-ccid",
] as const;

/**
 * Arguments that start a machine with every common bus, so that the first problem with a device is the device's own.
 *
 * @param machine With its accelerator: `q35,accel=tcg`.
 * @throws KnownError (status 2) when this QEMU does not start the machine: it would then refuse every device for this
 *   reason.
 */
export async function surroundings(run: RunQemu, machine: string): Promise<string[]> {
  const start = ["-machine", machine, "-nodefaults", "-m", "64,maxmem=1G"];
  const refusal = await refusalOf(run, start);
  if (refusal !== undefined)
    throw new KnownError(
      {
        message: `QEMU does not start with \`${start.join(" ")}\`: ${refusal.trim()}`,
        fix: "install the firmware and modules that it misses, or name another qemu-system program",
      },
      exitStatus.notChecked,
    );
  const trials = bringBuses.map((driver) => ["-device", driver]);
  const refusals = await refusalsOf(run, start, trials);
  return [...start, ...trials.filter((_, index) => refusals[index] === undefined).flat()];
}
