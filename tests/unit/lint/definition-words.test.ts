import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { printCommandRecord } from "../../../src/command/record.ts";
import type { LoadedDefinition } from "../../../src/definition/load.ts";
import { findingsOf } from "../../../src/lint/definition.ts";
import { definitionWords, withOwnWords } from "../../../src/lint/definition-words.ts";
import { markNixExpression } from "../../../src/nix/value.ts";
import { hasNix, microvmSource, nixpkgsLib } from "../../support/available.ts";
import { ghafMicrovm } from "../../support/cli.ts";
import { temporaryRepository } from "../../support/repository.ts";

const definition = (vm: Record<string, unknown>) =>
  ({ vm: { name: "a", ...vm } }) as unknown as LoadedDefinition;

const record = (command: string, extraWords: number) =>
  printCommandRecord("a", {
    hypervisor: "qemu",
    system: "x86_64-linux",
    rev: "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
    hash: "0123",
    command,
    extraWords,
    files: {},
    refused: undefined,
  });

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
    isExact: true,
  });
});

test("a hypervisor without rules has no words", () => {
  expect(definitionWords(definition({ hypervisor: "firecracker" }), undefined)).toBeUndefined();
});

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsLib !== undefined;

describe.skipIf(!canEvaluate)("with Nix, lint knows what the runner really emits", () => {
  const sources = ["--source", microvmSource ?? "", "--nixpkgs", dirname(nixpkgsLib ?? "")];

  test("an option whose value breaks the runner's words, and a module that is imported", () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm, nix } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  hypervisor: "qemu",
  imports: ["./a/arguments.nix"],
  volumes: [{ image: "a,b.img", mountPoint: "/data", size: 5 }],
  qemu: {
    machine: "q35",
    machineOpts: { accel: "tcg", colour: "blue" },
    extraArgs: [nix\`"-dev" + "ice"\`, "virtio-rng-pcj"],
  },
});
`,
    });
    repository.write(
      "src/vms/a/arguments.nix",
      '{ microvm.qemu.extraArgs = [ "-device virtio-rng-pci" ]; }\n',
    );
    const { stdout, stderr } = ghafMicrovm(repository.path, "lint", ...sources);
    expect(stderr).toBe("");
    expect(
      stdout,
    ).toBe(`src/vms/a.ts:6: refused: -device and its value are one word: each must be a list item of its own (in a module that the definition imports) [two-words]
  "-device virtio-rng-pci"
  fix: "-device" "virtio-rng-pci"
src/vms/a.ts:7: refused: -drive has no property b.img [unknown-property]
  "-drive" "id=vdb,format=raw,file=a,b.img,if=none,aio=io_uring,discard=unmap,read-only=off"
src/vms/a.ts:10: refused: q35 has no property colour [unknown-property]
  "-M" "q35,accel=tcg,colour=blue"
src/vms/a.ts:11: refused: QEMU 10.0.13 has no device virtio-rng-pcj; did you mean virtio-rng-pci? [unknown-device]
  "-device" "virtio-rng-pcj"
  fix: "-device" "virtio-rng-pci"
4 that the hypervisor refuses
`);
    // codegen knows the same, from the records that it makes
    const generated = ghafMicrovm(repository.path, "codegen", ...sources);
    expect(generated.status).toBe(1);
    expect(generated.stderr).toContain("src/vms/a.ts:10: the hypervisor will refuse this: q35 has");
  });

  test("without the sources it says that it is approximated, and why", () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "a", qemu: { machineOpts: { colour: "blue" } } });
`,
    });
    expect(ghafMicrovm(repository.path, "lint")).toEqual({
      status: 0,
      stdout: "no findings\n",
      stderr:
        "note: what the runner emits is approximated for a: nixpkgs is not on this machine: what flake.lock pins is not in the Nix store\n",
    });
  });
});

test("crosvm's flags are judged for the architecture that the VM is for", () => {
  const findings = (systems: readonly string[]) => {
    const vm = definition({ hypervisor: "crosvm", systems, crosvm: { extraArgs: ["--s2idle"] } });
    const line = definitionWords(vm, undefined);
    return line === undefined ? [] : findingsOf(vm, line).map(({ message }) => message);
  };
  expect(findings(["x86_64-linux"])).toEqual([]);
  expect(findings(["aarch64-linux"])).toEqual([
    "--s2idle is for guests of x86_64 alone, and this is one of aarch64",
  ]);
});
