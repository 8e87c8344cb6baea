import { expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";
import {
  argumentsIn,
  fixDefinition,
  fixVariants,
  runnerArguments,
} from "../../support/fix-variants.ts";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

test("--fix rewrites lists however they are written, and what it makes has no findings", async () => {
  const before = `["-device virtio-rng-pci"]`;
  const after = `["-device", "virtio-rng-pci"]`;
  const repository = temporaryRepository(
    Object.fromEntries(
      Object.entries(fixVariants).map(([name, [written]]) => [
        `${name}.ts`,
        fixDefinition(name, written, before),
      ]),
    ),
  );
  const fixed = await inProcess(repository.path, "lint", "--fix");
  expect(fixed.status).toBe(2);
  const changes = fixed.stdout.split("\n");
  expect(changes).toEqual(
    expect.arrayContaining([
      `fixed src/vms/across.ts:4: "-device" "virtio-rgn-pci" -> "-device" "virtio-rng-pci"`,
      `fixed src/vms/quotes.ts:12: "-device qemu-xhci" -> "-device" "qemu-xhci"`,
      `fixed src/vms/quotes.ts:12: "-device usb-kbd" -> "-device" "usb-kbd"`,
    ]),
  );
  expect(changes.at(-2)).toBe("nothing found in what was checked");
  for (const [name, [, fix]] of Object.entries(fixVariants))
    expect(repository.read(`src/vms/${name}.ts`)).toBe(
      fixDefinition(name, fix, name === "constant" ? after : before),
    );
  expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0 });
  for (const name of Object.keys(fixVariants)) {
    const args = argumentsIn(repository.read(`nix/microvmConfigurations/${name}/default.nix`));
    expect(args.length).toBeGreaterThan(1);
    for (const pack of ["qemu-7.2", "qemu-10.0"])
      expect(lintQemu([...runnerArguments, ...args], readQemuPack(pack))).toEqual([]);
  }
});

test("--fix leaves what a comment says is meant", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  qemu: {
    machine: "q35",
    extraArgs: [
      "-m", "maxmem=1G",
      // ghaf-microvm: allow not-shared
      "-object", "memory-backend-file,id=m,mem-path=/dev/shm/a,size=16M",
      "-device", "virtio-pmem-pci,memdev=m",
    ],
  },
});
`,
  });
  const before = repository.read("src/vms/a.ts");
  expect(await inProcess(repository.path, "lint", "--fix")).toMatchObject({
    status: 2,
    stdout: "nothing found in what was checked\n",
  });
  expect(repository.read("src/vms/a.ts")).toBe(before);
});
