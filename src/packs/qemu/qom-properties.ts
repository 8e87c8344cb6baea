import type { Properties } from "../format.ts";
import { sorted } from "../sorted.ts";

/** A property of QOM, QEMU's object model, as QMP lists it. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

/** The properties of a machine, processor or accelerator that a user can set, including experimental ones. */
export function settableProperties(listed: readonly Property[]): Properties {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name.replace(/^x-/, ""), type) && name !== "type")
        .map(({ name, type }) => [name, propertyType(type)]),
    ),
  );
}

/** Excludes experimental properties, which any version may remove, and children, which the device creates itself. */
export function isSettable(name: string, type: string): boolean {
  return (
    !name.startsWith("x-") &&
    !type.startsWith("child<") &&
    !name.includes("[") &&
    !readOnly.includes(name)
  );
}

/** Properties that QEMU lists, but sets itself. */
const readOnly = ["busnr"];

/** The members of an enumeration, which only the property's description lists: "on/off/auto", "..., a/b/c". */
export function enumOf(description: string | undefined, type: string): string | undefined {
  if (type === "OnOffAuto") return "|on|off|auto";
  if (!/^[A-Z]/.test(type) || description === undefined) return undefined;
  const members = /(?:^|[ ,(])((?:[\w.+-]+\/)+[\w.+-]+)/.exec(description)?.[1];
  return members === undefined ? undefined : `|${members.split("/").join("|")}`;
}

/** A type of QOM in a pack's notation. */
export function propertyType(type: string): string {
  const link = /^link<(.*)>$/.exec(type)?.[1];
  if (link !== undefined) return `link:${link}`;
  const known: Readonly<Record<string, string>> = {
    bool: "bool",
    boolean: "bool",
    str: "str",
    string: "str",
    size: "size",
    OnOffAuto: "|on|off|auto",
    uint64_t: "uint64",
    int: "int64",
  };
  return known[type] ?? (/^u?int(8|16|32|64)$/.test(type) ? type : "any");
}
