import { expect, test } from "vitest";
import { changedFlags } from "../../../../src/microvm/support/changed-flags.ts";

const flags = (hypervisor: string, ...commands: readonly string[]) =>
  changedFlags(
    hypervisor,
    commands.map((command) => ({ command })),
  );

test.each<[string, string, string, string[]]>([
  ["a value that differs", "qemu -M q35 -m 512M", "qemu -M q35 -m 256M", ["-m"]],
  ["a value behind an equals sign", "lkvm run --mem=512", "lkvm run --mem=256", ["--mem"]],
  ["a switch that comes", "qemu -m 1", "qemu -m 1 -nographic", ["-nographic"]],
  ["a flag that goes", "crosvm run --no-balloon", "crosvm run", ["--no-balloon"]],
  ["one more of the same", "qemu -device a", "qemu -device a -device b", ["-device"]],
  ["the same one twice", "qemu -device a", "qemu -device a -device a", ["-device"]],
  ["quotes, as the shell reads them", "qemu -append 'a b'", "qemu -append 'a c'", ["-append"]],
  ["several, in their order", "qemu -m 1 -smp 1", "qemu -m 2 -smp 2", ["-m", "-smp"]],
  ["no other order", "qemu -device a -device b", "qemu -device b -device a", []],
  // its kernel comes last, and is not a value of the flag before it
  ["no argument without a flag", "crosvm --initrd i kernel", "crosvm --initrd i linux", []],
  ["not so many that they show nothing", "x -a", "x -b 1 -c 1 -d 1 -e 1", []],
])("a command line's flags that change: %s", (_, before, after, expected) => {
  expect(flags("qemu", before, after)).toEqual(expected);
});

test("cloud-hypervisor's flags take several arguments", () => {
  const disks = ["--disk path=a path=b", "--disk path=a path=c"];
  expect(flags("cloud-hypervisor", ...disks)).toEqual(["--disk"]);
  expect(flags("crosvm", ...disks)).toEqual([]);
});

test("any of the values may change a flag", () => {
  expect(flags("qemu", "qemu", "qemu", "qemu -cpu host")).toEqual(["-cpu"]);
});

test("arguments that are the option's value say nothing of it", () => {
  expect(
    changedFlags("qemu", [
      { command: "qemu -nographic" },
      { value: ["-no-acpi", "x"], command: "qemu -nographic -no-acpi x" },
    ]),
  ).toEqual([]);
});

test("a command line may be the end of a quoted script", () => {
  const vfkit = (memory: number) => `vfkit --memory ${memory} --device '\\''virtio-rng'\\''\n'`;
  expect(flags("vfkit", vfkit(512), vfkit(256))).toEqual(["--memory"]);
});

test("what is not a command line has no flags", () => {
  expect(flags("qemu", "qemu '", "qemu -m 1 '")).toEqual([]);
});
