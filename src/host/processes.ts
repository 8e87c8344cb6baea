import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { flagPrograms } from "../packs/format.ts";

/** A process of a hypervisor that runs. */
export interface HypervisorProcess {
  readonly pid: number;
  /** The name that it was started by: `microvm@chat`, or the program's. */
  readonly name: string;
  readonly arguments: readonly string[];
  /** Where it was started, if this user may know. */
  readonly folder: string | undefined;
}

/** The name that microvm.nix gives to a VM's process. */
export const processNameOf = (vm: string) => `microvm@${vm}`;

/**
 * The running hypervisors, without the processes that they forked. Only /proc is read: see proc(5).
 * @param proc Instead of /proc.
 */
export function readProcesses(proc = "/proc"): HypervisorProcess[] {
  const found = readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(join(proc, name), Number(name)) ?? []);
  const byPid = new Map(found.map((process) => [process.pid, process]));
  return found
    .filter(({ commandLine, parent }) => byPid.get(parent)?.commandLine !== commandLine)
    .map(({ pid, name, arguments: own, folder }) => ({ pid, name, arguments: own, folder }))
    .sort((one, other) => one.pid - other.pid);
}

type Read = HypervisorProcess & { readonly commandLine: string; readonly parent: number };

/** Undefined for a process that is not a hypervisor, may not be read, or has ended meanwhile. */
function readProcess(folder: string, pid: number): Read | undefined {
  const commandLine = attempt(() => readFileSync(join(folder, "cmdline"), "utf8")) ?? "";
  const [name = "", ...rest] = commandLine.split("\0");
  if (!isHypervisor(name)) return undefined;
  // "pid (name) state parent ...", where the name may contain anything
  const status = attempt(() => readFileSync(join(folder, "stat"), "utf8")) ?? "";
  const [, parent = "0"] = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return {
    pid,
    name,
    // the last one ends with a NUL, too
    arguments: rest.slice(0, -1),
    folder: attempt(() => readlinkSync(join(folder, "cwd"))),
    commandLine,
    parent: Number(parent),
  };
}

function isHypervisor(name: string): boolean {
  const program = basename(name);
  return (
    program.startsWith(processNameOf("")) ||
    program.startsWith("qemu-system-") ||
    // lkvm is kvmtool's
    ["crosvm", "lkvm", ...flagPrograms].includes(program)
  );
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
