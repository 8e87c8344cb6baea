import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { allArguments, parseCommandLine } from "../../src/command/command-line.ts";
import { evaluateRunner, type Runner } from "../../src/command/runner.ts";
import { guestLinux, hasQemu } from "../support/available.ts";
import { canEvaluateRunners, runnerQuery } from "../support/runner.ts";

const canBoot = canEvaluateRunners && hasQemu && guestLinux !== undefined;

/** The first process of the guest: what a shell there sees, and then the end. */
const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
echo "a shell has $(nproc) processors and $(awk '/MemTotal/ { print int($2 / 1024) }' /proc/meminfo) MiB"
for device in /sys/bus/pci/devices/*; do
  echo "device $(cat $device/vendor) $(cat $device/device)"
done
reboot -f
`;

describe.skipIf(!canBoot)("a command line as the runner makes it", () => {
  test("boots to a shell, with nothing but store paths replaced", {
    timeout: 240_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-boot-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const module = join(folder, "memshare.nix");
    writeFileSync(module, memshareLike(join(folder, "shared.img")));
    const disk = join(folder, "store.erofs");
    writeFileSync(disk, "");
    truncateSync(disk, 1 << 20);

    const initrd = makeInitrd(folder);

    const { runner } = await evaluateRunner(runnerQuery(module), "memshare");
    const args = allArguments(parseCommandLine("qemu", (runner as Runner).command)).map(
      ({ text }) =>
        text
          .replace(/\/nix\/store\/\S*\/bin\/(qemu-system-x86_64)$/, "$1")
          .replace(/\/nix\/store\/e+-linux\/bzImage$/, kernel())
          .replace(/\/nix\/store\/e+-initrd\/initrd$/, initrd)
          .replace(/\/nix\/store\/e+-microvm-store-disk\.erofs/, disk),
    );
    const output = await run(args, folder);

    const [, memory] = /a shell has 2 processors and (\d+) MiB/.exec(output) ?? [];
    // the kernel keeps some of the 300 for itself
    expect(Number(memory)).toBeGreaterThan(150);
    expect(Number(memory)).toBeLessThan(300);
    // of virtio: entropy, block, persistent memory
    for (const device of ["1005", "1042", "105b"])
      expect(output).toContain(`device 0x1af4 0x${device}`);
  });
});

/** memshare, but for machines without KVM, and with less memory. */
function memshareLike(sharedFile: string): string {
  return `{
    networking.hostName = "memshare";
    microvm = {
      hypervisor = "qemu";
      mem = 300;
      vcpu = 2;
      cpu = "max";
      qemu = {
        machine = "q35";
        machineOpts.accel = "tcg";
        extraArgs = [
          "-m"
          "maxmem=1G"
          "-object"
          "memory-backend-file,id=mem1,mem-path=${sharedFile},size=16M,share=on"
          "-device"
          "virtio-pmem-pci,memdev=mem1,id=nv1"
        ];
      };
    };
  }`;
}

/** Of several, the newest by its name. */
function kernel(): string {
  const boot = join(guestLinux ?? "/", "boot");
  const [newest = ""] = readdirSync(boot)
    .filter((name) => name.startsWith("vmlinuz-"))
    .sort()
    .slice(-1);
  return join(boot, newest);
}

function makeInitrd(folder: string): string {
  const root = join(folder, "initrd");
  for (const name of ["bin", "proc", "sys"]) mkdirSync(join(root, name), { recursive: true });
  execFileSync(
    "sh",
    [
      "-c",
      'cp "$(command -v busybox)" bin/ && for name in awk cat mount nproc reboot sh; do ln -s busybox bin/$name; done',
    ],
    { cwd: root, stdio: "ignore" },
  );
  writeFileSync(join(root, "init"), init);
  chmodSync(join(root, "init"), 0o755);
  execFileSync("sh", ["-c", "find . | cpio --quiet -o -H newc > ../initrd.cpio"], { cwd: root });
  return join(folder, "initrd.cpio");
}

/** Runs a program to its end, and gives all that it printed. */
function run([program = "", ...args]: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), 200_000);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      resolve(output);
    });
  });
}
