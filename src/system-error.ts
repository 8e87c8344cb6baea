import { relative } from "node:path";
import { exitStatus, KnownError } from "./errors.ts";

interface Refusal {
  readonly reason: string;
  readonly fix: string;
}

const notAFolder = { reason: "a file is where a folder should be", fix: "move that file away" };
const limitOfFiles = { fix: "allow more: ulimit -n 1024" };
const permission = {
  reason: "permission denied",
  fix: "see who may: ls -ld on it and on the folders above it",
};

/** What the system refuses whatever the program does, by the error's code: see errno(3). */
const refusals: Readonly<Record<string, Refusal>> = {
  EACCES: permission,
  EPERM: permission,
  EBUSY: { reason: "something else uses it", fix: "end what does, then run this again" },
  EDQUOT: { reason: "this user's share of the disk is full", fix: "free some space: quota" },
  EFBIG: { reason: "files may not become that large here", fix: "see: ulimit -f" },
  EIO: { reason: "the disk fails", fix: "see: dmesg" },
  EISDIR: { reason: "it is a folder", fix: "move it away" },
  ELOOP: { reason: "its symbolic links lead in a circle", fix: "see: ls -l" },
  EMFILE: { reason: "this process may not open more files", ...limitOfFiles },
  ENAMETOOLONG: { reason: "its name is too long", fix: "take a shorter one" },
  ENFILE: { reason: "the system has no more open files", fix: "end what has many open" },
  ENOMEM: { reason: "there is no memory left", fix: "see: free -m" },
  ENOSPC: { reason: "there is no space left on the disk", fix: "free some space: df -h" },
  ENOTDIR: notAFolder,
  EROFS: { reason: "the file system is read-only", fix: "use a folder that can be written" },
  "mkdir EEXIST": notAFolder,
  "mkdir ENOENT": {
    reason: "a link on the way to it leads nowhere",
    fix: "see: ls -l on the folders above it",
  },
  "watch EMFILE": {
    reason: "the system watches too many folders for this user",
    fix: "allow more: sysctl fs.inotify.max_user_instances",
  },
  "watch ENOSPC": {
    reason: "the system watches too many files for this user",
    fix: "allow more: sysctl fs.inotify.max_user_watches",
  },
  "spawn EAGAIN": { reason: "this user may start no more processes", fix: "see: ulimit -u" },
};

/**
 * What the system refused, as an error to show; undefined for a bug.
 * @param path The file that it is about, where the error does not say.
 */
export function systemError(error: unknown, path?: string): KnownError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path: own } = error as NodeJS.ErrnoException;
  const [call = ""] = syscall?.split(" ") ?? [];
  const refusal = call === "" ? undefined : (refusals[`${call} ${code}`] ?? refusals[`${code}`]);
  if (refusal === undefined) return undefined;
  const file = path ?? own;
  return new KnownError(
    {
      file: file === undefined ? undefined : shownPath(file),
      message: `${verbs[call] ?? "cannot be used"}: ${refusal.reason}`,
      fix: refusal.fix,
    },
    exitStatus.notChecked,
  );
}

const written = "cannot be written";
const verbs: Readonly<Record<string, string>> = {
  chmod: written,
  copyfile: written,
  fchmod: written,
  ftruncate: written,
  mkdir: written,
  mkdtemp: written,
  open: "cannot be opened",
  read: "cannot be read",
  rename: written,
  rmdir: "cannot be removed",
  scandir: "cannot be read",
  spawn: "cannot be started",
  symlink: written,
  unlink: "cannot be removed",
  write: written,
};

/** The shorter of a path from the working folder and from the root. */
function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith("../") || below === "" ? path : below;
}
