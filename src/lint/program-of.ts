import { readFileSync, statSync } from "node:fs";
import { exitStatus, KnownError } from "../errors.ts";
import { findHypervisorCommands } from "./script.ts";

/**
 * The QEMU that is meant by the path of a program, or of a script that starts it: a runner's `bin/microvm-run`.
 *
 * @throws KnownError (status 2) when a script starts no QEMU.
 */
export function programOf(named: string): string {
  const text = scriptText(named);
  if (text === undefined) return named;
  const command = findHypervisorCommands(text, named).find(({ program }) => program === "qemu");
  if (command !== undefined) return command.path;
  throw new KnownError(
    {
      file: named,
      message: "starts no QEMU",
      fix: "name a qemu-system program, or the bin/microvm-run of a VM on qemu",
    },
    exitStatus.notChecked,
  );
}

/** The text of a shell script; undefined for a program, and for a name that is looked for on the PATH. */
function scriptText(named: string): string | undefined {
  if (!named.includes("/")) return undefined;
  const stat = statSync(named, { throwIfNoEntry: false });
  // no runner script is as large as a program
  if (stat?.isFile() !== true || stat.size > 1 << 20) return undefined;
  const text = readFileSync(named, "utf8");
  const isRunner = /qemu-system-|firecracker|crosvm|cloud-hypervisor/.test(text);
  // a script that passes its arguments on is QEMU for whoever starts it: a wrapper
  return /^#!.*sh\b/.test(text) && isRunner && !text.includes('"$@"') ? text : undefined;
}
