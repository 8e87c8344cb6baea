import { describe, expect, test } from "vitest";
import { allArguments, argumentsOf, parseCommandLine } from "../../../src/command/command-line.ts";
import {
  argumentsThatDiffer,
  compareCommandLines,
  describeChanges,
} from "../../../src/command/compare.ts";
import { intoSections } from "../../../src/command/sections.ts";

const text = (option: Parameters<typeof argumentsOf>[0]) =>
  argumentsOf(option)
    .map(({ text }) => text)
    .join(" ");

describe("a command line", () => {
  test("is a program, options with their values, and arguments that belong to none", () => {
    const { program, options } = parseCommandLine(
      "crosvm",
      "/bin/crosvm run -m 512 --no-balloon --initrd /initrd /vmlinux --pmem 'a b'",
    );
    expect(program.map(({ text }) => text)).toEqual(["/bin/crosvm", "run"]);
    expect(options.map(text)).toEqual([
      "-m 512",
      "--no-balloon",
      "--initrd /initrd",
      "/vmlinux",
      "--pmem a b",
    ]);
  });

  test("of cloud-hypervisor has options with several values", () => {
    expect(
      parseCommandLine("cloud-hypervisor", "ch --disk path=a path=b --serial tty").options.map(
        text,
      ),
    ).toEqual(["--disk path=a path=b", "--serial tty"]);
  });

  test("keeps every argument", () => {
    const command = "qemu -m 1 x -device a -device b";
    expect(
      allArguments(parseCommandLine("qemu", command))
        .map(({ text }) => text)
        .join(" "),
    ).toBe(command);
  });

  test("is sorted by what its options are about, the user's own last", () => {
    const { options } = parseCommandLine(
      "qemu",
      "qemu -name vm -netdev tap,id=n -device virtio-blk-pci,drive=a -device virtio-net-pci,netdev=n -m 1 -m maxmem=2G",
    );
    const sorted = [...intoSections(options, ["-m", "maxmem=2G"])];
    expect(sorted.map(([section, members]) => [section, members.map(text)])).toEqual([
      ["machine", ["-name vm", "-m 1"]],
      ["disks", ["-device virtio-blk-pci,drive=a"]],
      ["network", ["-netdev tap,id=n", "-device virtio-net-pci,netdev=n"]],
      ["extra arguments", ["-m maxmem=2G"]],
    ]);
  });
});

describe("two command lines", () => {
  const steps = (compare: typeof describeChanges, before: string, after: string) =>
    compare(parseCommandLine("qemu", before), parseCommandLine("qemu", after))
      .filter(({ kind }) => kind !== "same")
      .map(({ kind, before, after }) =>
        [kind, before && text(before), after && text(after)].filter(Boolean).join(": "),
      );

  test("differ in options with other values, and in those that one lacks", () => {
    expect(
      steps(
        compareCommandLines,
        "qemu -m 1 -smp 2 -device a,id=x -device b",
        "qemu -m 2 -smp 2 -device b -device c",
      ),
    ).toEqual(["changed: -m 1: -m 2", "removed: -device a,id=x", "added: -device c"]);
  });

  test("pair a device with the same on another bus, not with another device", () => {
    expect(
      steps(
        compareCommandLines,
        "qemu -device virtio-rng-pci -device virtio-blk-pci,drive=a",
        "qemu -device virtio-blk-device,drive=a",
      ),
    ).toEqual([
      "removed: -device virtio-rng-pci",
      "changed: -device virtio-blk-pci,drive=a: -device virtio-blk-device,drive=a",
    ]);
  });

  test("are shown with what has moved, and what has changed elsewhere", () => {
    expect(
      steps(
        describeChanges,
        "qemu -cpu host -m 1 -kernel a -nographic",
        "qemu -nographic -m 1 -cpu max -kernel a",
      ),
    ).toEqual(["changed: -cpu host: -cpu max", "moved: -nographic: -nographic"]);
  });

  test("differ in the arguments at these places", () => {
    const differing = (before: string, after: string) => [
      ...argumentsThatDiffer(parseCommandLine("qemu", before), parseCommandLine("qemu", after)),
    ];
    expect(differing("qemu -m 1 -device a -device b", "qemu -m 1 -device b")).toEqual([3, 4]);
    expect(differing("qemu -m 1 -device b", "qemu -m 2 -device b")).toEqual([2]);
    expect(differing("qemu -m 1", "qemu -m 1 -device b")).toEqual([]);
    expect(differing("/a/qemu -m 1", "/b/qemu -m 1")).toEqual([0]);
  });
});
