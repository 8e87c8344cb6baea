/**
 * The type of one property, as short text:
 *
 *     bool  str  size  number  int8 ... int64  uint8 ... uint64  any
 *     |on|off|auto          one of these names
 *     pci-address           "06.0": slot and function, hexadecimal
 *     link:memory-backend   the id of an object of this type
 *     []T                   a list of T: `host-nodes=0-1`, or the key more than once
 *     {}                    a structure, given by the keys below it: `addr.type=unix`
 *
 * and in crosvm's packs, whose values have the grammar of its crate serde_keyvalue:
 *
 *     uint8:1..16           a number within bounds, either of which may be absent
 *     str|struct:Template   text, or a structure of the pack
 *     struct:PmemOption     a structure of the pack: `path=/a,ro`, within another value `[path=/a,ro]`
 *     enum:HypervisorKind   an enumeration of the pack, whose members may carry data: `kvm[device=/a]`
 *     text:PciAddress       text of a form that the pack describes
 *     cpu  cpuset           `4` or `4-7`; several of them, `0,4-7`
 *     affinity              a set of CPUs for all, or one for each: `0=1:1=2-3`
 *     []T                   a list: `[a,b]`
 *     (uint32,uint32)       as many values, of these types: `[1920,1080]`
 *     =direct               another name of this key
 *
 * and in the packs of those that read `key=value` with cloud-hypervisor's crate option_parser, which know some of these,
 * too:
 *
 *     toggle                `on`, `off`, `true` or `false`
 *     word                  a key without a value: `tty`
 *     [uint64]              numbers and ranges in brackets, which may be left out for one: `[0,2-4]`
 *     [str]                 texts likewise
 *     [str@[uint64]]        pairs: `[net0@[3,4],net1@5]`
 *
 * with `!` at its end where the hypervisor refuses to start without it.
 */
export type PropertyType = string;

export type Properties = Readonly<Record<string, PropertyType>>;

/** Which build a pack describes. */
interface Build {
  readonly version: string;
  /** The build's own name for itself, with its distribution's: "7.2.22 (Debian 1:7.2+dfsg-7)". */
  readonly description: string;
  /** The guest architecture, as in the program's name: "x86_64"; "any" for crosvm's source, which is for all. */
  readonly target: string;
  /** The architecture of the guest, where a build for another one is all that is known. */
  readonly otherGuest?: string;
  /** crosvm's features that are in a build for which none are named. */
  readonly features?: readonly string[];
  /** The overlays that were laid over what the build itself says. */
  readonly overlays?: readonly string[];
  /** Features that are left out of the build that runs: "display", "libusb". */
  readonly without?: readonly string[];
}

export interface Machine {
  /** The versioned machine that this name stands for. */
  readonly aliasOf?: string;
  readonly properties: Properties;
  /** Types of the buses that the machine has without any device added: "PCIE", "ISA". */
  readonly buses: readonly string[];
  /** Their names and types: "pcie.0" is a PCIE. */
  readonly busNames?: Readonly<Record<string, string>>;
  /** How many it can have. */
  readonly processors?: number;
  /** The values of `-drive if=` that it has a place for. */
  readonly driveInterfaces?: readonly string[];
  /** The values of `-vga` that it takes. */
  readonly vga?: readonly string[];
  /** Devices of the bus System that can be added. */
  readonly systemDevices?: readonly string[];
  /** The levels of `-smp` that it has beside sockets, cores and threads: "dies", "clusters". */
  readonly topology?: readonly string[];
}

export interface Device {
  /** Type of the bus that the device needs; absent for a device that needs none. */
  readonly bus?: string;
  readonly aliasOf?: string;
  readonly properties: Properties;
  /** Properties that may go with any version: accepted, and not offered. */
  readonly experimental?: Properties;
  /** A second one is refused. */
  readonly once?: true;
}

