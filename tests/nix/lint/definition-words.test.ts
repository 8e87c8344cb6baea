import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib } from "../../support/available.ts";
import { ghafMicrovm } from "../../support/cli.ts";
import { temporaryRepository } from "../../support/repository.ts";

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
    repository.write("src/vms/a.ts", repository.read("src/vms/a.ts").replace("a,b.img", "a.img"));
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
