import { describe, expect, test } from "vitest";
import { lintCrosvm } from "../../src/lint/crosvm/lint.ts";
import { readCrosvmPack } from "../../src/vmm/pack/read.ts";

const runner = [
  "run",
  "-m",
  "512",
  "-c",
  "2",
  "--serial",
  "type=stdout,console=true,stdin=true",
  "--no-balloon",
  "--initrd",
  "initrd",
  "bzImage",
];

function lint(...words: readonly string[]): string[] {
  return lintCrosvm([...runner, ...words], readCrosvmPack("crosvm")).map(
    ({ rule, mended }) => `${rule}${mended === undefined ? "" : `: ${mended.words.join(" ")}`}`,
  );
}

test("what works is not complained about", () => {
  expect(lint("--pmem", "/dev/shm/virtio_pmem.img")).toEqual([]);
  expect(lint("--pmem", "path=/dev/shm/a,ro=true", "--pmem=/dev/shm/b,ro")).toEqual([]);
  expect(
    lint("--block", "/a.img,o_direct=false,ro=false,id=abc", "--battery", "type=goldfish"),
  ).toEqual([]);
  expect(
    lint(
      "--vsock",
      "101",
      "--s2idle",
      "--disable-sandbox",
      "--vfio",
      "/sys/bus/pci/devices/0000:00:14.3,iommu=viommu",
    ),
  ).toEqual([]);
});

describe("refused is", () => {
  test.each([
    ["two words in one string", ["--pmem /dev/shm/a"], "two-words: --pmem /dev/shm/a"],
    ["an unknown flag", ["--pmen", "/dev/shm/a"], "unknown-option: --pmem"],
    ["a flag of Ghaf's fork", ["--swtpm", "vtpm.sock"], "unknown-option"],
    ["a flag without its value", ["--pmem", "--s2idle"], "missing-value"],
    ["an unknown key", ["--pmem", "/dev/shm/a,readonly=true"], "unknown-property"],
    ["QEMU's way to say yes", ["--pmem", "/dev/shm/a,ro=on"], "wrong-value"],
    ["a key that is missing", ["--pmem", "ro=true"], "missing-property"],
    ["a flag that may stand once", ["--initrd", "other"], "repeated-flag"],
    ["a second kernel", ["/dev/shm/a"], "stray-word"],
  ])("%s", (_, words, expected) => {
    expect(lint(...words)).toContain(expected);
  });
});

test("Ghaf's own arguments raise no alarm on its own build", () => {
  const pack = readCrosvmPack("crosvm-ghaf");
  expect(
    lintCrosvm(
      [
        ...runner,
        "--disable-sandbox",
        "--swtpm",
        "vtpm.sock",
        "--s2idle",
        "--battery",
        "type=goldfish",
      ],
      pack,
    ),
  ).toEqual([]);
  expect(lintCrosvm([...runner, "--tpm-device", "/dev/tpmrm0"], pack)).toEqual([]);
  expect(
    lintCrosvm([...runner, "--tpm-device", "/dev/tpmrm0", "--swtpm", "a"], pack)[0]?.rule,
  ).toBe("collision");
});
