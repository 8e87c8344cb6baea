import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { onTestFinished } from "vitest";
import { guestLinux, hasQemu } from "./available.ts";

/** The newest kernel there that has its modules beside it. */
function bootable(folder: string): { kernel: string; modules: string } | undefined {
  return readdirSync(join(folder, "boot"))
    .filter((name) => name.startsWith("vmlinuz-"))
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .map((name) => ({
      kernel: join(folder, "boot", name),
      modules: join(folder, "lib/modules", name.slice("vmlinuz-".length), "kernel/drivers"),
    }))
    .findLast(({ modules }) => existsSync(modules));
}

const linux = guestLinux === undefined ? undefined : bootable(guestLinux);

/** Whether `bootGuest` works here. */
export const canBoot = linux !== undefined && hasQemu;

/** In the order in which they need each other; a kernel may have some of them built in. */
const virtioModules = [
  "virtio/virtio_ring.ko",
  "virtio/virtio.ko",
  "virtio/virtio_pci_legacy_dev.ko",
  "virtio/virtio_pci_modern_dev.ko",
  "virtio/virtio_pci.ko",
  "virtio/virtio_mmio.ko",
  "char/virtio_console.ko",
];

/** QEMU's machine `microvm` has no clock, without KVM's, that Linux could measure the processor's by. */
const knownClock = "tsc_early_khz=2000000 lpj=4000000 no_timer_check";

export interface Guest {
  /** What it wrote to its first serial port, and QEMU to its standard error, so far. */
  output(): string;
}

/**
 * Boots the distribution's kernel in QEMU without KVM, for the length of one test: with virtio, a busybox and the
 * script `init`, in `folder`, where relative paths of `args` are.
 */
export function bootGuest(
  folder: string,
  machine: string,
  args: readonly string[],
  init: string,
): Guest {
  if (linux === undefined) throw new Error("no Linux here: see tests/support/available.ts");
  writeFileSync(join(folder, "initrd"), initialRoot(folder, linux.modules, init));
  const qemu = spawn(
    "qemu-system-x86_64",
    [
      ...["-M", machine, "-accel", "tcg", "-cpu", "max", "-m", "256", "-nodefaults"],
      ...["-no-user-config", "-no-reboot", "-nographic", "-kernel", linux.kernel],
      ...["-initrd", "initrd", "-append", `console=ttyS0 quiet panic=-1 ${knownClock}`],
      ...["-chardev", "stdio,id=stdio,signal=off", "-serial", "chardev:stdio"],
      ...args,
    ],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [qemu.stdout, qemu.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  onTestFinished(() => {
    qemu.kill("SIGKILL");
  });
  return { output: () => output };
}

function initialRoot(folder: string, modules: string, init: string): Buffer {
  const root = join(folder, "root");
  for (const name of ["bin", "dev", "proc", "sys"])
    mkdirSync(join(root, name), { recursive: true });
  copyFileSync(
    execFileSync("which", ["busybox"], { encoding: "utf8" }).trim(),
    join(root, "bin/busybox"),
  );
  const present = virtioModules.filter((module) => existsSync(join(modules, module)));
  for (const module of present) copyFileSync(join(modules, module), join(root, basename(module)));
  writeFileSync(
    join(root, "init"),
    `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t devtmpfs none /dev
mount -t proc none /proc
${present.map((module) => `insmod /${basename(module)}`).join("\n")}
${init}
`,
    { mode: 0o755 },
  );
  return execFileSync("sh", ["-c", "find . | cpio --quiet -o -H newc"], {
    cwd: root,
    maxBuffer: 1 << 28,
  });
}
