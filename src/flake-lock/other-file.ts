import { join, posix } from "node:path";
import { quoteWord } from "../shell/shell-words.ts";
import type { JsonObject } from "./parse-json.ts";

/** What the user gave instead of a flake.lock. */
export interface OtherFile {
  readonly what: string;
  readonly fix: string;
}

/** Files of other tools, by keys that they have; a flake.lock has none of them. */
const known: readonly (readonly [what: string, ...keys: string[]])[] = [
  ["npm's package-lock.json", "lockfileVersion"],
  ["a package.json", "dependencies"],
  ["a package.json", "devDependencies"],
  ["a package.json", "scripts"],
  ["a package.json", "name", "version"],
  ["a tsconfig.json", "compilerOptions"],
  ["a deno.lock", "specifiers"],
  ["a composer.lock", "packages", "content-hash"],
  ["a Pipfile.lock", "_meta"],
  ["a record of this tool", "vms"],
  ["a JSON Schema", "$schema"],
];

/** Recognizes a Nix file by its name: it is not JSON at all. */
export function nixFile(file: string): OtherFile | undefined {
  return file.endsWith(".nix") ? { what: "a Nix file", fix: nameTheLock(file) } : undefined;
}

/** Recognizes another tool's file by its content; undefined for what may be a damaged flake.lock. */
export function otherFile(json: JsonObject, file: string): OtherFile | undefined {
  if (Object.hasOwn(json, "nodes") || Object.hasOwn(json, "root")) return undefined;
  const [what] = known.find(([, ...keys]) => keys.every((key) => Object.hasOwn(json, key))) ?? [];
  if (what !== undefined) return { what, fix: nameTheLock(file) };
  return posix.basename(file) === "flake.lock"
    ? undefined
    : { what: "another JSON file", fix: nameTheLock(file) };
}

function nameTheLock(file: string): string {
  const lock = join(posix.dirname(file), "flake.lock");
  return `name the lock file, such as: ghaf-microvm lock check ${quoteWord(lock)}`;
}
