import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readRecord } from "../record/read-record.ts";
import { hostNameFix, hostNameRule, isHostName } from "./host-name.ts";

/** @throws KnownError (status 2) for an invalid host name. */
export function requireHostName(name: string): void {
  if (!isHostName(name))
    throw new KnownError(
      { message: `"${name}" is not a valid host name: ${hostNameRule}`, fix: hostNameFix(name) },
      exitStatus.notChecked,
    );
}

/**
 * The path of a definition file for a new VM, relative to the repository's root.
 *
 * @param origin A file that the VM is made from; it may be in the module's place without taking its name.
 * @throws KnownError (status 1) when the file, its generated module or another VM of that name exists.
 */
export function requireFreeName(
  root: string,
  config: Config,
  name: string,
  origin?: string,
): string {
  const taken = (file: string, message: string) =>
    new KnownError({ file, message, fix: "choose another name" }, exitStatus.failed);
  // host names, and file names on some systems, are case-insensitive
  const isSame = (other: string) => other.toLowerCase() === name.toLowerCase();

  const file = readdirIfExists(join(root, config.definitions)).find(
    (entry) => entry.endsWith(".ts") && isSame(entry.slice(0, -".ts".length)),
  );
  if (file !== undefined) throw taken(`${config.definitions}/${file}`, "already exists");
  const vm = [...readRecord(root, config).definitions].find(
    ([other, definition]) => isSame(other) && existsSync(join(root, definition)),
  );
  if (vm !== undefined) throw taken(vm[1], `defines a VM named ${vm[0]} already`);
  const module = `${config.modules}/${name}/default.nix`;
  if (module !== origin && existsSync(join(root, module)))
    throw taken(module, "already exists, and codegen would write the VM's module there");
  return `${config.definitions}/${name}.ts`;
}

function readdirIfExists(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
