import { existsSync } from "node:fs";
import { exitStatus, KnownError } from "../errors.ts";
import { Attributes } from "../flake-lock/attributes.ts";
import { revisionDatabase } from "../microvm/history/database.ts";
import type { Pin } from "../microvm/pin.ts";
import {
  findLockedTree,
  gitTree,
  lockedTree,
  resolveRevision,
  type SourceFolders,
  verifiedTree,
} from "../microvm/pinned-sources.ts";

/** A source of microvm.nix: its revision, and the folder of its tree. */
export interface Source {
  readonly rev: string;
  readonly tree: string;
}

const about = { name: "microvm.nix", option: "--source" };

/**
 * The pinned microvm.nix: from the user's folder, or as the lock names it.
 * @throws KnownError (status 2) when it is not on this machine.
 */
export async function pinnedSource(pin: Pin, { source }: SourceFolders): Promise<Source> {
  const rev = String(pin.microvm.get("rev") ?? "of no known revision");
  const narHash = narHashOf(pin);
  return {
    rev,
    tree:
      source === undefined
        ? await lockedTree(pin.microvm, "machine", about)
        : await verifiedTree(source, { rev, narHash }),
  };
}

/** The hash of the pinned tree, as the lock has it; empty where it has none. */
export function narHashOf({ microvm }: Pin): string {
  return String(microvm.get("narHash") ?? "");
}

/**
 * Another revision of microvm.nix: from the git repository that the user names, or from the Nix store.
 * @param rev A hash, or what stands for one in the repository: a tag, a branch.
 * @throws KnownError (status 2) when it is not available.
 */
export async function treeOfRevision(
  rev: string,
  pin: Pin,
  { source }: SourceFolders,
): Promise<Source> {
  if (source !== undefined) {
    if (!existsSync(source)) throw notToBeHad(rev, `${source} does not exist`);
    const whole = resolveRevision(source, rev);
    if (whole === undefined) throw notToBeHad(rev, `${source} has no such revision`);
    return { rev: whole, tree: (await gitTree(source, whole)).path };
  }
  const known = revisionDatabase().find(rev);
  const whole = known?.rev ?? rev;
  if (pin.microvm.get("rev") === whole)
    return { rev: whole, tree: await lockedTree(pin.microvm, "machine", about) };
  const locked = new Map([...pin.microvm].filter(([name]) => name !== "lastModified"));
  locked.set("rev", whole);
  locked.delete("narHash");
  if (known !== undefined) locked.set("narHash", known.narHash);
  const there = /^[0-9a-f]{40}$/.test(whole)
    ? await findLockedTree(new Attributes(Object.fromEntries(locked)), "machine")
    : undefined;
  if (there === undefined || !("path" in there))
    throw notToBeHad(rev, "it is not in the Nix store");
  return { rev: whole, tree: there.path };
}

function notToBeHad(rev: string, why: string): KnownError {
  return new KnownError(
    {
      message: `microvm.nix ${rev} is not available: ${why}`,
      fix: "git clone https://github.com/microvm-nix/microvm.nix, and name the clone with --source",
    },
    exitStatus.notChecked,
  );
}
