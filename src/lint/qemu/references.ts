import { oncePer } from "../../once-per.ts";
import type { Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { bareType } from "../property-type.ts";
import {
  type CommandLine,
  optionsNamed,
  optionWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf } from "./devices.ts";
import { kindOf } from "./kinds.ts";
import { withId } from "./rows/keys.ts";
import { referenceRows, type Space } from "./rows/references.ts";

/** Names that are given twice, and names that are used and never given. */
export function* checkReferences(commandLine: CommandLine): Generator<Finding> {
  const spaces = nameSpaces(commandLine);
  // the last of two audio devices wins
  for (const { kind, definitions } of Object.values(spaces))
    if (kind !== "audio device") yield* duplicates(kind, definitions);
  for (const name of withId)
    if (optionsNamed(commandLine, name).length > 1)
      yield* duplicates(`-${name}`, idsOf(commandLine, "id", name));
  for (const option of commandLine.options)
    for (const { key, value, space } of referencesOf(commandLine, option)) {
      const { kind, definitions, earliest } = spaces[space];
      // a block node is there only from its option on
      const before = option.name === "blockdev" ? option.index : Number.POSITIVE_INFINITY;
      // objects have paths, too
      const isPath =
        /^\/(machine|objects)\b/.test(value) && (space === "object" || space === "device");
      // most take an empty name for none
      const isNone = value === "" && option.name !== "mon" && key !== "netdev";
      if (isNone || isPath || (earliest.get(value) ?? before) < before) continue;
      yield {
        rule: "undefined-reference",
        severity: "refused",
        index: option.index,
        message: `${key}=${value} names a ${kind} that nothing defines${definedInstead(definitions.filter(({ option }) => option.index < before))}`,
      };
    }
  yield* checkKinds(commandLine, spaces);
  yield* checkUses(commandLine);
}

/** An object that is referred to must be of the type that the property links to, and a device be made before. */
function* checkKinds(
  commandLine: CommandLine,
  spaces: Record<Space, NameSpace>,
): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "device")) {
    const properties = deviceOf(commandLine.pack, driverOf(option))?.properties;
    for (const { key, value } of option.parts) {
      const type = bareType(properties?.[key] ?? "");
      const pattern = linkTypes[type];
      if (pattern === undefined) continue;
      const found = spaces.object.first.get(value) ?? spaces.device.first.get(value);
      if (found === undefined) continue;
      const name = found.parts.find(({ key }) => /^(qom-type|driver)$/.test(key))?.value ?? "";
      if (!pattern.test(name))
        yield {
          rule: "wrong-value",
          severity: "refused",
          index: option.index,
          message: `${key} of ${driverOf(option)} must be a ${type.slice("link:".length)}, and ${value} is a ${name}`,
        };
      else if (found.name === "device" && found.order > option.order)
        yield {
          rule: "used-before-definition",
          severity: "refused",
          index: option.index,
          message: `${key}=${value} is defined only later: QEMU creates devices in order`,
        };
    }
  }
}

/** The types of things that links of these types take. */
const linkTypes: Readonly<Record<string, RegExp>> = {
  "link:can-bus": /^can-bus$/,
  "link:cryptodev-backend": /^cryptodev-/,
  "link:i8042": /^i8042$/,
  "link:iommufd": /^iommufd$/,
  "link:iothread": /^iothread$/,
  "link:ipmi-bmc": /^ipmi-bmc-/,
  "link:memory-backend": /^memory-backend-/,
  "link:nvme-subsys": /^nvme-subsys$/,
  "link:rng-backend": /^rng-/,
};

/** A network backend, a drive or memory serves one device. */
function* checkUses(commandLine: CommandLine): Generator<Finding> {
  const used = new Map<string, string>();
  for (const option of optionsNamed(commandLine, "device"))
    for (const key of ["netdev", "drive", "memdev"]) {
      const value = valueAt(option, key);
      // a block node serves as many as let each other write
      if (value === undefined) continue;
      if (key === "drive" && optionWith(commandLine, "blockdev", "node-name", value)) continue;
      const other = used.get(`${key}=${value}`);
      if (other !== undefined)
        yield {
          rule: "collision",
          severity: "refused",
          index: option.index,
          message: `${key}=${value} is in use by ${other} already`,
        };
      used.set(`${key}=${value}`, driverOf(option));
    }
  yield* checkCompanions(commandLine);
  const names = new Set<string>();
  for (const option of optionsNamed(commandLine, "fw_cfg")) {
    const name = valueAt(option, "name") ?? "";
    if (names.has(name))
      yield {
        rule: "duplicate-id",
        severity: "refused",
        index: option.index,
        message: `-fw_cfg has a file ${name} already`,
      };
    names.add(name);
  }
}

/** An old USB controller shares the bus of the one that it names. */
function* checkCompanions(commandLine: CommandLine): Generator<Finding> {
  const devices = optionsNamed(commandLine, "device");
  const buses = new Set(["usb-bus.0"]);
  for (const option of devices) {
    const master = valueAt(option, "masterbus");
    buses.add(`${valueAt(option, "id")}.0`);
    if (master !== undefined && !buses.has(master))
      yield {
        rule: "undefined-reference",
        severity: "refused",
        index: option.index,
        message: `masterbus=${master} names a USB bus that nothing before it defines`,
      };
  }
}

interface Definition {
  readonly id: string;
  readonly option: QemuOption;
}

interface NameSpace {
  readonly kind: string;
  readonly definitions: readonly Definition[];
  /** The option that defines each, in the order in which QEMU makes them. */
  readonly first: ReadonlyMap<string, QemuOption>;
  /** Where the first of the options stands that define each. */
  readonly earliest: ReadonlyMap<string, number>;
}

