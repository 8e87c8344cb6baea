/**
 * The type of one property, in a short notation:
 *
 *     bool  str  size  number  int8 ... int64  uint8 ... uint64  any
 *     |on|off|auto          one of these names
 *     pci-address           "06.0": slot and function, hexadecimal
 *     link:memory-backend   the id of an object of this type
 *     []T                   a list of T: `host-nodes=0-1`, or the key more than once
 *     {}                    a structure, given by the keys below it: `addr.type=unix`
 *
 * in crosvm's packs, whose values have the grammar of its crate serde_keyvalue, also:
 *
 *     uint8:1..16           a number within bounds, either of which may be absent
 *     str|struct:Template   text, or a structure of the pack
 *     struct:PmemOption     a structure of the pack: `path=/a,ro`, within another value `[path=/a,ro]`
 *     enum:HypervisorKind   an enumeration of the pack, whose members may carry data: `kvm[device=/a]`
 *     text:PciAddress       text of a form that the pack describes
 *     cpu  cpuset           `4` or `4-7`; several of them, `0,4-7`
 *     affinity              one set of CPUs for all vCPUs, or one per vCPU: `0=1:1=2-3`
 *     []T                   a list: `[a,b]`
 *     (uint32,uint32)       one value of each type: `[1920,1080]`
 *     =direct               another name of this key
 *
 * in cloud-hypervisor's pack, whose values have the grammar of its crate option_parser, some of these and also:
 *
 *     toggle                `on`, `off`, `true` or `false`
 *     word                  a key without a value: `tty`
 *     [uint64]              numbers and ranges in brackets, which are optional for a single one: `[0,2-4]`
 *     [str]                 texts likewise
 *     [str@[uint64]]        pairs: `[net0@[3,4],net1@5]`
 *
 * A `!` at the end means that the hypervisor refuses to start without the property.
 */
export type PropertyType = string;

export type Properties = Readonly<Record<string, PropertyType>>;

/** Which build a pack describes. */
interface Build {
  readonly version: string;
  /** What the build calls itself, with the name of its package: "7.2.22 (Debian 1:7.2+dfsg-7)". */
  readonly description: string;
  /** The guest architecture, as in the program's name: "x86_64"; "any" for packs from source, which cover all. */
  readonly target: string;
  /** The architecture of the guest, if there is only a pack for another one. */
  readonly otherGuest?: string;
  /** The default features of the source, which a build has unless others are named. */
  readonly features?: readonly string[];
  /** The overlays that were applied to what the build itself reports. */
  readonly overlays?: readonly string[];
  /** Features that are left out of the build that runs: "display", "libusb". */
  readonly without?: readonly string[];
}

export interface Machine {
  /** The versioned machine that this is an alias of. */
  readonly aliasOf?: string;
  readonly properties: Properties;
  /** Types of the buses that the machine has without any device added: "PCIE", "ISA". */
  readonly buses: readonly string[];
  /** The type of each of these buses, by its name: "pcie.0" is a PCIE. */
  readonly busNames?: Readonly<Record<string, string>>;
  /** The largest number of processors. */
  readonly processors?: number;
  /** The values of `-drive if=` that it supports. */
  readonly driveInterfaces?: readonly string[];
  /** The values of `-vga` that it supports. */
  readonly vga?: readonly string[];
  /** Devices of the bus System that can be added to it. */
  readonly systemDevices?: readonly string[];
  /** The levels of `-smp` that it supports besides sockets, cores and threads: "dies", "clusters". */
  readonly topology?: readonly string[];
}

export interface Device {
  /** The type of the bus that the device needs; absent if it needs none. */
  readonly bus?: string;
  readonly aliasOf?: string;
  readonly properties: Properties;
  /** Properties that any version may remove: accepted, but not suggested. */
  readonly experimental?: Properties;
  /** The machine refuses a second one. */
  readonly once?: true;
}

/** The keys of a structure within a value: `addr.type=unix,addr.path=...`. */
export interface Structure {
  /** The key that selects one of the cases: "type". */
  readonly tag?: string;
  /** The keys of each case; without a tag, the only case is "". */
  readonly cases: Readonly<Record<string, Properties>>;
}

