import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smallestKernel } from "../../src/lint/ask/smallest-kernel.ts";
import { startPaused } from "../../src/lint/ask/start-paused.ts";

/** What the real QEMU does with a command line: starts, or refuses it with a message. */
export interface Verdict {
  readonly starts: boolean;
  /** The last line that it printed, where it refused. */
  readonly message: string;
  /** It printed what it was asked for, and ended: `-device help`. */
  readonly isHelp?: true;
}

/** Refusals that are this machine's: a file, a device or a display that another one has. */
const hostReasons = [
  /No such file|Permission denied|Operation not permitted|Connection refused|Address already in use/,
  /Failed to connect|Failed to bind|No such device|Inappropriate ioctl|Bad file descriptor|not a TTY/i,
  /[Cc]ould not (?:access KVM|set up host forwarding|open|connect|configure)|Could not initialize/,
  /gtk initialization failed|opengl is not available|failed to open module|Could not start/,
  /no default audio driver|not compiled in|is not a (?:character|socket|file)|smbd/,
  /Cannot allocate memory|cannot set up guest memory|lacks support|host does not support|\bkvm\b/i,
  /terminal output|render node|create a socket|udmabuf|could not load|Cannot read|OpenGL is not/,
  /bridge helper|not a TPM|shutdown the TPM|address resolution|find romfile|SCSI device\?|fd is not/,
  /Display .* is not available|access credentials|load specified image|virtual console|User .* doesn.t exist|Invalid URL|Required key not|U2F USB|Unable to open|not an evdev|audio voice failed|Unknown driver|Xen guest|'spicevmc' is not a valid|Image is not in|VMDK image|initrd is too large|store vmstate|not a recognized|Protocol error/,
];

/** It waits for something: another process, or its turn on a machine that has much to do. */
const unanswered = "did not answer";

/** Whether the refusal is about the machine that QEMU runs on, of which the arguments say nothing. */
export function isHostReason({ starts, message, isHelp }: Verdict): boolean {
  return (
    isHelp === true ||
    message === unanswered ||
    (!starts && hostReasons.some((reason) => reason.test(message)))
  );
}

/** The files that command lines may name, in a folder that each of them starts in. */
const files = mkdtempSync(join(tmpdir(), "hypervisors-files-"));
for (const [name, size] of Object.entries({
  "disk.img": 1024 ** 2,
  "cd.iso": 1024 ** 2,
  "firmware.fd": 256 * 1024,
})) {
  writeFileSync(join(files, name), "");
  truncateSync(join(files, name), size);
}
spawnSync("qemu-img", ["create", "-q", "-f", "qcow2", join(files, "disk.qcow2"), "16M"]);
mkdirSync(join(files, "share"));
writeFileSync(join(files, "events.txt"), "virtio_notify\n");
writeFileSync(join(files, "initrd"), "initrd\n");
writeFileSync(join(files, "tables.bin"), "0".repeat(64));
writeFileSync(join(files, "machine.cfg"), '[device "r"]\n  driver = "virtio-rng-pci"\n');
writeFileSync(join(files, "kernel"), smallestKernel());
process.on("exit", () => rmSync(files, { recursive: true, force: true }));

/** Starts QEMU paused with these arguments. */
export async function tryStart(program: string, args: readonly string[]): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "hypervisors-"));
  cpSync(files, folder, { recursive: true });
  try {
    const { kind, said, code } = await startPaused(program, args, { folder, patience: 10_000 });
    if (kind !== "ended") return { starts: true, message: kind === "silent" ? unanswered : "" };
    const lines = said
      .trim()
      .split("\n")
      .filter((line) => !/warning|Please use|failed to open module/.test(line));
    return {
      starts: false,
      message: lines.at(-1) ?? "",
      ...(code === 0 ? { isHelp: true } : {}),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
