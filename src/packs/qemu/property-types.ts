import { typeName } from "../camel-case.ts";
import type { Properties, QemuPack, Structure } from "../format.ts";
import { type Members, membersText } from "./object-types.ts";

/** The kind of thing that a property refers to; undefined if it refers to none. */
export type Reference = (key: string, type: string) => string | undefined;

export const deviceReference: Reference = (key, type) => {
  if (type === "ref:device") return "device";
  const link = /^link:(.*)$/.exec(type)?.[1];
  if (link !== undefined) return link;
  return type === "str" &&
    ["audiodev", "chardev", "drive", "fsdev", "netdev", "tpmdev"].includes(key)
    ? key
    : undefined;
};

export const objectReference: Reference = (key, type) =>
  type === "str" && Object.hasOwn(objectReferences, key)
    ? objectReferences[key as keyof typeof objectReferences]
    : undefined;

/** What the values of these keys refer to. */
const objectReferences = {
  canbus: "can-bus",
  chardev: "chardev",
  indev: "chardev",
  netdev: "netdev",
  outdev: "chardev",
  "prealloc-context": "thread-context",
} as const;

export const noReference: Reference = () => undefined;

/** The declarations of properties; structures are declared by the names of their types. */
export function membersOfProperties(
  properties: Properties,
  reference: Reference,
  structureOf: (key: string) => string | undefined = () => undefined,
): Members {
  return Object.fromEntries(
    Object.entries(properties).map(([key, type]) => {
      const text = structureOf(key) ?? typeText(key, type.replace(/!$/, ""), reference);
      return [key, `${type.endsWith("!") ? "" : "?"}: ${text}`];
    }),
  );
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

/** The types of a build's structures: the name by path ("netdevs.stream.addr"), and the text by name. */
export interface StructureTypes {
  readonly nameOf: (path: string) => string | undefined;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Names a type for each structure; equal structures share one.
 *
 * @param older The types of another build; equal structures get their names, which no others may use.
 */
export function structureTypes(
  { structures = {}, build }: QemuPack,
  older: StructureTypes["texts"] = {},
): StructureTypes {
  const names: Record<string, string> = {};
  const texts: Record<string, string> = {};
  const nameByText = new Map(Object.entries(older).map(([name, text]) => [text, name]));
  const named = (text: string, wanted: string): string => {
    const known = nameByText.get(text);
    const isTaken = Object.hasOwn(older, wanted) || Object.hasOwn(texts, wanted);
    const name =
      known ??
      (isTaken ? `${wanted}Of${build.version.replace(/^(\d+)\.(\d+).*$/, "$1_$2")}` : wanted);
    nameByText.set(text, name);
    texts[name] = text;
    return name;
  };
  // the text of the other options cannot express structures
  for (const [path, structure] of Object.entries(structures))
    if (/^(netdevs|blockdevs|audiodevs)\./.test(path))
      names[path] = named(structureText(structure, path, named), nameOfPath(path));
  return { nameOf: (path) => names[path], texts };
}

/** One object type per case; long ones get names, so that others can share them. */
function structureText(
  { tag, cases }: Structure,
  path: string,
  named: (text: string, wanted: string) => string,
): string {
  return Object.entries(cases)
    .map(([name, properties]) => {
      const tagged = tag === undefined ? properties : { [tag]: `|${name}!`, ...properties };
      const text = membersText(membersOfProperties(tagged, noReference));
      const isLong = name !== "" && Object.keys(tagged).length > 3;
      return isLong ? named(text, nameOfPath(`${path}.${name}`)) : text;
    })
    .join(" | ");
}

/** "netdevs.stream.addr" is StreamAddr. */
const nameOfPath = (path: string) => typeName(path.slice(path.indexOf(".") + 1));
