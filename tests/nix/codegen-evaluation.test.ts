import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib } from "../support/available.ts";
import { ghafMicrovm, ghafMicrovmWithNotes } from "../support/cli.ts";
import { temporaryRepository } from "../support/repository.ts";
import { canEvaluateRunners } from "../support/runner.ts";
import { temporaryFolder } from "../support/temporary.ts";

const definition = (name: string, more = "") => `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "${name}", hypervisor: "qemu", imports: ["./modules/${name}.nix"]${more} });
`;

/** A repository with a VM of each name, which imports the module of that name. */
function repositoryWith(modules: Readonly<Record<string, string>>, more = "") {
  const repository = temporaryRepository(
    Object.fromEntries(Object.keys(modules).map((name) => [`${name}.ts`, definition(name, more)])),
  );
  for (const [name, text] of Object.entries(modules))
    repository.write(`src/vms/modules/${name}.nix`, text);
  return repository;
}

const recordOf = (name: string) => `nix/microvmConfigurations/${name}/command.txt`;

describe.skipIf(!canEvaluateRunners)("codegen, of VMs whose modules decide on more", () => {
  const sources = ["--source", microvmSource ?? ""];
  const whole = [...sources, "--nixpkgs", dirname(nixpkgsLib ?? "")];

  test("a VM that does not evaluate, and one that is refused, stop no other one from being written", () => {
    const repository = repositoryWith({
      broken: '{ microvm.mem = throw "no memory today"; }\n',
      refused: '{ microvm.qemu.machine = "q35"; nixpkgs.hostPlatform = "riscv64-linux"; }\n',
      sound: "{ microvm.mem = 700; }\n",
    });
    const { status, stdout, stderr } = ghafMicrovm(repository.path, "codegen", ...whole);
    expect(stdout).toContain("wrote nix/microvmConfigurations/sound/default.nix\n");
    expect(repository.read(recordOf("sound"))).toContain("-m 700M ");
    expect(stderr).toMatch(/broken.*no memory today/);
    expect(stderr).toMatch(/refused.*riscv64-linux/);
    expect(status).toBe(1);
    // nothing more to write, and still wrong
    const again = ghafMicrovm(repository.path, "codegen", "--check", ...whole);
    expect(again.stderr).toMatch(/refused.*riscv64-linux/);
    expect(again.status).toBe(1);
  });

  test("arguments for a platform that no pack is of are not checked against another one's", () => {
    const repository = repositoryWith(
      { risc: '{ nixpkgs.hostPlatform = "riscv64-linux"; }\n' },
      ', qemu: { extraArgs: ["-device", "isa-debugcon,chardev=none"] }',
    );
    const { status, stderr } = ghafMicrovm(repository.path, "codegen", ...whole);
    expect(stderr).toBe(
      [
        "error: src/vms/risc.ts:3: the runner of microvm.nix refuses risc: it has nothing for guests that run on riscv64-linux",
        "  fix: change nixpkgs.hostPlatform, or use another hypervisor than qemu",
        "",
      ].join("\n"),
    );
    expect(status).toBe(1);
  });

  test("a module argument that nothing here gives is named", () => {
    const repository = repositoryWith({ guest: "{ zone, ... }: { microvm.mem = zone.mem; }\n" });
    const { status, stderr } = ghafMicrovm(repository.path, "codegen", ...whole);
    expect(stderr).toContain(
      "nix/microvmConfigurations/guest/command.txt is not made: guest: nothing here gives the module argument zone\n",
    );
    expect(status).toBe(0);
  });

  test("the guest's platform decides on its program, machine, pack and record", () => {
    const repository = repositoryWith({
      arm: '{ microvm.cpu = "cortex-a53"; nixpkgs.crossSystem.config = "aarch64-unknown-linux-gnu"; }\n',
    });
    expect(ghafMicrovm(repository.path, "codegen", ...whole)).toMatchObject({
      status: 0,
      stderr: "",
    });
    const record = repository.read(recordOf("arm"));
    expect(record).toContain("# system: x86_64-linux\n# guest: aarch64-linux\n");
    expect(record).toContain("/bin/qemu-system-aarch64\n");
    expect(record).toContain("-M virt,accel=kvm:tcg,gic-version=max\n");
    const linted = ghafMicrovmWithNotes(repository.path, "lint", ...whole);
    expect(linted.stderr).toContain("the pack qemu-11.1-aarch64");
    expect(linted).toMatchObject({ status: 0, stdout: "no findings\n" });
  });

  test("profiles of NixOS are found where nixpkgs is, and named where only its lib is", () => {
    const modules = {
      hardened: '{ modulesPath, ... }: { imports = [ "${modulesPath}/profiles/hardened.nix" ]; }\n',
    };
    const repository = repositoryWith(modules);
    expect(ghafMicrovm(repository.path, "codegen", ...whole)).toMatchObject({ status: 0 });
    expect(repository.read(recordOf("hardened"))).toMatch(/-append '.* slab_nomerge .*root=fstab/);

    const lib = temporaryFolder("lib");
    cpSync(nixpkgsLib ?? "", join(lib, "lib"), { recursive: true });
    const without = repositoryWith(modules);
    const { stderr } = ghafMicrovmWithNotes(without.path, "codegen", ...sources, "--nixpkgs", lib);
    expect(stderr).toContain(
      "not verified: what the runner makes of hardened: hardened: it imports profiles/hardened.nix of NixOS, which is not on this machine: of nixpkgs only lib is\n",
    );
  });

  test("what only nixpkgs' lib is there for is approximated, and every output says so", () => {
    const lib = temporaryFolder("lib");
    cpSync(nixpkgsLib ?? "", join(lib, "lib"), { recursive: true });
    const repository = repositoryWith({ plain: "{ microvm.mem = 700; }\n" });
    const asked = [...sources, "--nixpkgs", lib];
    const note =
      "not verified: the kernel's parameters of plain: NixOS' own modules, which add to them, are not on this machine: they are approximated\n";
    expect(ghafMicrovmWithNotes(repository.path, "codegen", ...asked)).toMatchObject({
      status: 0,
      stderr: note,
    });
    expect(repository.read(recordOf("plain"))).toContain(
      "# approximated: the kernel's parameters\n",
    );
    // of the record, too, which is not made again
    expect(ghafMicrovmWithNotes(repository.path, "codegen", ...asked).stderr).toBe(note);
    expect(ghafMicrovmWithNotes(repository.path, "codegen", "--strict", ...asked).status).toBe(2);
    expect(ghafMicrovmWithNotes(repository.path, "lint", ...asked)).toMatchObject({ status: 2 });
    expect(ghafMicrovmWithNotes(repository.path, "command", "plain", ...asked).stderr).toContain(
      "the kernel's parameters are approximated",
    );
  });
});
