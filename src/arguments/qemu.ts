import { providesNumberedBus } from "./bus-names.ts";
import { withKnownNames } from "./known-names.ts";
import { callStack, noteOrigin, noteProblem, noteQemuArguments } from "./notes.ts";
import { isThing, type PropertyValue, type PropertyValues, type Thing } from "./values.ts";

/** An option with its value, and what it refers to. */
export interface QemuArgument<Kind extends string> extends Thing<Kind> {
  readonly option: string;
  /** The value's first part: the driver, or the object's type. */
  readonly name: string;
  readonly properties: PropertyValues;
  /** Where it was asked for. */
  readonly stack: string;
}

/** What `qemu.args` takes: an argument that was built, or plain text. */
export type QemuItem = QemuArgument<string> | string;

/** What a build of QEMU accepts, as types: a generated module has one for each pack. */
export interface QemuTypes {
  devices: object;
  objects: object;
  netdevs: object;
  blockdevs: object;
  /** The names of backends; their keys are pooled. */
  chardevs: string;
  chardev: object;
  audiodevs: object;
  drive: object;
  fsdev: object;
}

/** Kinds of things that references identify by more than their option. */
type ObjectKind<Type> = Type extends `memory-backend-${string}`
  ? "memory-backend"
  : Type extends `rng-${string}`
    ? "rng-backend"
    : Type extends `cryptodev-${string}`
      ? "cryptodev-backend"
      : Type;

/** Properties may be left out together when none of them is required. */
type Given<Properties> =
  Record<never, never> extends Properties ? [properties?: Properties] : [properties: Properties];

interface Tpmdevs {
  passthrough: { readonly id: string; readonly path?: string; readonly "cancel-path"?: string };
  emulator: { readonly id: string; readonly chardev: Thing<"chardev"> };
}

/** What QEMU says about an option's keys, with the members of those that it lists as plain text. */
type Narrowed<Group, Known> = Omit<Group, keyof Known> & Known;

interface Fsdev {
  readonly path: string;
  readonly security_model: "passthrough" | "mapped-xattr" | "mapped-file" | "none";
}

interface Drive {
  readonly file?: string;
  readonly if?: "none" | "pflash" | "virtio" | "ide" | "scsi" | "floppy" | "sd" | "mtd";
  readonly media?: "disk" | "cdrom";
  readonly aio?: "threads" | "native" | "io_uring";
  readonly cache?: "none" | "writeback" | "unsafe" | "directsync" | "writethrough";
  readonly discard?: "ignore" | "unmap" | "off" | "on";
  readonly "detect-zeroes"?: "on" | "off" | "unmap";
  readonly rerror?: "ignore" | "report" | "stop" | "auto";
  readonly werror?: "ignore" | "report" | "stop" | "enospc" | "auto";
}

/** Builders of QEMU's arguments, with the types of one build. */
export interface QemuBuilders<Types extends QemuTypes> {
  /** `-device`: what the guest sees. */
  device<Driver extends keyof Types["devices"] & string>(
    driver: Driver,
    ...properties: Given<Types["devices"][Driver]>
  ): QemuArgument<"device">;
  /** `-object`: what devices and the machine are made with. */
  object<Type extends keyof Types["objects"] & string>(
    type: Type,
    properties: Types["objects"][Type],
  ): QemuArgument<ObjectKind<Type>>;
  netdev<Type extends keyof Types["netdevs"] & string>(
    type: Type,
    properties: Types["netdevs"][Type],
  ): QemuArgument<"netdev">;
  blockdev<Driver extends keyof Types["blockdevs"] & string>(
    driver: Driver,
    properties: Types["blockdevs"][Driver],
  ): QemuArgument<"drive">;
  chardev(backend: Types["chardevs"], properties: Types["chardev"]): QemuArgument<"chardev">;
  /** `-audiodev`: where the guest's sound goes. */
  audiodev<Driver extends keyof Types["audiodevs"] & string>(
    driver: Driver,
    properties: Types["audiodevs"][Driver],
  ): QemuArgument<"audiodev">;
  tpmdev<Type extends keyof Tpmdevs>(type: Type, properties: Tpmdevs[Type]): QemuArgument<"tpmdev">;
  fsdev(properties: Narrowed<Types["fsdev"], Fsdev>): QemuArgument<"fsdev">;
  drive(properties: Narrowed<Types["drive"], Drive>): QemuArgument<"drive">;
  /** `-m maxmem=...`: room for memory that devices bring. */
  maxMemory(size: PropertyValue & (number | string)): QemuArgument<"memory">;
  /** Properties of the VM's machine: `-machine key=value,...`. */
  machine(properties: PropertyValues): QemuArgument<"machine">;
  /**
   * The arguments for `extraArgs`: each option and its value are two, and what is referred to comes before what refers
   * to it, once, even where it is not among the items.
   */
  args(...items: readonly QemuItem[]): string[];
}

/**
 * The builders of one pack's types. They check at compile time; `lint` checks the rest.
 *
 * @param isForDefinitions Whether calls are noted, so that their author learns which build they are typed for.
 */
