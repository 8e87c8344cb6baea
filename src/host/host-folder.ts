import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

/** A VM of a host: a folder below /var/lib/microvms, as microvm.nix's host module and its command make it. */
export interface HostVm {
  readonly name: string;
  /** Its real path, as the system says where a process was started. */
  readonly folder: string;
  /** What starts next: the link `current`. */
  readonly current: Runner | Unreadable;
  /** What was started, while it runs: the link `booted`. Undefined if there is none. */
  readonly booted: Runner | Unreadable | undefined;
}

/** A runner package that was built. */
export interface Runner {
  /** Its real path. */
  readonly path: string;
  /** The script as the user finds it: `/var/lib/microvms/chat/current/bin/microvm-run`. */
  readonly file: string;
  /** The script's text. */
  readonly script: string;
  /** Whether it is in the Nix store, where it cannot be edited. */
  readonly isBuilt: boolean;
}

export interface Unreadable {
  readonly why: string;
}

/**
 * The VMs of a host, in the order of their names. Nothing is written or started.
 * @param folder "/var/lib/microvms" on a host.
 * @param store Where builds are.
 * @throws KnownError (status 2) when it cannot be read, or has no VMs.
 */
export function readHostFolder(folder: string, store = "/nix/store"): HostVm[] {
  const vms = foldersIn(folder).flatMap((name): HostVm[] => {
    const own = join(folder, name);
    const [current, booted] = [readRunner(own, "current", store), readRunner(own, "booted", store)];
    if (current === undefined && booted === undefined) return [];
    return [
      {
        name,
        folder: realpathSync(own),
        current: current ?? { why: "has no link current" },
        booted,
      },
    ];
  });
  if (vms.length > 0) return vms;
  throw notAHost(folder, "has no VMs: no folder in it has a link current or booted to a runner");
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => isFolder(join(folder, name)))
      .sort();
  } catch (error) {
    throw notAHost(folder, reasonOf(error));
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const notAHost = (file: string, message: string) =>
  new KnownError(
    { file, message, fix: "name the folder with a host's VMs: report /var/lib/microvms" },
    exitStatus.notChecked,
  );

/** Undefined where there is no such link. */
function readRunner(
  folder: string,
  link: "current" | "booted",
  store: string,
): Runner | Unreadable | undefined {
  const file = join(folder, link, "bin/microvm-run");
  try {
    lstatSync(join(folder, link));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : { why: `${link} ${reasonOf(error)}` };
  }
  try {
    const path = realpathSync(join(folder, link));
    return {
      path,
      file,
      script: readFileSync(file, "utf8"),
      isBuilt: realpathSync(file).startsWith(`${store}/`),
    };
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
    const gone = isGone ? danglingTarget(join(folder, link)) : undefined;
    return {
      why:
        gone === undefined
          ? `${link}/bin/microvm-run ${reasonOf(error)}`
          : `${link} is a link to ${gone}, which does not exist`,
    };
  }
}

/** The missing target of a link: a build that was garbage-collected. */
function danglingTarget(link: string): string | undefined {
  try {
    return existsSync(link) ? undefined : readlinkSync(link);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "does not exist",
    ENOTDIR: "is not a folder",
    EACCES: "may not be read by this user",
    EISDIR: "is a folder",
    ELOOP: "is a link that leads back to itself",
  };
  return reasons[code ?? ""] ?? `cannot be read: ${message}`;
}
