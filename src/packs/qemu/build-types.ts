import type { Properties, QemuPack } from "../format.ts";
import {
  anyKey,
  type Members,
  membersOf,
  type ObjectType,
  type Part,
  shortest,
} from "./object-types.ts";
import {
  deviceReference,
  membersOfProperties,
  noReference,
  objectReference,
  type StructureTypes,
  structureTypes,
} from "./property-types.ts";

/** Groups of things whose kinds each have their own members. */
export const groupNames = ["Devices", "Objects", "Netdevs", "Blockdevs", "Audiodevs"] as const;

/** Options whose kinds a build does not distinguish: each accepts the keys of all. */
const optionTypes = { Chardev: "chardev", Drive: "drive", Fsdev: "fsdev" } as const;

type GroupName = (typeof groupNames)[number];

/** The types of one build, with their members and declarations. */
export interface BuildTypes {
  readonly structures: StructureTypes;
  /** Members that many things share: "PciDevice". */
  readonly bases: Types;
  readonly groups: Readonly<Record<GroupName, Types>>;
  /** The options whose kinds are not distinguished: "Chardev", "Drive". */
  readonly options: Types;
}

/** By name: all members of a type, and the shortest declaration (`said`) that has them. */
export interface Types {
  readonly members: Readonly<Record<string, Members>>;
  readonly said: Readonly<Record<string, ObjectType>>;
}

/** A thing before its type is declared. */
interface Thing {
  readonly members: Members;
  /** Its bases, from the most general to the most specific. */
  readonly bases: readonly string[];
}

type Things = Readonly<Record<string, Thing>>;

/**
 * The types of a build.
 *
 * @param older The types of another build; if given, the types are declared as differences from these.
 */
export function buildTypes(pack: QemuPack, older?: BuildTypes): BuildTypes {
  const structures = structureTypes(pack, older?.structures.texts);
  const things: Readonly<Record<GroupName, Things>> = {
    Devices: devicesOf(pack),
    Objects: thingsOf(withoutStructures(pack.objects), (properties) =>
      membersOfProperties(properties, objectReference),
    ),
    Netdevs: thingsOf(
      pack.netdevs,
      (properties, name) =>
        membersOfProperties(properties, objectReference, (key) =>
          structures.nameOf(`netdevs.${name}.${key}`),
        ),
      "Netdev",
    ),
    Blockdevs: thingsOf(
      withNodeNames(pack.blockdevs),
      (properties, name) =>
        membersOfProperties(properties, noReference, (key) =>
          structures.nameOf(`blockdevs.${name}.${key}`),
        ),
      "Blockdev",
    ),
    Audiodevs: audiodevsOf(pack, structures),
  };
  const bases = saidBases(
    Object.values(things).flatMap((group) => Object.values(group)),
    older,
  );
  const groups = Object.fromEntries(
    groupNames.map((name) => [
      name,
      said(
        things[name],
        bases.members,
        older?.groups[name],
        name === "Devices" ? isAkin : undefined,
      ),
    ]),
  ) as Record<GroupName, Types>;
  const options = said(optionsOf(pack), bases.members, older?.options);
  return { structures, bases, groups, options };
}

/** The keys of the options, except those that their builders write themselves. */
function optionsOf(pack: QemuPack): Things {
  const written = ["backend", "fsdriver", "driver", "id"];
  return Object.fromEntries(
    Object.entries(optionTypes).map(([name, option]) => {
      const all = Object.entries(pack.groups[option] ?? {});
      const keys = Object.fromEntries(all.filter(([key]) => !written.includes(key)));
      return [
        name,
        { members: membersOfProperties({ id: "str!", ...keys }, objectReference), bases: [] },
      ];
    }),
  );
}

/** If the build does not list the keys of every audio driver, any keys are accepted. */
function audiodevsOf({ audiodevs = {} }: QemuPack, { nameOf }: StructureTypes): Things {
  const isTold = Object.values(audiodevs).every((properties) => Object.keys(properties).length > 0);
  return thingsOf(
    audiodevs,
    (properties, name) =>
      isTold
        ? membersOfProperties(properties, noReference, (key) => nameOf(`audiodevs.${name}.${key}`))
        : { id: ": string", [anyKey]: ": PropertyValue | undefined" },
    isTold ? "Audiodev" : "AnyAudiodev",
  );
}

function devicesOf(pack: QemuPack): Things {
  return Object.fromEntries(
    Object.entries(pack.devices).map(([driver, device]) => {
      const { properties, bus } = pack.devices[device.aliasOf ?? driver] ?? device;
      const all: Properties = { bus: "ref:device", id: "str", ...properties };
      return [
        driver,
        { members: membersOfProperties(all, deviceReference), bases: basesOfDevice(driver, bus) },
      ];
    }),
  );
}

function basesOfDevice(driver: string, bus: string | undefined): string[] {
  const isVirtio = bus === "PCI" && /^(virtio|vhost)-.*-pci/.test(driver);
  return [
    "AnyDevice",
    ...(bus === "PCI" ? ["PciDevice"] : []),
    ...(bus === "virtio-bus" ? ["VirtioDevice"] : []),
    ...(isVirtio ? ["VirtioPciDevice"] : []),
    ...(bus === "usb-bus" ? ["UsbDevice"] : []),
  ];
}

