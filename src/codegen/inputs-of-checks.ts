import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import type { LoadedDefinition } from "../definition/load.ts";
import { withoutParts } from "../definition/modules-of.ts";
import { historyFolder } from "../microvm/history/read-history.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { isProperty } from "../nix/property.ts";
import { isNixExpression } from "../nix/value.ts";
import { oncePer } from "../once-per.ts";
import { sha256 } from "../record/generation-record.ts";
import { nixFolder } from "../tool.ts";

/*
 * All that the checks of definitions read, as parts of a cache's key.
 */

/** What a definition itself gives; undefined if a value cannot be written as text, such as a function. */
export function valuesRead(definition: LoadedDefinition): readonly unknown[] | undefined {
  const text = textOf(withoutParts(definition));
  if (text === undefined) return undefined;
  const { kind, file, helper, line, column, qemuTypes, mistakes, assumed, parts = [] } = definition;
  const of = parts.map(({ vm }) => vm.name);
  return [text, kind, file, helper, line, column, qemuTypes, mistakes, assumed, of];
}

/** The files that definitions are made from, and those that they name. */
export function filesRead(
  root: string,
  definitions: readonly LoadedDefinition[],
): readonly unknown[] {
  const sources = new Map(definitions.flatMap((definition) => [...definition.sources]));
  return [
    [...sources].map(([path, bytes]) => [path, sourceHash(bytes)]),
    definitions.flatMap((definition) => filesOf(definition)).map((path) => hashAt(root, path)),
  ];
}

/** What is known of the pin, and the data of this tool. */
export const dataRead = ({
  schemaText,
  supportText,
}: Partial<PinData> = {}): readonly unknown[] => [
  schemaText ?? null,
  supportText ?? null,
  stampsOf(join(nixFolder, "packs")),
  stampsOf(historyFolder),
];

/** A value as text, which differs wherever two values differ; undefined where it is not plain data. */
function textOf(value: unknown): string | undefined {
  let isText = true;
  try {
    const text = JSON.stringify(value, (_, inner: unknown) => {
      if (isNixExpression(inner)) return { "\0expression": inner.text };
      if (isProperty(inner)) return { "\0property": { ...inner } };
      if (inner === undefined) return "\0undefined";
      isText &&= isPlain(inner);
      return inner;
    });
    return isText ? text : undefined;
  } catch {
    // a definition can return anything, such as an object that contains itself, or throws when read
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null)
    return ["string", "boolean", "object"].includes(typeof value);
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Files that a definition names: modules that it imports, below the root, and a pack. */
function filesOf({ file, vm }: LoadedDefinition): string[] {
  const imports = Array.isArray(vm.imports) ? (vm.imports as readonly unknown[]) : [];
  const modules = imports
    .filter((one) => typeof one === "string")
    .map((one) => normalize(join(dirname(file), one)));
  const packs = typeof vm.pack === "string" ? [vm.pack] : [];
  return [...modules.flatMap((path) => [path, join(path, "default.nix")]), ...packs];
}

/** Hash of a file's bytes; for anything else, its kind. */
function hashAt(root: string, path: string): string {
  const file = resolve(root, path);
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? sha256(readFileSync(file)) : stats === undefined ? "none" : "folder";
  } catch {
    // a check that needs it says why it cannot be read
    return "unreadable";
  }
}

/** What distinguishes the files of the tool's own data from others, without reading them. */
const stampsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, size, mtimeMs];
    });

/** Many definitions share a source. */
const sourceHash = oncePer((bytes: Uint8Array) => sha256(bytes));
