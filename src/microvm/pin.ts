import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Config } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists } from "../files.ts";
import { Attributes } from "../flake-lock/attributes.ts";
import type { FlakeLock } from "../flake-lock/flake-lock.ts";
import { findMicrovmNodes } from "../flake-lock/microvm-node.ts";
import { parseFlakeLock } from "../flake-lock/parse-flake-lock.ts";
import { resolveInputs } from "../flake-lock/resolve-input.ts";
import { isKnownRevision } from "./history/known-revisions.ts";
import type { OptionSchema } from "./schema/option-schema.ts";

/** The pins in a repository's lock that are needed to read an option schema. */
export interface Pin {
  readonly microvm: Attributes;
  readonly nixpkgs: Attributes | undefined;
}

/**
 * Reads the repository's own lock.
 * @throws KnownError: status 2 when it is missing or malformed, 1 when nothing in it is microvm.nix.
 */
export function readPin(root: string, config: Config): Pin {
  const text = readIfExists(join(root, config.lock));
  if (text === undefined)
    throw new KnownError(
      {
        file: config.lock,
        message: "does not exist, and it pins the microvm.nix whose options are used here",
        fix: rootAbove(root, config) ?? lockAnew(root, config),
      },
      exitStatus.notChecked,
    );
  const lock = parseFlakeLock(text, config.lock);
  const nodes = findMicrovmNodes(lock, isKnownRevision);
  // flakes use this name, and the flake's own library takes the input of that name
  const node =
    nodes.find(({ inputPaths }) => inputPaths.some((path) => path.join("/") === "microvm")) ??
    nodes[0];
  if (node === undefined)
    throw new KnownError(
      {
        file: config.lock,
        message: "pins no microvm.nix",
        fix: 'add inputs.microvm.url = "github:microvm-nix/microvm.nix" to flake.nix, then: nix flake lock',
      },
      exitStatus.failed,
    );
  return { microvm: locked(lock, node.key), nixpkgs: nixpkgsOf(lock) };
}

function lockAnew(root: string, { lock }: Config): string {
  return existsSync(join(root, dirname(lock), "flake.nix"))
    ? "nix flake lock"
    : "ghaf-microvm init: it writes a flake.nix and a flake.lock";
}

/** The date of the pinned nixpkgs, "2026-08-19": for a locked branch, that of its commit. */
export function dayOfPackages({ nixpkgs }: Pin): string | undefined {
  const seconds = Number(nixpkgs?.get("lastModified") ?? Number.NaN);
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** What to do when the command was meant for a folder further up. */
function rootAbove(root: string, config: Config): string | undefined {
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, config.lock)))
      return `cd ${relative(root, folder)}, where the repository's root is`;
  return undefined;
}

function locked(lock: FlakeLock, key: string): Attributes {
  return lock.nodes.get(key)?.locked ?? new Attributes();
}

/** The root's own nixpkgs: its lib evaluates the VMs, so it reads their options too. */
function nixpkgsOf(lock: FlakeLock): Attributes | undefined {
  const key = resolveInputs(lock).target(lock.root, "nixpkgs");
  return key === undefined ? undefined : locked(lock, key);
}

/**
 * Refuses an option schema of another revision than the lock pins.
 * @throws KnownError (status 1) with the command that fixes it.
 */
export function requireSchemaOfPin(config: Config, schema: OptionSchema, { microvm }: Pin): void {
  const narHash = microvm.get("narHash");
  if (narHash === schema.source.narHash) return;
  const rev = microvm.get("rev");
  const pinned =
    rev === undefined || rev === schema.source.rev
      ? narHash === undefined
        ? `${config.lock} has no narHash for its microvm.nix`
        : `${config.lock} pins the narHash ${narHash}, and that revision's is ${schema.source.narHash}`
      : `${config.lock} pins ${String(rev).slice(0, 8)}`;
  throw new KnownError(
    {
      file: config.schema,
      message: `is of microvm.nix ${schema.source.rev.slice(0, 8)}, but ${pinned}`,
      fix:
        rev === schema.source.rev
          ? `lock it again: nix flake update microvm (then npm run codegen -- --refresh)`
          : "npm run codegen -- --refresh (needs Nix)",
    },
    exitStatus.failed,
  );
}
