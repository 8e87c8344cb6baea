import { propertyKey } from "../property-key.ts";
import { propertyNotes } from "./property-notes.ts";

/** By the name of a property, the rest of its declaration: `?: boolean`, `: Thing<"drive">`. */
export type Members = Readonly<Record<string, string>>;

/** The declaration of an object type: its parts, the members of these that it lacks, and its own members. */
export interface ObjectType {
  readonly parts: readonly PartName[];
  readonly gone: readonly string[];
  readonly own: Members;
}

/** A part by its name: a base, another type of the same group, or the type of this name in an older build. */
export type PartName =
  | { readonly base: string }
  | { readonly like: string }
  | { readonly older: string };

/** A part, and all of its members. */
export type Part = readonly [PartName, Members];

/** All members of a type, from those of its parts. */
export function membersOf(type: ObjectType, ofPart: (part: PartName) => Members): Members {
  const inherited = Object.entries(merged(type.parts.map(ofPart)));
  return {
    ...Object.fromEntries(inherited.filter(([key]) => !type.gone.includes(key))),
    ...type.own,
  };
}

/**
 * The shortest declaration of a type with these members.
 *
 * @param ways The sets of parts to build on; the first, unless another one is shorter.
 */
export function shortest(members: Members, ways: readonly (readonly Part[])[]): ObjectType {
  const types = ways.filter(isConsistent).map((some): ObjectType => {
    const inherited = merged(some.map(([, of]) => of));
    const isHere = (key: string) => Object.hasOwn(members, key) && members[key] === inherited[key];
    return {
      parts: some.map(([name]) => name),
      gone: Object.keys(inherited).filter((key) => !isHere(key)),
      own: Object.fromEntries(Object.entries(members).filter(([key]) => !isHere(key))),
    };
  });
  const [first, ...others] = types;
  if (first === undefined) throw new Error("a type can be said with nothing at least");
  return others.reduce((best, way) => (cost(way) < cost(best) ? way : best), first);
}

/** The length of a declaration in lines, plus the effort of looking up another type and of omitting members. */
function cost({ parts, gone, own }: ObjectType): number {
  const isDetour = parts.some((part) => "like" in part);
  const thoughtAway = gone.length === 0 ? 0 : 1 + gone.length * (isDetour ? 1 : 0.5);
  return Object.keys(own).length + thoughtAway + (isDetour ? 3 : 0);
}

/** Whether the members that two parts share are the same: an intersection of different ones would be neither. */
function isConsistent(parts: readonly Part[]): boolean {
  const all = merged(parts.map(([, members]) => members));
  return parts.every(([, members]) =>
    Object.entries(members).every(([key, text]) => all[key] === text),
  );
}

const merged = (all: readonly Members[]): Members => Object.assign({}, ...all);

/** An object type as text: `PciDevice & { ... }`. */
export function objectTypeText(
  { parts, gone, own }: ObjectType,
  nameOf: (part: PartName) => string,
  indent = "",
): string {
  const names = parts.map(nameOf).join(" & ");
  const base =
    gone.length === 0
      ? names
      : `Omit<${names}, ${gone.map((key) => JSON.stringify(key)).join(" | ")}>`;
  if (base === "") return membersText(own, indent);
  return Object.keys(own).length === 0 ? base : `${base} & ${membersText(own, indent)}`;
}

/** Members in braces, each with the note about its purpose, if there is one. */
export function membersText(members: Members, indent = ""): string {
  const lines = Object.entries(members).map(([key, type]) => {
    const note = noteOf(key, type);
    const docs = note === undefined ? "" : `${indent}  /** ${note} */\n`;
    return `${docs}${indent}  readonly ${key === anyKey ? key : propertyKey(key)}${type};`;
  });
  return lines.length === 0 ? "object" : `{\n${lines.join("\n")}\n${indent}}`;
}

/** The key of an index signature. */
export const anyKey = "[key: string]";

/** Drives and sockets have properties with these names that mean something else. */
function noteOf(key: string, type: string): string | undefined {
  if (key === "bus" && !type.includes("Thing")) return undefined;
  return key === "addr" && !type.endsWith(" string") ? undefined : propertyNotes[key];
}
