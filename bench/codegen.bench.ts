import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchOptions, bench, describe } from "vitest";
import { ghafMicrovm } from "../tests/support/cli.ts";
import { type TemporaryRepository, temporaryRepository } from "../tests/support/repository.ts";

// Whole processes, as a user waits for them: the ratios to the first line are valid on another machine, the times do not.
const fewTimes = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

describe("codegen", () => {
  bench("node -e 0", () => void spawnSync(process.execPath, ["-e", "0"]), fewTimes);

  const three = repositoryOf(3);
  bench("3 VMs, cold: no types cached, nothing generated", () => codegenCold(three), fewTimes);
  bench("3 VMs, nothing to do", () => codegen(three), fewTimes);
  bench("3 VMs, a mistake in one", () => codegenWithMistake(three), {
    ...fewTimes,
    ...removing(three),
  });

  for (const count of [100, 1000]) {
    const repository = repositoryOf(count);
    bench(`${count} VMs, cold`, () => codegenCold(repository), fewTimes);
    bench(`${count} VMs, nothing to do`, () => codegen(repository), {
      ...fewTimes,
      ...removing(repository),
    });
  }
});

/** The last benchmark of a repository removes it: `afterAll` does not run for benchmarks. */
function removing(repository: TemporaryRepository): BenchOptions {
  return {
    teardown: (_, mode) => {
      if (mode === "run") rmSync(repository.path, { recursive: true });
    },
  };
}

function codegen(repository: TemporaryRepository): void {
  const { status, stderr } = ghafMicrovm(repository.path, "codegen");
  if (status !== 0) throw new Error(stderr);
}

/** It may take 1.2 times as long as a run with nothing to do. */
function codegenWithMistake(repository: TemporaryRepository): void {
  const file = join(repository.path, "src/vms/vm-0.ts");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("vcpu: 2", 'vcpu: "2"'));
  const { status, stderr } = ghafMicrovm(repository.path, "codegen");
  writeFileSync(file, text);
  if (status !== 1) throw new Error(stderr);
}

/** The removal is in the time: 0.1 s for 1,000 VMs. */
function codegenCold(repository: TemporaryRepository): void {
  for (const path of [
    "node_modules/.cache",
    "nix/generated.json",
    "nix/microvmConfigurations",
    "src/generated",
  ])
    rmSync(join(repository.path, path), { recursive: true, force: true });
  codegen(repository);
}

function repositoryOf(count: number): TemporaryRepository {
  const definitions = Array.from({ length: count }, (_, index): [string, string] => {
    const name = `vm-${index}`;
    const mac = index.toString(16).padStart(4, "0");
    return [
      `${name}.ts`,
      `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "${name}",
  hypervisor: "qemu",
  mem: ${512 + index},
  vcpu: 2,
  qemu: {
    machine: "q35",
    extraArgs: ["-device", "virtio-serial-pci,id=serial${index}"],
  },
  interfaces: [
    { type: "tap", id: "tap-${index}", mac: "02:00:00:00:${mac.slice(0, 2)}:${mac.slice(2)}" },
  ],
  volumes: [{ image: "${name}.img", mountPoint: "/var/lib", size: 256 }],
  vsock: { cid: ${index + 100} },
});
`,
    ];
  });
  const repository = temporaryRepository(Object.fromEntries(definitions));
  // where the cache lives
  mkdirSync(join(repository.path, "node_modules"), { recursive: true });
  return repository;
}
