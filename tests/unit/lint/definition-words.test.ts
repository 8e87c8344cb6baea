import { expect, test } from "vitest";
import { printCommandRecord } from "../../../src/command/record.ts";
import type { LoadedDefinition } from "../../../src/definition/load.ts";
import { findingsOf } from "../../../src/lint/definition.ts";
import { definitionWords, withOwnWords } from "../../../src/lint/definition-words.ts";
import { markNixExpression } from "../../../src/nix/value.ts";

const definition = (vm: Record<string, unknown>) =>
  ({
    vm: { name: "a", ...vm },
    file: "a.ts",
    line: 1,
    sources: new Map(),
  }) as unknown as LoadedDefinition;

const record = (command: string, extraWords: number) =>
  printCommandRecord("a", {
    hypervisor: "qemu",
    system: "x86_64-linux",
    rev: "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
    hash: "0123",
    command,
    extraWords,
    origins: [hostName],
    files: {},
    refused: undefined,
  });

const hostName = [{ option: "networking.hostName", keys: undefined, place: undefined }];

test("the words of a record are those of the runner, of imported modules and of the definition", () => {
  const vm = definition({
    qemu: { extraArgs: ["-device", markNixExpression('"virtio-" + "rng"')] },
  });
  expect(
    definitionWords(vm, record("qemu -name a -device i8042 -device virtio-rng -smp 2", 4)),
  ).toEqual({
    program: "qemu",
    words: ["-name", "a", "-device", "i8042", "-device", "virtio-rng", "-smp", "2"],
    runners: 4,
    own: { start: 4, count: 2 },
    origins: [hostName, hostName, [], [], [], [], [], []],
    isExact: true,
  });
});

test("a record of other arguments is not taken, and fixes count from where the own ones stood", () => {
  const vm = definition({ qemu: { extraArgs: ["-smp", "3"] } });
  const text = record("qemu -name a -smp 2", 2);
  expect(definitionWords(vm, text)).toMatchObject({ isExact: false });
  const before = definitionWords(definition({ qemu: { extraArgs: ["-smp", "2"] } }), text);
  if (before === undefined) throw new Error("the record was not taken");
  expect(withOwnWords(before, vm)).toEqual({
    program: "qemu",
    words: ["-name", "a", "-smp", "3"],
    runners: 2,
    own: { start: 2, count: 2 },
    origins: [hostName, hostName, [], []],
    isExact: true,
  });
});

test("of a hypervisor without rules the extra arguments are known", () => {
  const vm = {
    hypervisor: "cloud-hypervisor",
    "cloud-hypervisor": { extraArgs: ["--net", "tap=a"] },
  };
  expect(definitionWords(definition(vm), undefined)).toMatchObject({
    program: "cloud-hypervisor",
    words: ["--net", "tap=a"],
    own: { start: 0, count: 2 },
  });
});

test("a hypervisor that only Nix knows has no words", () => {
  expect(
    definitionWords(definition({ hypervisor: markNixExpression(`"qemu"`) }), undefined),
  ).toBeUndefined();
});

test("crosvm's flags are judged for the architecture that the VM is for", async () => {
  const findings = async (systems: readonly string[]) => {
    const vm = definition({ hypervisor: "crosvm", systems, crosvm: { extraArgs: ["--s2idle"] } });
    const line = definitionWords(vm, undefined);
    return line === undefined
      ? []
      : (await findingsOf(vm, line)).map(({ finding }) => finding.message);
  };
  expect(await findings(["x86_64-linux"])).toEqual([]);
  expect(await findings(["aarch64-linux"])).toEqual([
    "--s2idle is for guests of x86_64 alone, and this is one of aarch64",
  ]);
});
