import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tests/support/available.ts";
import { type TemporaryRepository, temporaryRepository } from "../tests/support/repository.ts";
import type { Run } from "./measure.ts";

/** Node, doing nothing: what no command can be quicker than. */
export const nodeAlone: Run = { folder: root, command: [process.execPath, "-e", "0"] };

/** A command of the tool, as it is installed. */
export const toolRun = (folder: string, ...args: readonly string[]): Run => ({
  folder,
  command: [process.execPath, join(root, "dist/cli.js"), ...args],
});

/** A repository of as many VMs, with a cache of its own. */
export function repositoryOf(count: number): TemporaryRepository {
  const definitions = Array.from({ length: count }, (_, index) => [
    `vm-${index}.ts`,
    definitionOf(index),
  ]);
  const repository = temporaryRepository(Object.fromEntries(definitions));
  rmSync(join(repository.path, "node_modules"), { recursive: true });
  mkdirSync(join(repository.path, "node_modules"));
  return repository;
}

/** Removes all that is generated and cached. */
export function makeCold({ path }: TemporaryRepository): void {
  for (const part of [
    "node_modules/.cache",
    "nix/generated.json",
    "nix/microvmConfigurations",
    "src/generated",
  ])
    rmSync(join(path, part), { recursive: true, force: true });
}

/** The definition of one of the VMs; they differ in what no two VMs can share. */
export function definitionOf(index: number): string {
  const mac = index.toString(16).padStart(4, "0");
  return `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "vm-${index}",
  hypervisor: "qemu",
  systems: ["x86_64-linux"],
  mem: ${512 + index},
  vcpu: 2,
  qemu: {
    machine: "q35",
    extraArgs: ["-device", "virtio-serial-pci,id=serial${index}"],
  },
  interfaces: [
    { type: "tap", id: "tap-${index}", mac: "02:00:00:00:${mac.slice(0, 2)}:${mac.slice(2)}" },
  ],
  volumes: [{ image: "vm-${index}.img", mountPoint: "/var/lib", size: 256 }],
  vsock: { cid: ${index + 100} },
});
`;
}
