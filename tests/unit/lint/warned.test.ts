import { expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

/** `rule severity: message` of what is found in a line. */
const found = (line: string): string[] =>
  lintQemu(line.split(" "), readQemuPack("qemu-10.0")).map(
    ({ rule, severity, message }) => `${rule} ${severity}: ${message}`,
  );

test.each([
  [
    "-M pc,acpi=off -global PIIX4_PM.disable_s3=1",
    "never-seen silent: the machine pc has no PIIX4_PM here, and -global does nothing",
  ],
  [
    "-global virtio-blk-pcii.x=1",
    "never-seen silent: QEMU has no device virtio-blk-pcii, and -global does nothing; did you mean virtio-blk-pci?",
  ],
  [
    "-smp 2,threads=2",
    "never-seen silent: the processor qemu64 has one thread a core where QEMU emulates it: cores instead of threads, or a processor of Intel",
  ],
  [
    "-m 256 -smp 4 -M q35 -object memory-backend-ram,id=a,size=256M -numa node,memdev=a,cpus=0-1",
    "never-seen silent: no NUMA node has the processors 2, 3: cpus=... of a -numa node",
  ],
  [
    "-M q35 -chardev socket,id=c,path=s,server,nowait",
    "deprecated silent: QEMU has deprecated keys without a value: write server=on,wait=off",
  ],
  [
    "-M q35 -net nic",
    "never-seen silent: no network is behind the cards of -net nic: -net user, or -nic user",
  ],
  ["-M q35 -net user", "never-seen silent: no card uses -net user: -net nic, or -nic user"],
])("what QEMU warns of is silent: %s", (line, expected) => {
  expect(found(line)).toEqual([expected]);
});

test.each([
  "-M pc-i440fx-5.0 -m 128 -numa node,mem=128M",
  "-M pc -global PIIX4_PM.disable_s3=1",
  "-global kvm-pit.lost_tick_policy=delay",
  "-M q35,accel=kvm -smp 2,threads=2",
  "-smp 2,threads=2 -cpu kvm64",
  "-m 256 -smp 2 -M q35 -object memory-backend-ram,id=a,size=256M -numa node,memdev=a,cpus=0-1",
  "-m 256 -smp 2 -M q35 -object memory-backend-ram,id=a,size=256M -numa node,memdev=a",
  "-M q35 -chardev socket,id=c,path=s,server=on,wait=off",
  "-M q35 -net nic -net user",
  "-M q35 -net none",
  "-M q35 -net nic,netdev=n -netdev user,id=n",
  "-M q35 -cpu max,+vmx -overcommit mem-lock=off -msg timestamp=on",
])("and not: %s", (line) => {
  expect(found(line)).toEqual([]);
});
