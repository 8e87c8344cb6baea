import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { Surroundings } from "../rows/subject.ts";
import type { CommandLine } from "./command-line.ts";
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
    const text = `${option.name} ${option.value}`;
    if (clean.has(text)) continue;
    const findings = [...checkOwnNames(commandLine, option), ...checkOwnRows(option, around)];
    if (findings.length === 0) clean.add(text);
    else yield* findings;
  }
}

/** By build and kind of machine, the options in which nothing was found. */
const known = new WeakMap<QemuPack, Map<string, Set<string>>>();

function cleanOptions(pack: QemuPack, machine: string): Set<string> {
  const ofPack = known.get(pack) ?? new Map<string, Set<string>>();
  known.set(pack, ofPack);
  const clean = ofPack.get(machine) ?? new Set<string>();
  ofPack.set(machine, clean);
  return clean;
}
