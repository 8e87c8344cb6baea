import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { type CommandLine, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";
import { checkVariant } from "./variants.ts";

/** An option whose keys QEMU tells as a group: `-rtc base=utc`. */
export function* checkGroup({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const properties = pack.groups[option.name];
  if (properties !== undefined)
    yield* checkProperties(
      option,
      {
        ...properties,
        ...groupNeeds[option.name],
        ...(properties["mem-lock"] === "str" ? { "mem-lock": "|on|off|on-fault" } : {}),
      },
      `-${option.name}`,
    );
}

/** `-m`, `-smp` and `-boot`, whose groups have names of their own. */
export function* checkMemoryOption({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(option, { ...pack.groups.memory }, "-m");
}

export function* checkProcessors({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(option, withTypes(pack.groups["smp-opts"], "uint64"), "-smp");
}

export function* checkBoot({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(option, { ...pack.groups["boot-opts"] }, "-boot");
}

/** `-tpmdev`: what a TPM device is in front of. */
export function* checkTpm({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const type = valueAt(option, "type") ?? "";
  const properties = Object.hasOwn(tpmdevs, type) ? tpmdevs[type] : undefined;
  if (properties !== undefined) yield* checkProperties(option, properties, type);
  else yield unknownName(option, "type", "TPM backend", type, Object.keys(tpmdevs), pack);
}

/** `-numa`: the guest's nodes. */
export function* checkNuma({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  if (valueAt(option, "type") === "node") yield* checkProperties(option, numaNode, "-numa node");
  else if (pack.numa) yield* checkVariant(option, "type", "NUMA option", pack.numa, pack);
}

function withTypes(properties: Properties | undefined, type: string): Properties {
  return Object.fromEntries(Object.keys(properties ?? {}).map((key) => [key, type]));
}

/** What groups' keys are beyond their type, by QEMU's own parsers of them. */
const groupNeeds: Readonly<Record<string, Properties>> = {
  action: {
    panic: "|pause|shutdown|exit-failure|none",
    reboot: "|reset|shutdown",
    shutdown: "|poweroff|pause",
    watchdog: "|reset|shutdown|poweroff|pause|debug|none|inject-nmi",
  },
  "add-fd": { fd: "number!", set: "number!" },
  icount: { rr: "|record|replay" },
  mon: { chardev: "str!", mode: "|readline|control" },
  rtc: { clock: "|host|rt|vm", driftfix: "|none|slew" },
  sandbox: {
    elevateprivileges: "|allow|deny|children",
    obsolete: "|allow|deny",
    resourcecontrol: "|allow|deny",
    spawn: "|allow|deny",
  },
  vnc: { share: "|allow-exclusive|force-shared|ignore" },
};

/** `-tpmdev` is in no schema: by QEMU's own parser of it. */
const tpmdevs: Readonly<Record<string, Properties>> = {
  emulator: { chardev: "str!", id: "str!", type: "str" },
  passthrough: { "cancel-path": "str", id: "str!", path: "str", type: "str" },
};

/** `-numa` is in no schema either. A node without memory of its own is refused by all machines of today. */
const numaNode: Properties = {
  cpus: "str",
  initiator: "uint16",
  memdev: "str!",
  nodeid: "uint16",
  type: "str",
};
