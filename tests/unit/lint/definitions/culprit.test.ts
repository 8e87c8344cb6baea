import { describe, expect, test } from "vitest";
import { culpritOf } from "../../../../src/lint/definitions/culprit.ts";
import { lintArguments } from "../../../../src/lint/lint.ts";
import { lintQemu } from "../../../../src/lint/qemu/lint.ts";
import { forTarget } from "../../../../src/packs/assemble.ts";
import { readQemuPack } from "../../../../src/packs/read.ts";

const lint = (args: readonly string[]) => lintQemu(args, readQemuPack("qemu-7.2"));
const lintForArm = (args: readonly string[]) =>
  lintArguments("qemu", args, forTarget(readQemuPack("qemu-7.2"), "aarch64"));

/** The arguments that are to blame for the one finding, or the part of them. */
function blamed(runner: readonly string[], extra: readonly string[] = [], by = lint): string {
  const args = [...runner, ...extra];
  const [finding, ...others] = by(args);
  if (finding === undefined || others.length > 0) throw new Error("not one finding");
  const { index, key } = culpritOf(args, finding, runner.length, by);
  return key === undefined ? args.slice(index, index + 2).join(" ") : `${args[index]} ${key}`;
}

const shared = ["-M", "q35", "-m", "3072M", "-numa", "node,memdev=mem"];
const memory = ["-object", "memory-backend-memfd,id=mem,size=3072M,share=on"];

describe("what is to blame for a finding about the runner's arguments", () => {
  test("an extra argument, without which there is none: the second NUMA node, and not its memory", () => {
    expect(
      blamed(
        [...shared, ...memory],
        [
          "-object",
          "memory-backend-memfd,id=mem1,size=1G",
          "-numa",
          "node,memdev=mem1",
          "-nographic",
        ],
      ),
    ).toBe("-numa node,memdev=mem1");
  });

  test("another argument of the runner: the machine that has no bus for a device", () => {
    expect(blamed(["-M", "virt", "-nodefaults", "-device", "i8042"], [], lintForArm)).toBe(
      "-M virt",
    );
  });

  test("an extra argument that changes the machine under the runner's devices", () => {
    expect(
      blamed(
        ["-M", "microvm,pcie=on", "-nodefaults", "-device", "virtio-rng-pci"],
        ["-name", "a", "-M", "pcie=off"],
      ),
    ).toBe("-M pcie=off");
  });

  test("the part of the value without which there is none, with what a comma parted from it", () => {
    expect(
      blamed(["-fsdev", "local,id=fs0,path=/tank/Films, Shows,security_model=none,readonly=off"]),
    ).toBe("-fsdev path");
    expect(blamed(["-M", "q35", "-device", "virtio-net-pci,romfile=,vectors=many"])).toBe(
      "-device vectors",
    );
  });

  test("the argument as a whole, where no part of its value is", () => {
    expect(blamed(["-device", "virtio-rng-pcj,id=a"], ["-nographic"])).toBe(
      "-device virtio-rng-pcj,id=a",
    );
  });

  test("an extra argument for what is said of itself", () => {
    expect(blamed(["-nographic"], ["-device", "virtio-rng-pcj"])).toBe("-device virtio-rng-pcj");
  });
});

test("of devices that a bus has no place for, each is to blame itself, and no key of it is looked at", () => {
  const line = [
    "-M",
    "q35",
    "-nodefaults",
    ...Array(40).fill(["-device", "virtio-rng-pci"]).flat(),
  ];
  let asked = 0;
  const counted = (args: readonly string[]) => {
    asked++;
    return lint(args);
  };
  const found = lint(line);
  expect(found.map(({ rule }) => rule)).toEqual(Array(10).fill("full-bus"));
  expect(found.map((finding) => culpritOf(line, finding, line.length, counted))).toEqual(
    found.map(({ index }) => ({ index })),
  );
  expect(asked).toBeLessThanOrEqual(found.length);
});
