import { lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { FixableProblem } from "../errors.ts";
import { readBytesIfExists } from "../files.ts";
import { Ownership } from "./ownership.ts";

/** What a generation would change on disk. */
export interface Changes {
  /** New or different: path → text. */
  readonly stale: ReadonlyMap<string, string>;
  /** Generated earlier, from a definition that is gone. */
  readonly left: readonly string[];
  /** Those of both that differ from what codegen wrote: somebody's edits there would be lost. */
  readonly notOwn: readonly FixableProblem[];
  /** Removes what killed runs left behind; only to be called once the changes are made. */
  removeLeftovers(): void;
}

/**
 * Compares generated texts with the files there.
 * @param kept The texts that could not be made again, and are as in the files.
 */
export function compareWithDisk(
  root: string,
  config: Config,
  files: ReadonlyMap<string, string>,
  kept: { has(path: string): boolean } = new Set(),
): Changes {
  const ownership = new Ownership(root, config);
  const stale = new Map<string, string>();
  const notOwn: FixableProblem[] = [];
  for (const [path, text] of files) {
    const current = readBytesIfExists(join(root, path));
    if (current?.equals(Buffer.from(text))) {
      const isEdited = () => ownership.isRecorded(path) && !ownership.isOwn(path, current);
      if (kept.has(path) && isEdited()) notOwn.push(editedKeptFile(path));
      continue;
    }
    stale.set(path, text);
    if (current !== undefined && !ownership.isOwn(path, current))
      notOwn.push(editedFile(path, config, ownership.isRecorded(path)));
  }
  const left: string[] = [];
  for (const path of leftFiles(root, ownership.recorded(), files)) {
    const isDeletable = ownership.isBehindNoLink(path);
    if (isDeletable) left.push(path);
    const current = readBytesIfExists(join(root, path));
    if (!isDeletable || current === undefined || !ownership.isOwn(path, current))
      notOwn.push(editedLeftFile(path, config, isDeletable));
  }
  return { stale, left, notOwn, removeLeftovers: () => ownership.removeLeftovers() };
}

/** The files that exist but are no longer generated, even under another name: on some systems `Foo` and `foo` are the same. */
function leftFiles(
  root: string,
  recorded: readonly string[],
  files: ReadonlyMap<string, string>,
): string[] {
  const candidates = recorded.filter((path) => !files.has(path));
  if (candidates.length === 0) return [];
  const generated = new Map([...files.keys()].map((path) => [path.toLowerCase(), path]));
  return candidates.filter((path) => {
    const found = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined || found.isDirectory()) return false;
    const other = generated.get(path.toLowerCase());
    const { dev, ino } =
      (other !== undefined && statSync(join(root, other), { throwIfNoEntry: false })) || {};
    return dev !== found.dev || ino !== found.ino;
  });
}

const force = "npm run codegen -- --force";

function editedFile(path: string, { record, schema }: Config, isRecorded: boolean): FixableProblem {
  if (path === record)
    return {
      file: path,
      message: "is not a record of generated files, and one would replace it",
      fix: `restore it from git, or move it away; ${force} replaces it`,
    };
  if (path === schema)
    return {
      file: path,
      message: "has changed since it was read from microvm.nix, and would be replaced",
      fix: `restore it from git, or move it away; ${force} --refresh replaces it`,
    };
  return isRecorded
    ? {
        file: path,
        message: "was changed since codegen wrote it, and the change would be lost",
        fix: `make the change in what it is generated from; ${force} replaces the file`,
      }
    : {
        file: path,
        message: "was not written by codegen, and would be overwritten",
        fix: `move it away, or name the VM differently; ${force} replaces it`,
      };
}

/** Whose right text is not known here. */
const editedKeptFile = (path: string): FixableProblem => ({
  file: path,
  message: "was changed since codegen wrote it, and cannot be made again here",
  fix: `rm ${path} && npm run codegen: where Nix and what flake.lock pins are, that makes it again`,
});

/** From a definition that is gone. */
function editedLeftFile(path: string, { record }: Config, isDeletable: boolean): FixableProblem {
  return isDeletable
    ? {
        file: path,
        message:
          "is of a VM that is no longer defined, and not as codegen wrote it: it is not deleted",
        fix: `to keep it, leave its line out of ${record}; ${force} deletes it`,
      }
    : {
        file: path,
        message:
          "is of a VM that is no longer defined, and a symbolic link leads to it: it is not deleted",
        fix: `remove the link, or leave its line out of ${record}`,
      };
}
