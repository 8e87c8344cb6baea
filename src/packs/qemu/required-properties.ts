import type { Device } from "../format.ts";
import { refusalsWhilePlugged } from "./live-trials.ts";
import type { StartQemu } from "./qmp.ts";
import type { RunQemu } from "./run-program.ts";
import { refusalsOf, type Trial } from "./trials.ts";

/** How many required properties of one device are looked for: each refusal names one. */
const rounds = 4;

/**
 * Adds `!`, in place, to the type of each property without which QEMU refuses the device.
 *
 * @param context Arguments that start a machine with the buses that devices need.
 * @returns The refusal of each device on its own, if it is refused.
 */
export async function markRequired(
  { run, start }: { readonly run: RunQemu; readonly start: StartQemu },
  context: readonly string[],
  devices: Readonly<Record<string, Device>>,
): Promise<ReadonlyMap<string, string>> {
  const first = new Map<string, string>();
  let open = Object.keys(devices)
    .filter((name) => devices[name]?.aliasOf === undefined)
    .map((name): Tried => ({ name, given: [] }));
  for (let round = 0; round < rounds && open.length > 0; round++) {
    const trials = open.map(trialOf);
    const known = await refusalsWhilePlugged(start, context, trials, (index) => {
      const { name } = open[index] as Tried;
      return devices[name]?.bus === "PCI" ? name : undefined;
    });
    const refusals = await refusalsOf(run, context, trials, isOfDevice, 16, known);
    open = open.flatMap((tried, index) => {
      const refusal = refusals[index];
      if (refusal === undefined) return [];
      if (round === 0) first.set(tried.name, refusal);
      const properties = devices[tried.name]?.properties as Record<string, string>;
      const missing = requiredIn(refusal).find(
        (property) => properties[property] !== undefined && !properties[property].endsWith("!"),
      );
      if (missing === undefined) return [];
      properties[missing] += "!";
      if (waitForPeer.includes(tried.name)) return [];
      return [{ ...tried, given: [...tried.given, missing] }];
    });
  }
  markSiblings(devices);
  return first;
}

/** Whether a refusal is about the device itself: a property, a bus that no device adds, or something the host lacks. */
const isOfDevice = (refusal: string) =>
  /No '[^']+' bus found|Protocol error|No such file|requires kvm|no default audio|opengl is not/.test(
    refusal,
  ) || requiredIn(refusal).length > 0;

/** Devices whose peer must write first: with their character device, QEMU waits for it forever. */
const waitForPeer = ["ivshmem-doorbell"];

/** A device to try, with the properties that are known to be required. */
interface Tried {
  readonly name: string;
  readonly given: readonly string[];
}

/** Marks the same properties of the same device on another transport. */
function markSiblings(devices: Readonly<Record<string, Device>>): void {
  for (const [name, device] of Object.entries(devices)) {
    if (device.bus !== "virtio-bus") continue;
    const sibling = devices[`${name.replace(/-device$/, "")}-pci`];
    const properties = device.properties as Record<string, string>;
    for (const [property, type] of Object.entries(sibling?.properties ?? {}))
      if (type.endsWith("!") && properties[property] !== undefined) properties[property] = type;
  }
}

/** The device and what its properties refer to: each device has its own, because few things can be shared. */
function trialOf({ name, given }: Tried, index: number): Trial {
  const known = given.filter((property) => Object.hasOwn(referred, property));
  const values = given.map((property) =>
    known.includes(property) ? `${property}=${property}${index}` : `${property}=1`,
  );
  return [
    ...known.flatMap((property) => referred[property]?.(`${property}${index}`) ?? []),
    ...["-device", [name, ...values].join(",")],
  ];
}

const canBus = (id: string) => ["-object", `can-bus,id=${id}`];

/** The arguments that create what a property refers to, with this id. */
const referred: Readonly<Record<string, (id: string) => readonly string[]>> = {
  bmc: (id) => ["-device", `ipmi-bmc-sim,id=${id}`],
  canbus: canBus,
  canbus0: canBus,
  canbus1: canBus,
  chardev: (id) => ["-chardev", `null,id=${id}`],
  drive: (id) => ["-drive", `driver=null-co,read-zeroes=on,size=65536,if=none,id=${id}`],
  fsdev: (id) => ["-fsdev", `synth,id=${id}`],
  memdev: (id) => ["-object", `memory-backend-ram,id=${id},size=1M`],
  netdev: (id) => ["-netdev", `user,id=${id}`],
};

/** The properties that a refusal reports as missing: the wording differs between QEMU's devices. */
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
