import type { Device } from "../format.ts";
import { atOnce } from "./at-once.ts";
import { refusalOf } from "./run-program.ts";

/**
 * Adds `!`, in place, to the type of each property without which QEMU refuses the device.
 *
 * @param target The processor that the QEMU is for, as `query-target` names it: `x86_64`.
 */
export async function markRequired(
  program: string,
  target: string,
  devices: Record<string, Device>,
): Promise<void> {
  const machine = target === "x86_64" || target === "i386" ? "q35" : "virt";
  // a machine with every common bus, so that the first thing amiss is the device's own
  const surroundings = [
    ...["-machine", `${machine},accel=tcg`, "-nodefaults", "-m", "64,maxmem=1G"],
    ...["qemu-xhci", "virtio-serial-pci", "virtio-scsi-pci", "intel-hda", "usb-ccid"].flatMap(
      (driver) => ["-device", driver],
    ),
    ...referred,
  ];
  await atOnce(Object.entries(devices), async ([name, device]) => {
    if (device.aliasOf !== undefined) return;
    const properties = device.properties as Record<string, string>;
    // one refusal names one property: what it names is given, until something else is amiss
    const given: string[] = [];
    for (let round = 0; round < 4; round++) {
      const words = [...surroundings, "-device", [name, ...given].join(",")];
      const missing = requiredIn(await refusalOf(program, words)).find(
        (property) => properties[property] !== undefined && !properties[property].endsWith("!"),
      );
      if (missing === undefined) break;
      given.push(`${missing}=${examples[missing] ?? "1"}`);
      properties[missing] += "!";
    }
  });
  // the same device on another transport needs the same
  for (const [name, device] of Object.entries(devices)) {
    if (device.bus !== "virtio-bus") continue;
    const sibling = devices[`${name.replace(/-device$/, "")}-pci`];
    const properties = device.properties as Record<string, string>;
    for (const [property, type] of Object.entries(sibling?.properties ?? {}))
      if (type.endsWith("!") && properties[property] !== undefined) properties[property] = type;
  }
}

/** What properties may refer to while others are asked for. */
const examples: Readonly<Record<string, string>> = {
  bmc: "bmc",
  canbus: "can",
  canbus0: "can",
  canbus1: "can",
  chardev: "chr",
  drive: "drv",
  fsdev: "fs",
  memdev: "mem",
  netdev: "net",
};

/** What the examples refer to. */
const referred = [
  ...["-chardev", "null,id=chr", "-netdev", "user,id=net", "-fsdev", "synth,id=fs"],
  ...["-drive", "driver=null-co,read-zeroes=on,size=65536,if=none,id=drv"],
  ...["-object", "can-bus,id=can", "-object", "memory-backend-ram,id=mem,size=1M"],
  ...["-device", "ipmi-bmc-sim,id=bmc"],
];

/** The properties that a refusal says to be missing: QEMU's devices each say it in their own words. */
function requiredIn(message: string): string[] {
  const patterns = [
    /needs (mount_tag) arguments/,
    /(guest-cid) property must/,
    /missing (\w+) property/,
    /(\w+) are missing/,
    /'?([\w-]+)'? property (?:is )?(?:not set|must be set|required)/,
    /missing ([\w-]+)/,
    /must specify a '([\w-]+)'/,
    /Property ([\w-]+) is required/,
    /([\w-]+) is mandatory/,
    /Parameter '([\w-]+)' is missing/,
    /No (drive) specified/,
    /find (fsdev) with the id = NULL/,
    /requires a (bmc) attribute/,
  ];
  return [
    ...patterns.flatMap((pattern) => pattern.exec(message)?.[1] ?? []),
    ...(/Bridge chassis not specified/.test(message) ? ["chassis_nr"] : []),
    ...(/empty char device/.test(message) ? ["chardev"] : []),
    ...(/_connect_to_bus failed/.test(message) ? ["canbus", "canbus0", "canbus1"] : []),
  ];
}