/** What one build of QEMU accepts, as the build itself reports it. */
export interface QemuPack {
  readonly format: typeof packFormat;
  readonly program: "qemu";
  readonly build: Build;
  /** Types that QEMU lists, but exits on when asked about them, for example because their module is missing. */
  readonly unread?: readonly string[];
  /** Every option without its dash, and how many values it takes. */
  readonly options: Readonly<Record<string, 0 | 1>>;
  /** Options whose value is `key=value,...`, with their keys. */
  readonly groups: Readonly<Record<string, Properties>>;
  readonly accelerators: readonly string[];
  readonly machines: Readonly<Record<string, Machine>>;
  /** Names of machines without their own entry: versioned ones, and those that are not described. */
  readonly machineVersions: readonly string[];
  /** The machines that accept `-numa node,mem=`, by their names, not aliases; the others accept only memdev=. */
  readonly numaMemory?: readonly string[];
  readonly devices: Readonly<Record<string, Device>>;
  readonly objects: Readonly<Record<string, Properties>>;
  readonly netdevs: Readonly<Record<string, Properties>>;
  readonly blockdevs: Readonly<Record<string, Properties>>;
  /** Names of the backends; they share the keys of the group `chardev`. */
  readonly chardevs: readonly string[];
  /** `-display`, `-audiodev` and `-numa`: the properties of each kind, empty if the build does not list them. */
  readonly displays?: Readonly<Record<string, Properties>>;
  readonly audiodevs?: Readonly<Record<string, Properties>>;
  readonly numa?: Readonly<Record<string, Properties>>;
  /** The members that are structures, by their path: "netdevs.stream.addr". */
  readonly structures?: Readonly<Record<string, Structure>>;
  /** Properties of each accelerator. */
  readonly acceleratorProperties?: Readonly<Record<string, Properties>>;
  /** The models of `-cpu`, and the properties and flags of the target's model `max`. */
  readonly cpus?: readonly string[];
  readonly cpuProperties?: Properties;
  /** The models of `-nic`. */
  readonly nics?: readonly string[];
}

export interface CrosvmFlag {
  /** How many values follow: a switch takes none. */
  readonly values: 0 | 1;
  readonly short?: string;
  readonly repeatable?: true;
  /** The condition, if the flag exists only in some builds: `feature = "gpu"`. */
  readonly when?: string;
  /** The flag to use instead, or `true` if crosvm names none. */
  readonly deprecated?: true | string;
  /** The type of the value. */
  readonly value?: PropertyType;
}

export interface CrosvmStruct {
  readonly keys: Properties;
  /** The key of a first part without `=`. */
  readonly first?: string;
  /** Whether unknown keys are refused; otherwise crosvm ignores them. */
  readonly closed: boolean;
  /** Sets of keys of which exactly one must be given besides `keys`. */
  readonly variants?: readonly Properties[];
  /** A legacy form that is accepted instead: a POSIX pattern for the whole text. */
  readonly legacy?: string;
  /** For a value with parts, which does not use the grammar of serde_keyvalue. */
  readonly parts?: CrosvmParts;
  readonly rules?: readonly StructRule[];
}

/** `SOURCE:TAG:key=value:...`: parts without quotes; the first ones are identified by their position, not by a key. */
export interface CrosvmParts {
  readonly separator: string;
  readonly positional: readonly string[];
  /** The value of this key, or its default, selects the structure with further keys. */
  readonly by?: {
    readonly key: string;
    readonly default: string;
    readonly structs: Readonly<Record<string, string>>;
  };
}

/**
 * How a structure's keys depend on each other; a key counts as given if it is present and not `false`.
 *
 *     ["not", "stdin", "input"]                     not both
 *     ["both", "width", "height"]                   both or none
 *     ["one", "string", "path"]                     exactly one of them
 *     ["only", "pci-address", "hardware", "virtio-console", ...]   the first only if the second is one of these
 *     ["most", "num", "4", "hardware", "serial", "..."]   the first is at most this if the third is one of these,
 *                                                   "" if it is absent
 *     ["pages", "addr", "size", "align"]            multiples of the page size, unless the last is given
 *     ["power", "pci-bar-size"]                     a power of two
 *     ["count", "displays", "max-num-displays", "16"]   at most this many elements: the second, else the third
 */
export type StructRule = readonly [
  "not" | "both" | "one" | "only" | "most" | "pages" | "power" | "count",
  ...string[],
];

/** A form of text for which the source has its own parser. */
export interface CrosvmText {
  /** What it must be: "a PCI address like 00:1f.2". */
  readonly is: string;
  /** A POSIX pattern for the whole text. */
  readonly matches: string;
  /** Its form for TypeScript, with `{}` for each variable part: "{}:{}.{}". */
  readonly like?: string;
}

