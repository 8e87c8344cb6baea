import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/available.ts";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { pinTo, pinToUnknown } from "../support/other-pin.ts";
import { temporaryRepository } from "../support/repository.ts";

const definition = `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "firecracker",
  shares: [{ proto: "virtiofs", tag: "a", source: "/a", mountPoint: "/a" }],
});
`;

describe("a repository without the files of its pin, which the tool knows", () => {
  test.each(["nix/option-schema.json", "nix/option-support.json"])("gets %s", async (file) => {
    const repository = temporaryRepository({ "a.ts": definition.replace("firecracker", "qemu") });
    rmSync(join(repository.path, file));
    expect((await inProcessWithoutNix(repository.path, "codegen", "--check")).stdout).toContain(
      `+++ ${file}`,
    );
    expect(await inProcessWithoutNix(repository.path, "codegen")).toMatchObject({ status: 0 });
    expect(repository.read(file)).toBe(readFileSync(join(root, file), "utf8"));
  });

  test("knows what the hypervisor refuses", async () => {
    const repository = temporaryRepository({ "a.ts": definition });
    for (const file of ["option-schema.json", "option-support.json"])
      rmSync(join(repository.path, "nix", file));
    const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: src\/vms\/a\.ts:5: firecracker refuses .*microvm\.shares/m);
  });
});

describe("a repository whose pin nobody measured", () => {
  const unknown = () => {
    const repository = temporaryRepository({ "a.ts": definition });
    pinToUnknown(repository);
    return repository;
  };

  test("says how to get its options", async () => {
    const repository = unknown();
    rmSync(join(repository.path, "nix/option-schema.json"));
    const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
    expect([status, stderr]).toEqual([
      2,
      "error: nix/option-schema.json: the option schema is missing\n  fix: npm run codegen -- --refresh (needs Nix)\n",
    ]);
  });

  test.each(["codegen", "codegen --check", "options cpu"])(
    "learns from `%s` what is not known, and how to get it",
    async (args) => {
      const { stderr } = await inProcessWithoutNix(unknown().path, ...args.split(" "));
      expect(stderr).toContain(
        ": microvm.nix 71beea00 was not measured; npm run codegen -- --refresh measures it (needs Nix)\n",
      );
    },
  );
});

test("says which VMs' command lines nobody looked at, and --strict makes it an error", async () => {
  const repository = temporaryRepository({ "a.ts": definition.replace("firecracker", "qemu") });
  const line = "not verified: what the runner makes of a: there is no Nix here\n";
  expect(await inProcessWithoutNix(repository.path, "codegen")).toMatchObject({
    status: 0,
    stderr: line,
  });
  const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen", "--strict");
  expect([status, stderr]).toEqual([
    2,
    `${line}error: with --strict, what could not be verified is an error: see above\n  fix: run it where Nix and what flake.lock pins are, or leave --strict out\n`,
  ]);
});

describe("a repository with another pin that the tool knows", () => {
  const pins = readdirSync(join(root, "nix/pins"));

  test.each(pins)("has its options and measurements with Node alone: %s", async (rev) => {
    const repository = temporaryRepository({ "a.ts": definition });
    pinTo(repository, rev);
    const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: src\/vms\/a\.ts:5: firecracker refuses .*microvm\.shares/m);
    repository.write("src/vms/a.ts", definition.replace("firecracker", "qemu"));
    expect(await inProcessWithoutNix(repository.path, "codegen")).toMatchObject({ status: 0 });
    expect(repository.read("nix/option-schema.json")).toBe(
      readFileSync(join(root, "nix/pins", rev, "option-schema.json"), "utf8"),
    );
  });

  test("is more than one", () => {
    expect(pins.length).toBeGreaterThan(1);
  });
});
