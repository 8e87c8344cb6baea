import type { Properties } from "../format.ts";
import { sorted } from "../sorted.ts";

/** A property of QOM, QEMU's object model, as QMP lists it. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

/** The properties of a machine, a processor or an accelerator that a user can set, experimental ones among them. */
export function settableProperties(listed: readonly Property[]): Properties {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name.replace(/^x-/, ""), type) && name !== "type")
        .map(({ name, type }) => [name, propertyType(type)]),
    ),
  );
}

/** Experimental properties may go with any version; children the device makes for itself. */
export function isSettable(name: string, type: string): boolean {
  return (
    !name.startsWith("x-") &&
    !type.startsWith("child<") &&
    !name.includes("[") &&
    !readOnly.includes(name)
  );
}

/** Properties that QEMU lists and sets itself. */
const readOnly = ["busnr"];

/** QEMU writes an enumeration's members only into the property's description: "on/off/auto", "..., a/b/c". */
export function enumOf(description: string | undefined, type: string): string | undefined {
  if (type === "OnOffAuto") return "|on|off|auto";
  if (!/^[A-Z]/.test(type) || description === undefined) return undefined;
  const members = /(?:^|[ ,(])((?:[\w.+-]+\/)+[\w.+-]+)/.exec(description)?.[1];
  return members === undefined ? undefined : `|${members.split("/").join("|")}`;
}

/** A type of QOM as a pack writes it. */
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
