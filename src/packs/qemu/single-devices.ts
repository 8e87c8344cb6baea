import type { Device } from "../format.ts";
import { atOnce } from "./at-once.ts";
import { refusalOf } from "./run-program.ts";

/** Marks, in place, the devices of which this machine refuses a second one, where it does not refuse a first one. */
export async function markOnce(
  program: string,
  machine: string,
  devices: Record<string, Device>,
): Promise<void> {
  const start = ["-machine", `${machine},accel=tcg`, "-nodefaults"];
  const alone = Object.keys(devices).filter(
    (name) =>
      devices[name]?.aliasOf === undefined &&
      !Object.values(devices[name]?.properties ?? {}).some((type) => type.endsWith("!")),
  );
  await atOnce(alone, async (name) => {
    const two = ["-device", name, "-device", name];
    const refusal = await refusalOf(program, [...start, ...two]);
    if (/[Oo]nly one|at most one|duplicate fw_cfg|already (?:set|registered|exists)/.test(refusal))
      devices[name] = { ...(devices[name] as Device), once: true };
  });
}