/** The keys below a structure's own: `addr.type=unix,addr.path=...`. */
export interface Structure {
  /** The key that says which of the cases it is: "type". */
  readonly tag?: string;
  /** The keys of each case; those of the one case without a tag are "". */
  readonly cases: Readonly<Record<string, Properties>>;
}

/** What one build of QEMU accepts, as the build itself says. */
export interface QemuPack {
  readonly format: typeof packFormat;
  readonly program: "qemu";
  readonly build: Build;
  /** Types of QEMU's that it lists and ends at when asked about, as where a module of theirs is missing. */
  readonly unread?: readonly string[];
  /** Every option without its dash, and how many values it takes. */
  readonly options: Readonly<Record<string, 0 | 1>>;
  /** Options whose value is `key=value,...` with the keys that they know. */
  readonly groups: Readonly<Record<string, Properties>>;
  readonly accelerators: readonly string[];
  readonly machines: Readonly<Record<string, Machine>>;
  /** Versioned machine names that have no entry of their own. */
  readonly machineVersions: readonly string[];
  /** The machines, by their own names, that take `-numa node,mem=`; the others take memdev= alone. */
  readonly numaMemory?: readonly string[];
  readonly devices: Readonly<Record<string, Device>>;
  readonly objects: Readonly<Record<string, Properties>>;
  readonly netdevs: Readonly<Record<string, Properties>>;
  readonly blockdevs: Readonly<Record<string, Properties>>;
  /** Names of the backends; their keys are one pool, the group `chardev`. */
  readonly chardevs: readonly string[];
  /** `-display`, `-audiodev` and `-numa`: each kind's properties, none where the build does not list them. */
  readonly displays?: Readonly<Record<string, Properties>>;
  readonly audiodevs?: Readonly<Record<string, Properties>>;
  readonly numa?: Readonly<Record<string, Properties>>;
  /** Of the members that are structures, as "netdevs.stream.addr". */
  readonly structures?: Readonly<Record<string, Structure>>;
  /** Properties of each accelerator. */
  readonly acceleratorProperties?: Readonly<Record<string, Properties>>;
  /** The models of `-cpu`, and what each of them has for properties and flags. */
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
  /** Where the flag exists only in some builds: `feature = "gpu"`. */
  readonly when?: string;
  /** The flag to use in its place, where crosvm names one. */
  readonly deprecated?: true | string;
  /** The type of the value. */
  readonly value?: PropertyType;
}

export interface CrosvmStruct {
  readonly keys: Properties;
  /** The key that a first part without `=` stands for. */
  readonly first?: string;
  /** Unknown keys are refused; otherwise crosvm ignores them. */
  readonly closed: boolean;
  /** Of these sets of keys, one must be given beside `keys`, and none of another one. */
  readonly variants?: readonly Properties[];
  /** Texts of another form, which are read instead: a pattern of POSIX, for the whole text. */
  readonly legacy?: string;
  /** The value is not of the grammar of serde_keyvalue, but in parts. */
  readonly parts?: CrosvmParts;
  readonly rules?: readonly StructRule[];
}

/** `SOURCE:TAG:key=value:...`: parts without quotes, the first of which have a place in the stead of a name. */
export interface CrosvmParts {
  readonly separator: string;
  readonly positional: readonly string[];
  /** Further keys are those of the structure that this key's value names; its value by default. */
  readonly by?: {
    readonly key: string;
    readonly default: string;
    readonly structs: Readonly<Record<string, string>>;
  };
}

/**
 * What a structure's keys ask of each other; a key is given where it stands and is not `false`.
 *
 *     ["not", "stdin", "input"]                     not both
 *     ["both", "width", "height"]                   both or none
 *     ["one", "string", "path"]                     just one of both
 *     ["only", "pci-address", "hardware", "virtio-console", ...]   the first where the second is one of these
 *     ["most", "num", "4", "hardware", "serial", "..."]             the first is at most this where the second is one of these,
 *                                                    "" standing for its absence
 *     ["pages", "addr", "size", "align"]             multiples of the page size, but where the last is given
 *     ["power", "pci-bar-size"]                     a power of two
 *     ["count", "displays", "max-num-displays", "16"]   as many elements at most, or this many
 */
