import type { Device } from "../format.ts";
import { refusalsWhilePlugged } from "./live-trials.ts";
import type { StartQemu } from "./qmp.ts";
import type { RunQemu } from "./run-program.ts";
import { refusalsOf } from "./trials.ts";

/**
 * The devices of which a machine refuses a second one.
 *
 * @param context Arguments that start the machine with the buses that devices need.
 * @param alone The refusal of each device on its own, if it is refused.
 */
export async function singleDevices(
  { run, start }: { readonly run: RunQemu; readonly start: StartQemu },
  context: readonly string[],
  devices: Readonly<Record<string, Device>>,
  alone: ReadonlyMap<string, string>,
): Promise<string[]> {
  const accepted = Object.keys(devices).filter(
    (name) => devices[name]?.aliasOf === undefined && !alone.has(name),
  );
  const two = accepted.map((name) => ["-device", name, "-device", name]);
  const known = await refusalsWhilePlugged(start, context, two, (index) => {
    const name = accepted[index] as string;
    return devices[name]?.bus === "PCI" ? name : undefined;
  });
  const refusals = await refusalsOf(run, context, two, undefined, 8, known);
  return accepted.filter((_, index) => saysOnce.test(refusals[index] ?? ""));
}

const saysOnce = /[Oo]nly one|at most one|duplicate fw_cfg|already (?:set|registered|exists)/;
