import type { Properties, QemuPack, Structure } from "../format.ts";
import { propertyKey } from "../property-key.ts";
import { propertyNotes } from "./property-notes.ts";

/** The TypeScript types of what a QEMU accepts, and what its builders must know to print values. */
export function qemuTypes(pack: QemuPack): string {
  const devices = Object.entries(pack.devices).map(
    ([driver, device]): [string, Properties, string] => {
      const target =
        device.aliasOf === undefined ? device : (pack.devices[device.aliasOf] ?? device);
      return [driver, target.properties, target.bus ?? ""];
    },
  );
  const bases: Base[] = [
    { name: "AnyDevice", properties: { bus: "ref:device", id: "str" }, of: () => true },
    common("PciDevice", devices, (_, bus) => bus === "PCI"),
    common(
      "VirtioPciDevice",
      devices,
      (driver, bus) => bus === "PCI" && /^(virtio|vhost)-.*-pci/.test(driver),
    ),
    common("UsbDevice", devices, (_, bus) => bus === "usb-bus"),
  ];
  return `import { qemuBuilders } from "../qemu.ts";
import type { Integer, PropertyValue, ${needsValues(pack) ? "PropertyValues, " : ""}Size, Thing } from "../values.ts";

${bases.map(({ name, properties }) => `interface ${name} ${block(properties, deviceReference)}`).join("\n\n")}

interface Devices {
${devices
  .map(([driver, properties, bus]) => {
    const mine = bases.filter((base) => base.of(driver, bus));
    const own = Object.fromEntries(
      Object.entries(properties).filter(
        ([key, type]) => !mine.some((base) => base.properties[key] === type),
      ),
    );
    const parents = mine.filter(
      (base) => !mine.some((other) => other !== base && covers(other.properties, base.properties)),
    );
    const names = (parents.length > 0 ? parents : mine.slice(0, 1))
      .map(({ name }) => name)
      .join(" & ");
    const overridden = mine
      .flatMap((base) => Object.keys(base.properties))
      .filter((key) => Object.hasOwn(own, key));
    const base =
      overridden.length === 0
        ? names
        : `Omit<${names}, ${overridden.map((key) => JSON.stringify(key)).join(" | ")}>`;
    return `  ${propertyKey(driver)}: ${base}${Object.keys(own).length === 0 ? "" : ` & ${block(own, deviceReference, "  ")}`};`;
  })
  .join("\n")}
}

${group("Objects", withoutStructures(pack.objects), objectReference)}

${group("Netdevs", pack.netdevs, objectReference, structuresBelow(pack, "netdevs"))}

${group("Blockdevs", withNodeNames(pack.blockdevs), () => undefined, structuresBelow(pack, "blockdevs"))}

${audiodevs(pack)}

${optionGroups.map(([name, option]) => `interface ${name} ${block(groupProperties(pack, option), objectReference)}`).join("\n\n")}

type ChardevBackend =
${pack.chardevs.map((backend) => `  | ${JSON.stringify(backend)}`).join("\n")};

/** Builders of the arguments of QEMU ${pack.build.version}. */
export const qemu = qemuBuilders<{
  devices: Devices;
  objects: Objects;
  netdevs: Netdevs;
  blockdevs: Blockdevs;
  chardevs: ChardevBackend;
  chardev: Chardev;
  audiodevs: Audiodevs;
  drive: Drive;
  fsdev: Fsdev;
}>();
`;
}

/** Options whose variants QEMU does not distinguish: each takes the keys of all. */
const optionGroups = [
  ["Chardev", "chardev"],
  ["Drive", "drive"],
  ["Fsdev", "fsdev"],
] as const;

/** The keys of an option but those that the builder writes itself. */
function groupProperties(pack: QemuPack, option: string): Properties {
  const written = ["backend", "fsdriver", "driver", "id"];
  const keys = Object.entries(pack.groups[option] ?? {}).filter(([key]) => !written.includes(key));
  return { id: "str!", ...Object.fromEntries(keys) };
}

interface Base {
  readonly name: string;
  readonly properties: Properties;
  readonly of: (driver: string, bus: string) => boolean;
}

/** What all these devices have alike, once for all of them. */
function common(
  name: string,
  devices: readonly (readonly [string, Properties, string])[],
  of: Base["of"],
): Base {
  const members = devices.filter(([driver, , bus]) => of(driver, bus));
  const [first] = members;
  const shared = Object.entries(first?.[1] ?? {}).filter(([key, type]) =>
    members.every(([, properties]) => properties[key] === type),
  );
  return {
    name,
    properties: { bus: "ref:device", id: "str", ...Object.fromEntries(shared) },
    of,
  };
}

const covers = (outer: Properties, inner: Properties) =>
  Object.keys(outer).length > Object.keys(inner).length &&
  Object.entries(inner).every(([key, type]) => outer[key] === type);

