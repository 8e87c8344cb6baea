import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateRunner } from "../../src/command/runner.ts";
import { shellWords } from "../../src/shell/shell-words.ts";
import { runnerQuery } from "../support/runner.ts";
import { pick, type Random } from "./random.ts";

const choices: readonly (readonly string[])[] = [
  ["", 'qemu.machine = "q35";', 'qemu.machine = "pc";', 'qemu.machine = "microvm";'],
  ["", "mem = 1024;", "mem = 2047;", "mem = 300;"],
  ["", "vcpu = 2;", "vcpu = 4;"],
  [
    "",
    "balloon = true;",
    "balloon = true; deflateOnOOM = false;",
    "balloon = true; initialBalloonMem = 64;",
  ],
  ["", "hotplugMem = 512;", "hotplugMem = 512; hotpluggedMem = 256;"],
  ["", "graphics.enable = true;"],
  ["", 'socket = "vm.sock";', "socket = null;"],
  ["", "vsock.cid = 5;"],
  ["", "qemu.serialConsole = false;"],
  ["", 'cpu = "qemu64";', 'cpu = "max";'],
  ["", 'user = "microvm";', "storeOnDisk = false;"],
  [
    "",
    'volumes = [ { image = "disk.img"; mountPoint = "/var"; size = 1; } ];',
    'volumes = [ { image = "disk.img"; mountPoint = "/var"; size = 1; serial = "s1"; } { image = "cd.iso"; mountPoint = null; size = 1; readOnly = true; } ];',
  ],
  [
    "",
    'interfaces = [ { type = "user"; id = "n0"; mac = "02:00:00:00:00:01"; } ];',
    'interfaces = [ { type = "tap"; id = "t0"; mac = "02:00:00:00:00:02"; } { type = "user"; id = "n1"; mac = "02:00:00:00:00:03"; } ];',
    'interfaces = [ { type = "bridge"; id = "b0"; bridge = "br0"; mac = "02:00:00:00:00:04"; } ];',
    'interfaces = [ { type = "macvtap"; id = "m0"; mac = "02:00:00:00:00:05"; macvtap = { link = "eth0"; mode = "bridge"; }; } ];',
  ],
  [
    "",
    'shares = [ { proto = "9p"; tag = "ro-store"; source = "/nix/store"; mountPoint = "/nix/.ro-store"; } ];',
    'shares = [ { proto = "virtiofs"; tag = "data"; source = "/tmp"; mountPoint = "/data"; socket = "fs.sock"; } ];',
  ],
  [
    "",
    'devices = [ { bus = "pci"; path = "0000:00:02.0"; } ];',
    'devices = [ { bus = "usb"; path = "vendorid=0x1234,productid=0x5678"; } ];',
    'devices = [ { bus = "pci"; path = "0000:00:02.0"; qemu.id = "gpu"; qemu.deviceExtraArgs = "x-vga=off"; } ];',
  ],
  ["", 'forwardPorts = [ { from = "host"; host.port = 22022; guest.port = 22; } ];'],
  ["", 'credentialFiles = { a = "/etc/hostname"; };'],
  ["", 'kernelParams = [ "quiet" "a=\\"b c\\"" ];'],
  [
    "",
    'qemu.extraArgs = [ "-device" "qemu-xhci" "-device" "usb-tablet" ];',
    'qemu.extraArgs = [ "-vnc" ":79" ];',
  ],
];

/** What the pinned runner emits for random VMs, with what this machine lacks replaced. */
export async function runnerLines(count: number, random: Random): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), "hypervisors-runners-"));
  try {
    const lines: string[][] = [];
    for (let index = 0; index < count; index++) {
      const module = join(folder, `${index}.nix`);
      const options = choices.map((some) => (random(3) === 0 ? pick(some, random) : ""));
      writeFileSync(module, `{ microvm = { hypervisor = "qemu"; ${options.join(" ")} }; }\n`);
      const { runner } = await evaluateRunner(runnerQuery(module), "a random VM");
      if ("command" in runner)
        lines.push(
          adapted(
            shellWords(runner.command)
              .slice(1)
              .map(({ text }) => text),
          ),
        );
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** KVM, TAP devices, the kernel and other processes' sockets are not here: what is takes their place. */
function adapted(all: readonly string[]): string[] {
  const args = all.filter((arg) => arg !== "-enable-kvm");
  return args.map((arg, index) => {
    switch (args[index - 1]) {
      case "-M":
        return arg.replace("accel=kvm:tcg", "accel=tcg");
      case "-cpu":
        return arg.replace(/^host.*/, "max");
      case "-kernel":
        return "kernel";
      case "-initrd":
        return "initrd";
      case "-netdev":
        return arg.replace(/^(tap|bridge),(id=[^,]*).*/, "user,$2");
      case "-drive":
        return arg.replace(/file=\/nix\/store\/[^,]*/, "file=disk.img");
      default:
        return arg;
    }
  });
}
