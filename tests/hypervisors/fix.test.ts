import { expect, test } from "vitest";
import { hasQemu } from "../support/available.ts";
import {
  argumentsIn,
  fixDefinition,
  fixVariants,
  runnerArguments,
} from "../support/fix-variants.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";
import { tryStart } from "./start.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";

test.skipIf(!hasQemu)("what --fix makes starts", async () => {
  const constant = `["-device", "virtio-rng-pci"]`;
  const repository = temporaryRepository(
    Object.fromEntries(
      Object.entries(fixVariants).map(([name, [, fix]]) => [
        `${name}.ts`,
        fixDefinition(name, fix, constant),
      ]),
    ),
  );
  expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0 });
  for (const name of Object.keys(fixVariants)) {
    const args = argumentsIn(repository.read(`nix/microvmConfigurations/${name}/default.nix`));
    expect(args.length).toBeGreaterThan(1);
    expect(await tryStart(program, [...runnerArguments, ...args]), name).toEqual({
      starts: true,
      message: "",
    });
  }
});
