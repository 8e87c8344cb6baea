import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { checkBusTypes } from "./buses.ts";
import { type CommandLine, optionsNamed, parseCommandLine } from "./command-line.ts";
import { checkDrives } from "./drives.ts";
import { checkMemory } from "./memory.ts";
import { checkNames } from "./names.ts";
import { checkNetworks } from "./networks.ts";
import { checkOptionValues } from "./option-values.ts";
import { checkPlaces } from "./pci.ts";
import { checkProcessors } from "./processors.ts";
import { checkReferences } from "./references.ts";
import { checkRepeated } from "./repeated.ts";

/**
 * Judges a complete command line of QEMU by what its build accepts and by what is known to go wrong silently.
 *
 * @param words The words after the program's name.
 */
export function lintQemu(words: readonly string[], pack: QemuPack): Finding[] {
  const { commandLine, findings } = parseCommandLine(words, pack);
  return [
    ...findings,
    ...checkNames(commandLine),
    ...checkReferences(commandLine),
    ...checkBusTypes(commandLine),
    ...checkMemory(commandLine),
    ...checkOptionValues(commandLine),
    ...checkProcessors(commandLine),
    ...checkDrives(commandLine),
    ...checkNetworks(commandLine),
    ...checkPlaces(commandLine),
    ...checkRepeated(commandLine),
    ...checkKernel(commandLine),
  ].sort((a, b) => a.index - b.index);
}

/** `-append` and `-initrd` are for a kernel that QEMU loads itself. */
function* checkKernel(commandLine: CommandLine): Generator<Finding> {
  if (optionsNamed(commandLine, "kernel").length > 0) return;
  for (const option of optionsNamed(commandLine, "append", "initrd"))
    yield {
      rule: "no-kernel",
      severity: "refused",
      index: option.index,
      message: `-${option.name} is only allowed with -kernel`,
    };
}
