import { expect, test } from "vitest";
import { ghafMicrovm } from "../support/cli.ts";
import { temporaryRepository } from "../support/repository.ts";

const repositoryWith = (requires: string, more: string) =>
  temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  requires: [${requires}],
  ${more}
});
`,
  });

test("a TPM that a VM requires and its hypervisor is not given is an error, at its line", () => {
  const { path } = repositoryWith('"tpm"', 'hypervisor: "crosvm",');
  const linted = ghafMicrovm(path, "lint");
  expect(linted.stdout).toContain(
    "src/vms/a.ts:5: silently wrong: crosvm gets no argument for a TPM that swtpm emulates, or the host's TPM: the guest starts without it [required]\n",
  );
  expect(linted.stdout).toContain("--tpm-device");
  expect(linted.status).toBe(1);
  const generated = ghafMicrovm(path, "codegen");
  expect(generated.stderr).toContain("src/vms/a.ts:5: ");
  expect(generated.status).toBe(1);
});

test("one that is given is none, and the record tells the Nix checks of it", () => {
  const tpm = `qemu: {
    machine: "q35",
    extraArgs: [
      "-chardev", "socket,id=c,path=/run/swtpm.sock",
      "-tpmdev", "emulator,id=tpm0,chardev=c",
      "-device", "tpm-tis,tpmdev=tpm0",
    ],
  },`;
  const repository = repositoryWith('"tpm"', `hypervisor: "qemu", ${tpm}`);
  expect(ghafMicrovm(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
  expect(repository.read("nix/generated.json")).toContain('"requires": ["tpm"]');
  expect(repository.read("nix/microvmConfigurations/a/default.nix")).not.toContain("requires");
});

test("what nobody knows how to give is a mistake of the definition", () => {
  const { path } = repositoryWith('"tmp"', 'hypervisor: "qemu",');
  const { status, stderr } = ghafMicrovm(path, "codegen");
  expect(stderr).toContain("src/vms/a.ts:5: requires");
  expect(stderr).toContain("tpm");
  expect(status).toBe(1);
});