export type StructRule = readonly [
  "not" | "both" | "one" | "only" | "most" | "pages" | "power" | "count",
  ...string[],
];

/** A form of text, which the source reads by a parser of its own. */
export interface CrosvmText {
  /** What it must be: "a PCI address like 00:1f.2". */
  readonly is: string;
  /** A pattern of POSIX, for the whole text. */
  readonly matches: string;
  /** Its form for TypeScript, a `{}` for each text within: "{}:{}.{}". */
  readonly like?: string;
}

/** What flags ask of each other. A name is a flag's, `flag.key` where the flag has the key, or `kernel`. */
export interface CrosvmRules {
  /** Of each group, at most one may be given. */
  readonly conflicts: readonly (readonly string[])[];
  /** The first is refused without one of the others. */
  readonly needs: readonly (readonly string[])[];
  /** The first is ignored without one of the others. */
  readonly idle: readonly (readonly string[])[];
  /** The first is ignored beside the second. */
  readonly void: readonly (readonly string[])[];
}

/** What `crosvm run` accepts, as its source declares it. */
export interface CrosvmPack {
  readonly format: typeof packFormat;
  readonly program: "crosvm";
  readonly build: Build;
  readonly flags: Readonly<Record<string, CrosvmFlag>>;
  readonly structs: Readonly<Record<string, CrosvmStruct>>;
  /** By enumeration: its members with the type of the data that they carry, "" for none. */
  readonly enums: Readonly<Record<string, Properties>>;
  readonly texts: Readonly<Record<string, CrosvmText>>;
  readonly rules: CrosvmRules;
  /** Flags that earlier revisions had. */
  readonly former: Readonly<Record<string, FormerFlag>>;
}

/** A flag of a hypervisor that has neither QEMU's nor crosvm's own ways. */
export interface Flag {
  /** How many arguments follow that are its value: "some" is one or more, "optional" one or none. */
  readonly values: 0 | 1 | "some" | "optional";
  /** Its other name: `v` for `-v`. */
  readonly short?: string;
  readonly repeatable?: true;
  /** Where the flag exists only in some builds: `feature = "igvm"`. */
  readonly when?: string;
  readonly value?: PropertyType;
  /** Flags that it is refused beside. */
  readonly conflicts?: readonly string[];
  /** Flags of which one must be there. */
  readonly needs?: readonly string[];
}

/** Hypervisors whose flags are all alike, but for the form of their values. */
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
   * By the name of a flag's value `kinds:NAME`: the kinds that its first part may be, each with the structure of the rest, or
   * "" for nothing. The kind "" is what stands there without one; with "*", other text without keys is taken, too.
   */
  readonly kinds?: Readonly<Record<string, Properties>>;
  readonly texts: Readonly<Record<string, CrosvmText>>;
  /** The structure of a configuration in JSON, where the hypervisor reads one. */
  readonly configuration?: string;
}

/** The keys of `key=value,...`, or of a set in JSON. */
export interface FlagStruct {
  readonly keys: Properties;
  /** Unknown keys are ignored, not refused. */
  readonly open?: true;
  /** Keys that may be left out, and yet are refused as null. */
  readonly neverNull?: readonly string[];
}

export interface FormerFlag {
  /** The day of the commit that removed it. */
  readonly until: string;
  /** What to write in its place, where there is something. */
  readonly use?: string;
}

export type Pack = QemuPack | CrosvmPack | FlagPack;

/** The version of this form; a pack of another one is refused, for its terms may mean something else. */
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

/** Hypervisors that have a pack, and so rules. */
export type RuledProgram = keyof typeof defaultPack;

/** Whether lint has rules for a hypervisor; of the others it only finds an option and its value in one string. */
export function hasRules(program: string): program is RuledProgram {
  return Object.hasOwn(defaultPack, program);
}
