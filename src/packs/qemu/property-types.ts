import { typeName } from "../camel-case.ts";
import type { Properties, QemuPack, Structure } from "../format.ts";
import { type Members, membersText } from "./object-types.ts";

/** What a property refers to, when it does. */
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

/** What the texts of these keys name. */
const objectReferences = {
  canbus: "can-bus",
  chardev: "chardev",
  indev: "chardev",
  netdev: "netdev",
  outdev: "chardev",
  "prealloc-context": "thread-context",
} as const;

export const noReference: Reference = () => undefined;

/** The declarations of properties; those that are structures have their types' names. */
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

/** The types of a build's structures: by path ("netdevs.stream.addr") the name, and by name the text. */
export interface StructureTypes {
  readonly nameOf: (path: string) => string | undefined;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Names a type for each structure, once for those that are alike.
 *
 * @param older The types of another build, whose names are for what is alike there alone.
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
  // the text of the other options has no place for structures
  for (const [path, structure] of Object.entries(structures))
    if (/^(netdevs|blockdevs|audiodevs)\./.test(path))
      names[path] = named(structureText(structure, path, named), nameOfPath(path));
  return { nameOf: (path) => names[path], texts };
}

/** One object type for each of the cases; those that are long have names, for others may have them, too. */
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