function group(
  name: string,
  variants: Readonly<Record<string, Properties>>,
  reference: Reference,
  structureOf: (path: string) => Structure | undefined = () => undefined,
): string {
  const lines = Object.entries(variants).map(
    ([variant, properties]) =>
      `  ${propertyKey(variant)}: ${block(properties, reference, "  ", (key) => structureOf(`${variant}.${key}`))};`,
  );
  return `interface ${name} {\n${lines.join("\n")}\n}`;
}

const needsValues = (pack: QemuPack) => audiodevs(pack).includes("PropertyValues");

const structuresBelow = (pack: QemuPack, kind: string) => (path: string) =>
  pack.structures?.[`${kind}.${path}`];

/** The text of `-object` has no place for structures. */
function withoutStructures(objects: QemuPack["objects"]): QemuPack["objects"] {
  return Object.fromEntries(
    Object.entries(objects).map(([type, properties]) => [
      type,
      Object.fromEntries(Object.entries(properties).filter(([, type]) => !/^\{\}!?$/.test(type))),
    ]),
  );
}

/** Where the build does not list an audio driver's keys, any are taken. */
function audiodevs(pack: QemuPack): string {
  const drivers = pack.audiodevs ?? {};
  if (Object.values(drivers).every((properties) => Object.keys(properties).length > 0))
    return group("Audiodevs", drivers, () => undefined, structuresBelow(pack, "audiodevs"));
  const lines = Object.keys(drivers).map(
    (driver) => `  ${propertyKey(driver)}: { readonly id: string } & PropertyValues;`,
  );
  return `interface Audiodevs {\n${lines.join("\n")}\n}`;
}

function withNodeNames(blockdevs: QemuPack["blockdevs"]): QemuPack["blockdevs"] {
  return Object.fromEntries(
    Object.entries(blockdevs).map(([driver, properties]) => [
      driver,
      { ...properties, "node-name": "str!" },
    ]),
  );
}

/** What a property refers to, when it does. */
type Reference = (key: string, type: string) => string | undefined;

const deviceReference: Reference = (key, type) => {
  if (type === "ref:device") return "device";
  const link = /^link:(.*)$/.exec(type)?.[1];
  if (link !== undefined) return link;
  return type === "str" &&
    ["audiodev", "chardev", "drive", "fsdev", "netdev", "tpmdev"].includes(key)
    ? key
    : undefined;
};

const objectReference: Reference = (key, type) =>
  type === "str" && Object.hasOwn(objectReferences, key)
    ? objectReferences[key as keyof typeof objectReferences]
    : undefined;

/** What the texts of these keys name. */
const objectReferences = {
  canbus: "can-bus",
  chardev: "chardev",
  indev: "chardev",
  netdev: "netdev",
  outdev: "chardev",
  "prealloc-context": "thread-context",
} as const;

function block(
  properties: Properties,
  reference: Reference,
  indent = "",
  structureOf: (key: string) => Structure | undefined = () => undefined,
): string {
  const lines = Object.entries(properties).map(([key, type]) => {
    const structure = structureOf(key);
    const text =
      structure === undefined
        ? typeText(key, type.replace(/!$/, ""), reference)
        : structureText(structure, indent);
    const note = propertyNotes[key];
    const docs = note === undefined ? "" : `${indent}  /** ${note} */\n`;
    return `${docs}${indent}  readonly ${propertyKey(key)}${type.endsWith("!") ? "" : "?"}: ${text};`;
  });
  return lines.length === 0 ? "object" : `{\n${lines.join("\n")}\n${indent}}`;
}

/** One object type for each of the cases. */
function structureText({ tag, cases }: Structure, indent: string): string {
  return Object.entries(cases)
    .map(([name, properties]) => {
      const tagged = tag === undefined ? properties : { [tag]: `|${name}!`, ...properties };
      return block(tagged, () => undefined, `${indent}  `);
    })
    .join(" | ");
}

function typeText(key: string, type: string, reference: Reference): string {
  const referred = reference(key, type);
  if (referred !== undefined) return `Thing<${JSON.stringify(referred)}>`;
  if (type.startsWith("|"))
    return type
      .slice(1)
      .split("|")
      .map((member) => JSON.stringify(member))
      .join(" | ");
  if (type.startsWith("[]")) {
    const element = typeText(key, type.slice(2), reference);
    return element.includes("|") ? `readonly (${element})[]` : `readonly ${element}[]`;
  }
  if (/^u?int/.test(type) || type === "number") return "Integer";
  return (
    {
      bool: "boolean",
      str: "string",
      "pci-address": "string",
      size: "Size",
      "{}": "PropertyValue",
    }[type] ?? "PropertyValue"
  );
}
