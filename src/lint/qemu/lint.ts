import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { Surroundings } from "../rows/subject.ts";
import { checkAddressBits } from "./address-bits.ts";
import { checkBlockSizes } from "./block-sizes.ts";
import { checkBuildFeatures } from "./build-features.ts";
import { checkBusNames } from "./bus-names.ts";
import { checkBusPlaces } from "./bus-places.ts";
import { checkBusTypes } from "./buses.ts";
import { checkCapacity } from "./capacity.ts";
import { type CommandLine, parseCommandLine } from "./command-line.ts";
import { checkDeprecated } from "./deprecated.ts";
import { checkDevicePlaces } from "./device-places.ts";
import { checkDriveUnits } from "./drive-units.ts";
import { checkDrives } from "./drives.ts";
import { checkEmptyDrives } from "./empty-drives.ts";
import { checkImageLocks } from "./image-locks.ts";
import { checkKeymap } from "./keymaps.ts";
import { checkMemory } from "./memory.ts";
import { checkMemoryDevices } from "./memory-devices.ts";
import { checkNames } from "./names.ts";
import { checkNetworkPeers } from "./network-peers.ts";
import { checkNeverSeen } from "./never-seen.ts";
import { checkOwn } from "./own.ts";
import { checkPciPlaces } from "./pci-places.ts";
import { checkProcessors } from "./processors.ts";
import { checkQueueSizes } from "./queue-sizes.ts";
import { checkReferences } from "./references.ts";
import { checkRepeated } from "./repeated.ts";
import { checkRows, surroundings } from "./rows.ts";
import { checkSharing } from "./sharing.ts";
import { checkSingle } from "./single.ts";
import { checkThrottling } from "./throttling.ts";
import { checkUsbPorts } from "./usb-ports.ts";
import { checkUserNetworks } from "./user-networks.ts";
import { checkVhostUser } from "./vhost-user.ts";
import { checkWarned } from "./warned.ts";

/** What looks at a command line, in this order. */
const checks: readonly ((commandLine: CommandLine, around: Surroundings) => Iterable<Finding>)[] = [
  checkOwn,
  checkNames,
  checkRows,
  checkReferences,
  checkBusNames,
  checkBusTypes,
  checkMemory,
  checkAddressBits,
  checkMemoryDevices,
  checkSharing,
  checkProcessors,
  checkDrives,
  checkEmptyDrives,
  checkImageLocks,
  checkThrottling,
  checkBlockSizes,
  checkUserNetworks,
  checkVhostUser,
  checkQueueSizes,
  checkPciPlaces,
  checkSingle,
  checkCapacity,
  checkDriveUnits,
  checkBusPlaces,
  checkDevicePlaces,
  checkUsbPorts,
  checkRepeated,
  checkNeverSeen,
  checkNetworkPeers,
  checkWarned,
  checkDeprecated,
  checkKeymap,
  checkBuildFeatures,
];

/**
 * Checks a complete command line of QEMU by what its build accepts and by what is known to go wrong silently.
 *
 * @param args The arguments after the program's name.
 */
export function lintQemu(args: readonly string[], pack: QemuPack): Finding[] {
  const { commandLine, findings } = parseCommandLine(args, pack);
  const around = surroundings(commandLine);
  const all = [...findings];
  for (const check of checks) for (const finding of check(commandLine, around)) all.push(finding);
  // of an option that is refused, nobody asks what the guest would have seen, or a later build would say
  const refused = new Set(
    all.flatMap(({ severity, index }) => (severity === "refused" ? index : [])),
  );
  return all
    .filter(({ rule, index }) => !/^(never-seen|deprecated)$/.test(rule) || !refused.has(index))
    .sort((a, b) => a.index - b.index);
}
