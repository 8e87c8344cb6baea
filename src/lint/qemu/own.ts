import { oncePer } from "../../once-per.ts";
import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { Surroundings } from "../rows/subject.ts";
import type { CommandLine, QemuOption } from "./command-line.ts";
import { checkOwnNames } from "./names.ts";
import { checkOwnRows } from "./rows.ts";

/**
 * What is wrong with each option by itself. Most options of a fleet's VMs have the same text, so those that nothing is
 * wrong with are looked at once for all.
 */
export function* checkOwn(commandLine: CommandLine, around: Surroundings): Generator<Finding> {
  const { options, pack } = commandLine;
  const clean = cleanOptions(pack, around.machine);
  for (const option of options) {
    if (clean.has(option.parts)) continue;
    const findings = [...checkOwnNames(commandLine, option), ...checkOwnRows(option, around)];
    if (findings.length === 0) clean.add(option.parts);
    else yield* findings;
  }
}

/** By build and kind of machine, the options in which nothing was found: each text has an array of parts of its own. */
const known = oncePer((_: QemuPack) => new Map<string, WeakSet<QemuOption["parts"]>>());

function cleanOptions(pack: QemuPack, machine: string): WeakSet<QemuOption["parts"]> {
  const clean = known(pack).get(machine) ?? new WeakSet();
  known(pack).set(machine, clean);
  return clean;
}