export function qemuBuilders<Types extends QemuTypes>(
  isForDefinitions = true,
): QemuBuilders<Types> {
  const argument =
    (option: string, kind = option) =>
    (name: string, properties: PropertyValues = {}): QemuArgument<string> => {
      const stack = callStack();
      const known = usable(option, name, properties, stack) ? properties : {};
      return {
        kind,
        id: idOf(option, known),
        option,
        name: String(name),
        properties: known,
        stack,
      };
    };
  const builders = {
    device: argument("device"),
    object: (type: string, properties: PropertyValues) =>
      argument("object", objectKind(type))(type, properties),
    netdev: argument("netdev"),
    blockdev: argument("blockdev", "drive"),
    chardev: argument("chardev"),
    audiodev: argument("audiodev"),
    tpmdev: argument("tpmdev"),
    fsdev: (properties: PropertyValues) => argument("fsdev")("local", properties),
    drive: (properties: PropertyValues) => argument("drive")("", properties),
    maxMemory: (maxmem: number | string) => argument("m", "memory")("", { maxmem }),
    machine: (properties: PropertyValues) => argument("machine")("", properties),
    args: (...items: readonly QemuItem[]) => {
      if (isForDefinitions) noteQemuArguments();
      return qemuArgs(...items);
    },
  };
  return withKnownNames("qemu", builders) as unknown as QemuBuilders<Types>;
}

/** What TypeScript would refuse, for those who run no compiler; `lint` checks what the build accepts. */
function usable(option: string, name: unknown, properties: unknown, stack: string): boolean {
  const mistakes = [
    ...(typeof name === "string" ? [] : [`the first value of -${option} must be a string`]),
    ...(isPlainObject(properties)
      ? Object.entries(properties).flatMap(([key, value]) =>
          isPropertyValue(value)
            ? []
            : [
                `${key} of -${option} must be a string, a number, true or false, or something with an id`,
              ],
        )
      : [`the properties of -${option} must be an object`]),
  ];
  for (const message of mistakes) noteProblem({ stack, message });
  return mistakes.length === 0;
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isPropertyValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPropertyValue);
  if (isPlainObject(value)) return Object.values(value).every((inner) => isPropertyValue(inner));
  if (typeof value === "number") return Number.isFinite(value);
  return value === undefined || ["string", "bigint", "boolean"].includes(typeof value);
}

function idOf(option: string, properties: PropertyValues): string | undefined {
  const id = properties[option === "blockdev" ? "node-name" : "id"];
  return typeof id === "string" ? id : undefined;
}

function objectKind(type: string): string {
  if (type.startsWith("memory-backend-")) return "memory-backend";
  if (type.startsWith("rng-")) return "rng-backend";
  return type.startsWith("cryptodev-") ? "cryptodev-backend" : type;
}

function qemuArgs(...items: readonly QemuItem[]): string[] {
  const args: string[] = [];
  const done = new Set<Thing<string>>();
  const add = (item: QemuItem | Thing<string>): void => {
    if (typeof item === "string") {
      args.push(item);
      return;
    }
    if (typeof item !== "object" || item === null) {
      noteProblem({
        stack: callStack(),
        message: `qemu.args takes arguments and strings, but got ${String(item)}`,
      });
      return;
    }
    // what is only named exists already
    if (done.has(item) || !("option" in item)) return;
    done.add(item);
    for (const [key, thing] of thingsIn(item.properties)) {
      add(thing);
      if (thing.id === undefined)
        noteProblem({
          stack: item.stack,
          message: `${key} of -${item.option} refers to something without an id`,
          fix: 'give it one: id: "a1"',
        });
    }
    const value = valueText(item);
    noteOrigin(value, item.stack);
    args.push(`-${item.option}`, value);
  };
  for (const item of items) add(item);
  return args;
}

function* thingsIn(values: PropertyValues): Generator<readonly [string, Thing<string>]> {
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== "object") continue;
    if (isThing(value)) yield [key, value];
    else yield* thingsIn(value as PropertyValues);
  }
}

function valueText({ name, properties }: QemuArgument<string>): string {
  return [...(name === "" ? [] : [doubled(name)]), ...parts("", properties)].join(",");
}

function* parts(prefix: string, properties: PropertyValues): Generator<string> {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    const path = prefix + key;
    if (Array.isArray(value))
      // lists of plain values repeat their key; others number their elements
      for (const [index, element] of value.entries())
        yield* parts("", { [typeof element === "object" ? `${path}.${index}` : path]: element });
    else if (typeof value === "object" && !isThing(value as PropertyValue))
      yield* parts(`${path}.`, value as PropertyValues);
    else yield `${path}=${doubled(text(key, value as PropertyValue))}`;
  }
}

function text(key: string, value: PropertyValue): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value !== "object") return String(value);
  const { id = "" } = value as Thing<string>;
  return key === "bus" && providesNumberedBus(value as QemuArgument<string>) ? `${id}.0` : id;
}

/** QEMU takes two commas for one that belongs to the value. */
const doubled = (value: string) => value.replaceAll(",", ",,");