const idsOf = (
  commandLine: CommandLine,
  key: string,
  name: string,
  ...more: readonly string[]
): Definition[] =>
  optionsNamed(commandLine, name, ...more).flatMap((option) => {
    const id = valueAt(option, key);
    return id === undefined ? [] : [{ id, option }];
  });

function nameSpaces(commandLine: CommandLine): Record<Space, NameSpace> {
  const ids = (name: string, ...more: readonly string[]) => idsOf(commandLine, "id", name, ...more);
  return {
    audiodev: nameSpace("audio device", ids("audiodev")),
    chardev: nameSpace("character device", ids("chardev")),
    device: nameSpace("device", ids("device")),
    drive: nameSpace("drive", [...ids("drive"), ...idsOf(commandLine, "node-name", "blockdev")]),
    fsdev: nameSpace("file system", ids("fsdev")),
    netdev: nameSpace("network backend", ids("netdev", "nic")),
    object: nameSpace("object", ids("object")),
    tpmdev: nameSpace("TPM backend", ids("tpmdev")),
  };
}

function nameSpace(kind: string, definitions: readonly Definition[]): NameSpace {
  const first = new Map<string, QemuOption>();
  const earliest = new Map<string, number>();
  for (const { id, option } of definitions) {
    if (!first.has(id)) first.set(id, option);
    earliest.set(id, Math.min(earliest.get(id) ?? option.index, option.index));
  }
  return { kind, definitions, first, earliest };
}

function* duplicates(kind: string, definitions: readonly Definition[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const { id, option } of definitions) {
    if (seen.has(id))
      yield {
        rule: "duplicate-id",
        severity: "refused",
        index: option.index,
        message: `the id ${id} is taken by another ${kind}`,
      };
    seen.add(id);
  }
}

interface Reference {
  readonly key: string;
  readonly value: string;
  readonly space: Space;
}

/** Keys of devices that name something else on the command line. */
const deviceReferences: Readonly<Record<string, Space>> = {
  audiodev: "audiodev",
  chardev: "chardev",
  ...Object.fromEntries(["1", "2", "3", "4"].map((n) => [`chardev${n}`, "chardev" as const])),
  cryptodev: "object",
  drive: "drive",
  fsdev: "fsdev",
  iommufd: "object",
  iothread: "object",
  memdev: "object",
  netdev: "netdev",
  rng: "object",
  tpmdev: "tpmdev",
};

/** What links of other types than memory, which has its own checks, are to. */
const linkSpaces: Readonly<Record<string, Space>> = {
  "link:can-bus": "object",
  "link:device": "device",
  "link:i8042": "device",
  "link:ipmi-bmc": "device",
  "link:memory-backend": "object",
  "link:nvme-subsys": "device",
};

function referencesOf({ pack }: CommandLine, option: QemuOption): readonly Reference[] {
  if (option.name === "device") return deviceReferencesOf(pack, option);
  if (option.name === "blockdev") return blockReferences(pack, option);
  const [, id] = shortReferences.includes(option.name)
    ? (/^chardev:(.*)$/.exec(option.value ?? "") ?? [])
    : [];
  if (id !== undefined) return [{ key: `-${option.name} chardev`, value: id, space: "chardev" }];
  return (rowsByOption.get(option.name) ?? [])
    .filter((row) => row.of?.test(kindOf(option)) !== false)
    .flatMap(({ key, space }) =>
      [key].flat().flatMap((key): Reference[] => {
        const value = valueAt(option, key);
        return value === undefined ? [] : [{ key, value, space }];
      }),
    );
}

const rowsByOption = new Map(
  referenceRows.map(({ option }) => [option, referenceRows.filter((row) => row.option === option)]),
);

function deviceReferencesOf(pack: QemuPack, option: QemuOption): Reference[] {
  const properties = deviceOf(pack, driverOf(option))?.properties;
  const spaces = properties === undefined ? deviceReferences : spacesOf(properties);
  return option.parts.flatMap(({ key, value }): Reference[] => {
    const space = Object.hasOwn(spaces, key) ? spaces[key] : undefined;
    return space === undefined ? [] : [{ key, value, space }];
  });
}

/** The keys of a device that name something else. */
const spacesOf = oncePer((properties: Properties): Readonly<Record<string, Space>> => {
  const keys = Object.entries(properties).flatMap(([key, type]) => {
    const named = Object.hasOwn(deviceReferences, key) ? deviceReferences[key] : undefined;
    const space = linkSpaces[bareType(type)] ?? named;
    return space === undefined ? [] : [[key, space]];
  });
  return Object.fromEntries(keys);
});

/** Options that may name a character device in short, as `chardev:id`. */
const shortReferences = ["serial", "monitor", "qmp", "parallel"];

/** The block nodes that one is made of, each of which must be there before it. */
function blockReferences(pack: CommandLine["pack"], option: QemuOption): Reference[] {
  const properties = pack.blockdevs[valueAt(option, "driver") ?? ""] ?? {};
  return option.parts.flatMap(({ key, value }): Reference[] =>
    bareType(properties[key] ?? "") === "any" && value !== ""
      ? [{ key, value, space: "drive" }]
      : [],
  );
}

function definedInstead(definitions: readonly Definition[]): string {
  const ids = definitions.map(({ id }) => id);
  return ids.length === 0 ? "" : ` (there ${ids.length === 1 ? "is" : "are"} ${ids.join(", ")})`;
}
