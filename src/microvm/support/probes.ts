import {
  type Option,
  type OptionSchema,
  type OptionType,
  walkOptions,
} from "../schema/option-schema.ts";

/**
 * Options below `microvm` as data; `{ _probePackage: NAME }` stands for a package, and
 * `{ _probeForced: VALUE }` for a value that overrides upstream's own.
 */
export type ProbeOptions = Readonly<Record<string, unknown>>;

/** Two or more VMs that differ only in one option, and the context in which it is probed. */
export interface Probe {
  /** As in the option schema: `interfaces.*.mac`. */
  readonly option: string;
  /** What must be set for the option to mean anything. Empty for most. */
  readonly context: ProbeOptions;
  /** The VM with only the context, then with each value. */
  readonly variants: readonly { readonly value?: unknown; readonly options: ProbeOptions }[];
  /** VMs with values that turn something off, and with values at the ends of the type. */
  readonly edges: readonly { readonly value: unknown; readonly options: ProbeOptions }[];
}

/** How each option of a guest is probed: in every context that it has, with two valid values where it has two. */
export function probesOf({ guest }: OptionSchema): Probe[] {
  return [...walkOptions(guest, { deep: true })].flatMap(({ path, option }) => {
    if (!isProbed(path, option)) return [];
    const name = path.join(".");
    const kinds = kindsOf[name];
    if (kinds !== undefined)
      return [
        {
          option: name,
          context: {},
          variants: [
            { options: {} },
            ...kinds.map((element) => ({
              value: element[path.at(-1) as string],
              options: { [path[0] as string]: [element] },
            })),
          ],
          edges: [],
        },
      ];
    const values = valuesByOption[name] ?? valuesOf(option.type);
    if (values.length === 0) return [];
    const edges = edgesOf(option.type).filter(
      (value) => !isOneOf(value, [...values, ...initial(option)]),
    );
    return contextsOf(path).map((context) => {
      const probed = (value: unknown) => ({ value, options: withValue(context, path, value) });
      return {
        option: name,
        context,
        variants: [{ options: context }, ...values.map(probed)],
        edges: edges.map(probed),
      };
    });
  });
}

/** Options that do not concern what a hypervisor does: which one runs, whether any does, and with whose packages. */
const unprobed = ["hypervisor", "declaredRunner", "guest", "runner", "vmHostPackages"];

/** What cannot be set is not probed either. */
function isProbed([first = ""]: readonly string[], option: Option): boolean {
  return option.removed === undefined && option.readOnly !== true && !unprobed.includes(first);
}

/** Valid values that differ as much as their type allows. */
function valuesOf(type: OptionType): unknown[] {
  switch (type.kind) {
    case "bool":
      return [false, true];
    case "int":
    case "number":
    case "float":
      return [2, 3].map((number) => number + Math.max(0, (type.kind === "int" && type.min) || 0));
    case "string":
      return ["probe-a", "probe-b"];
    case "path":
      return ["/probe/a", "/probe/b"];
    case "package":
      return [{ _probePackage: "probe-a" }, { _probePackage: "probe-b" }];
    case "enum":
      return [...type.values];
    case "nullOr":
      return valuesOf(type.of);
    case "either":
      return valuesOf(type.of[0] as OptionType);
    case "listOf":
      return valuesOf(type.of).length === 0 ? [] : valuesOf(type.of).map((value) => [value]);
    case "attrsOf": {
      const values = valuesOf(type.of);
      return (values.length === 0 ? [1, 2] : values).map((value) => ({ probe: value }));
    }
    case "recursive":
      return [{ probe: 1 }, { probe: 2 }];
    default:
      return [];
  }
}

/** Null, 0, empty values, the ends of a range, and values of the other alternatives of a type. */
function edgesOf(type: OptionType): unknown[] {
  switch (type.kind) {
    case "int":
      return [type.min ?? 0, ...(type.max === undefined ? [] : [type.max])];
    case "string":
      return type.nonEmpty === undefined && type.pattern === undefined ? [""] : [];
    case "nullOr":
      return [null, ...edgesOf(type.of)];
    case "either":
      return [...type.of.slice(1).flatMap(valuesOf), ...type.of.flatMap(edgesOf)];
    case "listOf":
      return type.nonEmpty === undefined ? [[]] : [];
    case "attrsOf":
      return [{}];
    default:
      return [];
  }
}

const initial = ({ default: value }: Option): unknown[] =>
  value !== undefined && "value" in value ? [value.value] : [];

const isOneOf = (value: unknown, others: readonly unknown[]) =>
  others.some((other) => JSON.stringify(other) === JSON.stringify(value));

