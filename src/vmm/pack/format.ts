/**
 * The type of one property, as short text:
 *
 *     bool  str  size  number  int8 ... int64  uint8 ... uint64  any
 *     |on|off|auto          one of these words
 *     pci-address           "06.0": slot and function, hexadecimal
 *     link:memory-backend   the id of an object of this type
 *     []T                   a list of T: `host-nodes=0-1`, or the key more than once
 *     {}                    a structure, given by the keys below it: `addr.type=unix`
 *
 * with `!` at its end where the hypervisor refuses to start without it.
 */
export type PropertyType = string;

export type Properties = Readonly<Record<string, PropertyType>>;

/** Which build a pack tells of. */
interface Build {
  readonly version: string;
  /** The build's own name for itself, with its distribution's: "7.2.22 (Debian 1:7.2+dfsg-7)". */
  readonly description: string;
  /** The guest architecture, as in the program's name: "x86_64". */
  readonly target: string;
  /** The overlays that were laid over what the build itself tells. */
  readonly overlays?: readonly string[];
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

/** What one build of QEMU accepts, as the build itself tells it. */
export interface QemuPack {
  readonly format: typeof packFormat;
  readonly program: "qemu";
  readonly build: Build;
  /** Every option without its dash, and how many values it takes. */
  readonly options: Readonly<Record<string, 0 | 1>>;
  /** Options whose value is `key=value,...` with the keys that they know. */
  readonly groups: Readonly<Record<string, Properties>>;
  readonly accelerators: readonly string[];
  readonly machines: Readonly<Record<string, Machine>>;
  /** Versioned machine names that have no entry of their own. */
  readonly machineVersions: readonly string[];
  readonly devices: Readonly<Record<string, Device>>;
  readonly objects: Readonly<Record<string, Properties>>;
  readonly netdevs: Readonly<Record<string, Properties>>;
  readonly blockdevs: Readonly<Record<string, Properties>>;
  /** Names of the backends; their keys are one pool, the group `chardev`. */
  readonly chardevs: readonly string[];
  /** `-display`, `-audiodev` and `-numa`: each kind's properties, none where the build does not tell them. */
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
  readonly deprecated?: true;
  /** The value's own keys where it is `key=value,...` or a plain type. */
  readonly value?: string;
}

export interface CrosvmStruct {
  readonly keys: Properties;
  /** The key that a first word without `=` stands for. */
  readonly first?: string;
  /** Unknown keys are refused. */
  readonly closed: boolean;
}

/** What `crosvm run` accepts, as its source declares it. */
export interface CrosvmPack {
  readonly format: typeof packFormat;
  readonly program: "crosvm";
  readonly build: Build;
  readonly flags: Readonly<Record<string, CrosvmFlag>>;
  readonly structs: Readonly<Record<string, CrosvmStruct>>;
}

export type Pack = QemuPack | CrosvmPack;

/** The version of this form; a pack of another one is refused, for its words may mean something else. */
export const packFormat = 1;

/** The packs in this package. */
export const packNames = [
  "crosvm",
  "crosvm-ghaf",
  "qemu-10.0",
  "qemu-10.0-aarch64",
  "qemu-10.0-aarch64-ghaf",
  "qemu-10.0-ghaf",
  "qemu-7.2",
] as const;

/** What a command line gets that names none. */
export const defaultPack = { crosvm: "crosvm", qemu: "qemu-10.0" } as const;

/**
 * The pack for a program and the architecture of its guest; for one that no pack is of, the nearest.
 *
 * @param target As in the program's name: "x86_64", "aarch64".
 */
export function defaultPackFor(program: "qemu" | "crosvm", target: string): string {
  return program === "qemu" && target === "aarch64" ? "qemu-10.0-aarch64" : defaultPack[program];
}
