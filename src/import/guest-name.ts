import { basename, dirname } from "node:path";
import { requireHostName } from "../definition/free-name.ts";
import { hostNameFix, hostNameRule, isHostName, nearHostName } from "../definition/host-name.ts";
import { exitStatus, KnownError } from "../errors.ts";
import type { ImportedGuest } from "./imported-file.ts";

/** The host name that the module sets, or that was requested, or that of the file. */
export function requireName(
  file: string,
  { hostName }: ImportedGuest,
  asked: string | undefined,
): string {
  if (asked !== undefined && hostName !== null && asked !== hostName)
    throw new KnownError(
      {
        file,
        message: `sets networking.hostName to "${hostName}", and --name is "${asked}"`,
        fix: "leave --name out, or change the module",
      },
      exitStatus.failed,
    );
  const name = hostName ?? asked ?? nameOf(file);
  if (hostName === null && asked === undefined && !isHostName(name))
    throw new KnownError(
      {
        file,
        message: `sets no networking.hostName, and "${name}" is not a valid host name: ${hostNameRule}`,
        fix: `name the VM: --name ${nearHostName(name) ?? "NAME"}`,
      },
      exitStatus.notChecked,
    );
  if (hostName !== null && !isHostName(name))
    throw new KnownError(
      {
        file,
        message: `sets networking.hostName to "${name}", which is not a valid host name: ${hostNameRule}`,
        fix: hostNameFix(name),
      },
      exitStatus.notChecked,
    );
  requireHostName(name);
  return name;
}

/** `vms/chatvm.nix` and `chatvm/default.nix` belong to chatvm. */
function nameOf(file: string): string {
  const name = basename(file, ".nix");
  return name === "default" ? basename(dirname(file)) : name;
}