const tap = { type: "tap", id: "probe0", mac: "02:00:00:00:00:01" };
const user = { ...tap, type: "user" };
const macvtap = { ...tap, type: "macvtap", macvtap: { link: "eth0", mode: "bridge" } };
const bridge = { ...tap, type: "bridge", bridge: "br0" };
const volume = { image: "probe.img", mountPoint: "/probe", size: 64 };
const virtiofs = { proto: "virtiofs", tag: "probe", source: "/probe", mountPoint: "/probe" };
const share9p = { ...virtiofs, proto: "9p" };
const pci = { bus: "pci", path: "0000:00:01.0" };
const usb = { bus: "usb", path: "vendorid=0x1,productid=0x2" };
const forward = { from: "host", host: { port: 2000 }, guest: { port: 22 } };

/** Options that say which kind of element it is: each kind is an element of its own. */
const kindsOf: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  "interfaces.*.type": [user, tap, macvtap, bridge],
  "shares.*.proto": [share9p, virtiofs],
  "devices.*.bus": [pci, usb],
};

const forced = (values: readonly unknown[]) => values.map((value) => ({ _probeForced: value }));

/**
 * What an option needs around it, by the beginning of its name; the longest that fits counts. Without any, a runner that
 * refuses what the option needs may refuse the option itself.
 */
const contexts: Readonly<Record<string, readonly ProbeOptions[]>> = {
  interfaces: [{}],
  "interfaces.*": [{ interfaces: [tap] }, { interfaces: [user] }],
  "interfaces.*.bridge": [{ interfaces: [bridge] }],
  "interfaces.*.macvtap": [{ interfaces: [macvtap] }],
  "interfaces.*.tap": [{ interfaces: [tap] }],
  volumes: [{}],
  "volumes.*": [{ volumes: [volume] }],
  shares: [{}],
  "shares.*": [{ shares: [virtiofs] }, { shares: [share9p] }],
  "shares.*.securityModel": [{ shares: [share9p] }],
  devices: [{}],
  "devices.*": [{ devices: [pci] }, { devices: [usb] }],
  forwardPorts: [{}, { interfaces: [user] }],
  "forwardPorts.*": [{ interfaces: [user], forwardPorts: [forward] }],
  "qemu.pcieRootPorts": [{ qemu: { machine: "q35" } }],
  "qemu.pcieRootPorts.*": [{ qemu: { machine: "q35", pcieRootPorts: [{ id: "probe0" }] } }],
  graphics: [{ graphics: { enable: true } }],
  "graphics.enable": [{}],
  "graphics.hostmem": [{ graphics: { enable: true, vulkan: "venus" } }],
  deflateOnOOM: [{}, { balloon: true }],
  initialBalloonMem: [{}, { balloon: true }],
  hotpluggedMem: [{}, { hotplugMem: 1024 }],
  "vsock.ssh": [{ vsock: { cid: 3 } }],
  virtiofsd: [{}, { shares: [virtiofs] }],
  "vfkit.rosetta": [{ vfkit: { rosetta: { enable: true } } }],
  "vfkit.rosetta.enable": [{}],
  storeDiskErofsFlags: [{ storeOnDisk: true, storeDiskType: "erofs" }],
  storeDiskSquashfsFlags: [{ storeOnDisk: true, storeDiskType: "squashfs" }],
};

/** Values where the type alone does not say which ones mean something. */
const valuesByOption: Readonly<Record<string, readonly unknown[]>> = {
  interfaces: [[tap], [user], [macvtap], [bridge]],
  "interfaces.*.mac": ["02:00:00:00:00:02", "02:00:00:00:00:03"],
  "interfaces.*.id": ["probe1", "probe2"],
  volumes: [[volume], [{ ...volume, image: "other.img" }]],
  shares: [[virtiofs], [share9p]],
  devices: [[pci], [usb]],
  forwardPorts: [[forward], [{ ...forward, proto: "udp" }]],
  "qemu.pcieRootPorts": [[{ id: "probe0" }], [{ id: "probe1" }]],
  "qemu.machine": ["microvm", "q35"],
  mem: [256, 1024],
  storeDisk: forced(["/probe/a", "/probe/b"]),
  bootDisk: forced(["/probe/a", "/probe/b"]),
  "volumes.*.fsType": ["xfs", "btrfs"],
  machineId: ["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"],
};

function contextsOf(path: readonly string[]): readonly ProbeOptions[] {
  for (let length = path.length; length > 0; length -= 1) {
    const found = contexts[path.slice(0, length).join(".")];
    if (found !== undefined) return found;
  }
  return [{}];
}

/** The options with one more value: `*` is the first element. */
export function withValue(
  options: unknown,
  [name, ...rest]: readonly string[],
  value: unknown,
): ProbeOptions {
  if (name === undefined) return value as ProbeOptions;
  if (name === "*") {
    const [first, ...others] = (options as readonly unknown[] | undefined) ?? [];
    return [withValue(first, rest, value), ...others] as unknown as ProbeOptions;
  }
  const set = (options ?? {}) as ProbeOptions;
  return { ...set, [name]: withValue(set[name], rest, value) };
}
