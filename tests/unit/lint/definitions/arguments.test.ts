import { expect, test } from "vitest";
import { printCommandRecord } from "../../../../src/command/record.ts";
import type { LoadedDefinition } from "../../../../src/definition/load.ts";
import {
  definitionArguments,
  withOwnArguments,
} from "../../../../src/lint/definitions/arguments.ts";
import { findingsOf } from "../../../../src/lint/definitions/lint.ts";
import { markNixExpression } from "../../../../src/nix/value.ts";

const definition = (vm: Record<string, unknown>) =>
  ({
    vm: { name: "a", ...vm },
    file: "a.ts",
    line: 1,
    sources: new Map(),
  }) as unknown as LoadedDefinition;

const record = (command: string, extraCount: number) =>
  printCommandRecord("a", {
    hypervisor: "qemu",
    system: "x86_64-linux",
    guest: "x86_64-linux",
    approximated: [],
    rev: "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
    hash: "0123",
    command,
    extraCount,
    origins: [hostName],
    files: {},
    refused: undefined,
  });

const hostName = [{ option: "networking.hostName", keys: undefined, place: undefined }];

test("the arguments of a record are those of the runner, of imported modules and of the definition", () => {
  const vm = definition({
    qemu: { extraArgs: ["-device", markNixExpression('"virtio-" + "rng"')] },
  });
  expect(
    definitionArguments(vm, record("qemu -name a -device i8042 -device virtio-rng -smp 2", 4)),
  ).toEqual({
    program: "qemu",
    args: ["-name", "a", "-device", "i8042", "-device", "virtio-rng", "-smp", "2"],
    runners: 4,
    own: { start: 4, places: [0, 1] },
    origins: [hostName, hostName, [], [], [], [], [], []],
    isExact: true,
    guest: "x86_64-linux",
    files: {},
  });
});

test("a record of other arguments is not taken, and fixes count from where the own ones stood", () => {
  const vm = definition({ qemu: { extraArgs: ["-smp", "3"] } });
  const text = record("qemu -name a -smp 2", 2);
  expect(definitionArguments(vm, text)).toMatchObject({ isExact: false });
  const before = definitionArguments(definition({ qemu: { extraArgs: ["-smp", "2"] } }), text);
  if (before === undefined) throw new Error("the record was not taken");
  expect(withOwnArguments(before, vm)).toEqual({
    program: "qemu",
    args: ["-name", "a", "-smp", "3"],
    runners: 2,
    own: { start: 2, places: [0, 1] },
    origins: [hostName, hostName, [], []],
    isExact: true,
    guest: "x86_64-linux",
    files: {},
  });
});

test("of a hypervisor without rules the extra arguments are known", () => {
  const vm = {
    hypervisor: "bhyve",
    bhyve: { extraArgs: ["--net", "tap=a"] },
  };
  expect(definitionArguments(definition(vm), undefined)).toMatchObject({
    program: "bhyve",
    args: ["--net", "tap=a"],
    own: { start: 0, places: [0, 1] },
  });
});

const cloudHypervisor = (...extraArgs: readonly string[]) =>
  definition({ hypervisor: "cloud-hypervisor", "cloud-hypervisor": { extraArgs } });

test("what the runner puts among its own arguments is found there, the rest in its place", async () => {
  const vm = cloudHypervisor("--cpus", "max=4", "--disk", "path=a.img");
  const line = definitionArguments(vm, undefined);
  expect(line?.args.slice(0, 2)).toEqual(["--cpus", "boot=1,max=4"]);
  expect(line?.args.slice(line.runners)).toEqual(["--disk", "path=a.img"]);
  expect(line?.own.places).toEqual([2, 3]);
});

test("of cloud-hypervisor the arguments of extraArgs are checked beside the runner's", async () => {
  const vm = cloudHypervisor("--memory", "hugepages=on", "--net tap=a", "--nonsense");
  const line = definitionArguments(vm, undefined);
  const found = line === undefined ? [] : await findingsOf(vm, line);
  expect(found.map(({ finding }) => finding.message)).toEqual([
    "--memory may be given only once, and is already given: microvm.mem sets it",
    "--net and its value are one string: each must be a separate list item",
    "cloud-hypervisor has no flag --nonsense",
  ]);
});

test("a hypervisor that only Nix knows has no arguments", () => {
  expect(
    definitionArguments(definition({ hypervisor: markNixExpression(`"qemu"`) }), undefined),
  ).toBeUndefined();
});

test("crosvm's flags are checked for the architecture that the VM is for", async () => {
  const findings = async (systems: readonly string[]) => {
    const vm = definition({ hypervisor: "crosvm", systems, crosvm: { extraArgs: ["--s2idle"] } });
    const line = definitionArguments(vm, undefined);
    return line === undefined
      ? []
      : (await findingsOf(vm, line)).map(({ finding }) => finding.message);
  };
  expect(await findings(["x86_64-linux"])).toEqual([]);
  expect(await findings(["aarch64-linux"])).toEqual([
    "--s2idle is for guests of x86_64 alone, and this is one of aarch64",
  ]);
});