/** How flags depend on each other. A name is a flag, a flag's key (`flag.key`), or `kernel`. */
export interface CrosvmRules {
  /** Of each group, at most one may be given. */
  readonly conflicts: readonly (readonly string[])[];
  /** The first is refused without one of the others. */
  readonly needs: readonly (readonly string[])[];
  /** The first is ignored without one of the others. */
  readonly idle: readonly (readonly string[])[];
  /** The first is ignored if one of the others is given. */
  readonly void: readonly (readonly string[])[];
}

/** What `crosvm run` accepts, as its source declares it. */
export interface CrosvmPack {
  readonly format: typeof packFormat;
  readonly program: "crosvm";
  readonly build: Build;
  readonly flags: Readonly<Record<string, CrosvmFlag>>;
  readonly structs: Readonly<Record<string, CrosvmStruct>>;
  /** By enumeration: its members, each with the type of the data that it carries, "" for none. */
  readonly enums: Readonly<Record<string, Properties>>;
  readonly texts: Readonly<Record<string, CrosvmText>>;
  readonly rules: CrosvmRules;
  /** Flags that earlier revisions had. */
  readonly former: Readonly<Record<string, FormerFlag>>;
}

/** A flag of a hypervisor other than QEMU and crosvm, which have their own formats. */
export interface Flag {
  /** How many values follow: "some" is one or more, "optional" none or one. */
  readonly values: 0 | 1 | "some" | "optional";
  /** Its other name: `v` for `-v`. */
  readonly short?: string;
  readonly repeatable?: true;
  /** The condition, if the flag exists only in some builds: `feature = "igvm"`. */
  readonly when?: string;
  readonly value?: PropertyType;
  /** Flags that it must not be combined with. */
  readonly conflicts?: readonly string[];
  /** Flags of which at least one must also be given. */
  readonly needs?: readonly string[];
}

/** Hypervisors whose flags have the same model; only the forms of their values differ. */
export const flagPrograms = [
  "cloud-hypervisor",
  "firecracker",
  "kvmtool",
  "stratovirt",
  "alioth",
  "vfkit",
] as const;

export type FlagProgram = (typeof flagPrograms)[number];

/** What such a hypervisor accepts, as its source declares it. */
export interface FlagPack {
  readonly format: typeof packFormat;
  readonly program: FlagProgram;
  readonly build: Build;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly structs: Readonly<Record<string, FlagStruct>>;
  /**
   * By the name in a flag's value `kinds:NAME`: the kinds that its first part can be, each with the structure of the
   * rest, or "" for nothing. The kind "" is for keys without a kind; "*" means that other text without keys is also
   * accepted.
   */
  readonly kinds?: Readonly<Record<string, Properties>>;
  readonly texts: Readonly<Record<string, CrosvmText>>;
  /** The structure of a configuration in JSON, if the hypervisor reads one. */
  readonly configuration?: string;
}

/** The keys of `key=value,...`, or of a set in JSON. */
export interface FlagStruct {
  readonly keys: Properties;
  /** Whether unknown keys are ignored; otherwise they are refused. */
  readonly open?: true;
  /** Optional keys whose value must not be null. */
  readonly neverNull?: readonly string[];
}

export interface FormerFlag {
  /** The date of the commit that removed it. */
  readonly until: string;
  /** What to write instead, if there is a replacement. */
  readonly use?: string;
}

export type Pack = QemuPack | CrosvmPack | FlagPack;

/** The version of this format; packs of other versions are refused, because their terms can mean something else. */
export const packFormat = 1;

/** The packs in this package. */
export const packNames = [
  "alioth",
  "cloud-hypervisor",
  "crosvm",
  "crosvm-ghaf",
  "firecracker",
  "kvmtool",
  "qemu-10.0",
  "qemu-10.0-aarch64",
  "qemu-10.0-aarch64-ghaf",
  "qemu-10.0-ghaf",
  "qemu-11.1",
  "qemu-11.1-aarch64",
  "qemu-11.1-aarch64-ghaf",
  "qemu-11.1-ghaf",
  "qemu-7.2",
  "stratovirt",
  "vfkit",
] as const;

/** The pack for a command line that names none. */
export const defaultPack = {
  crosvm: "crosvm",
  qemu: "qemu-10.0",
  "cloud-hypervisor": "cloud-hypervisor",
  firecracker: "firecracker",
  kvmtool: "kvmtool",
  stratovirt: "stratovirt",
  alioth: "alioth",
  vfkit: "vfkit",
} as const;

/** Hypervisors that have a pack, and therefore rules. */
export type RuledProgram = keyof typeof defaultPack;

/** Whether lint has rules for a hypervisor; for others, it only finds an option and its value in one string. */
export function hasRules(program: string): program is RuledProgram {
  return Object.hasOwn(defaultPack, program);
}