function thingsOf(
  variants: Readonly<Record<string, Properties>>,
  membersOfKind: (properties: Properties, name: string) => Members,
  base?: string,
): Things {
  return Object.fromEntries(
    Object.entries(variants).map(([name, properties]) => [
      name,
      { members: membersOfKind(properties, name), bases: base === undefined ? [] : [base] },
    ]),
  );
}

/** Omits structures, which the text of `-object` cannot express. */
function withoutStructures(objects: QemuPack["objects"]): QemuPack["objects"] {
  return Object.fromEntries(
    Object.entries(objects).map(([type, properties]) => [
      type,
      Object.fromEntries(Object.entries(properties).filter(([, type]) => !/^\{\}!?$/.test(type))),
    ]),
  );
}

function withNodeNames(blockdevs: QemuPack["blockdevs"]): QemuPack["blockdevs"] {
  return Object.fromEntries(
    Object.entries(blockdevs).map(([driver, properties]) => [
      driver,
      { ...properties, "node-name": "str!" },
    ]),
  );
}

/** Members that all things of a base share; with an older build, also members of its base that most still have. */
function saidBases(things: readonly Thing[], older?: BuildTypes): Types {
  const members: Record<string, Members> = {};
  const types: Record<string, ObjectType> = {};
  for (const { bases } of things)
    for (const [index, base] of bases.entries()) {
      if (members[base] !== undefined) continue;
      const known = older?.bases.members[base];
      const of = commonMembers(
        things.filter((thing) => thing.bases.includes(base)),
        known,
      );
      const outer = index === 0 ? [] : bases.slice(index - 1, index);
      members[base] = of;
      types[base] = shortest(of, [
        outer.map((name): Part => [{ base: name }, members[name] ?? {}]),
        ...(known === undefined ? [] : [[[{ older: base }, known] satisfies Part]]),
      ]);
    }
  return { members, said: types };
}

function commonMembers(things: readonly Thing[], known: Members = {}): Members {
  const share = ([key, text]: readonly [string, string]) =>
    things.filter(({ members }) => members[key] === text).length / things.length;
  const [first] = things;
  const common = Object.entries(first?.members ?? {}).filter((entry) => share(entry) === 1);
  const usual = Object.entries(known).filter((entry) => share(entry) > 0.5);
  return Object.fromEntries([...common, ...usual].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The shortest declaration of each type of a group: from a base, another type of the group, or its older version. */
function said(
  things: Things,
  bases: Readonly<Record<string, Members>>,
  older: Types | undefined,
  isRelated: (one: string, other: string) => boolean = () => true,
): Types {
  const types: Record<string, ObjectType> = {};
  const depths: Record<string, number> = {};
  const before = (name: string): Members | undefined => {
    const type = older?.said[name];
    return (
      type &&
      membersOf(type, (part) => ("base" in part ? bases[part.base] : before(nameIn(part))) ?? {})
    );
  };
  for (const [name, thing] of Object.entries(things)) {
    const old = before(name);
    const own = thing.bases.map((base): Part => [{ base }, bases[base] ?? {}]).reverse();
    const inherited = Object.assign({}, ...own.map(([, members]) => members));
    const like = Object.keys(types)
      .filter((other) => (depths[other] ?? 0) < 2 && isRelated(other, name))
      .map((other): Part => [{ like: other }, things[other]?.members ?? {}])
      .filter(([, members]) => isWorth(members, thing.members, inherited));
    const type = shortest(thing.members, [
      ...(old === undefined ? [] : [[[{ older: name }, old] satisfies Part]]),
      ...(own.length === 0 ? [[]] : own.map((part) => [part])),
      ...like.flatMap((part) => [[part], ...own.map((base) => [base, part])]),
    ]);
    types[name] = type;
    depths[name] =
      1 +
      Math.max(-1, ...type.parts.map((part) => ("like" in part ? (depths[part.like] ?? 0) : -1)));
  }
  return {
    members: Object.fromEntries(
      Object.entries(things).map(([name, { members }]) => [name, members]),
    ),
    said: types,
  };
}

/** Whether a reader expects one type to build on the other: their names share a part that is more than a kind. */
function isAkin(one: string, other: string): boolean {
  const kinds = ["device", "pci", "usb", "vhost", "virtio", "user", "x"];
  const parts = other.split(/[-_]/).filter((part) => !kinds.includes(part));
  return parts.some((part) => one.startsWith(part) || one.split(/[-_]/).includes(part));
}

const nameIn = (part: { readonly like: string } | { readonly older: string }) =>
  "like" in part ? part.like : part.older;

/** Whether a type shares enough members with another one, besides those of its bases, to build on it. */
function isWorth(members: Members, wanted: Members, inherited: Members): boolean {
  const more = Object.entries(members).filter(
    ([key, text]) => wanted[key] === text && inherited[key] !== text,
  );
  return more.length > 3;
}
