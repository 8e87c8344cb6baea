import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { typescriptModule } from "../../../src/codegen/types/typescript.ts";
import { approximations } from "../../../src/microvm/schema/approximations.ts";
import type { OptionSchema, Options } from "../../../src/microvm/schema/option-schema.ts";
import {
  disagreements,
  imported,
  moduleSystemVerdicts,
  samplesOf,
} from "../../support/agreement.ts";
import { hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

/** What only an expression makes, of the type that the option asks for. */
const expressions: Readonly<Record<string, string>> = {
  fileset: "lib.fileset.maybeMissing ./no-such-file",
  functionTo: '(_: "text")',
  luaInline: '{ _type = "lua-inline"; expr = "1"; }',
  optionDeclaration: '{ _type = "option"; }',
  optionType: "lib.types.str",
  pkgs: "packageSet",
  shellPackage: '(package // { shellPath = "/bin/sh"; })',
};

describe.skipIf(!hasNix || !nixpkgsLib)("every type of nixpkgs' lib.types", () => {
  let unsampled: string[];
  let schema: OptionSchema;
  beforeAll(() => {
    const read = evaluate(
      `${imported(join(root, "tests/nix/schema/lib-types-options.nix"))} { lib = ${imported(nixpkgsLib as string)}; }`,
    ) as { guest: Options; unsampled: string[] };
    unsampled = read.unsampled;
    schema = {
      $comment: "",
      formatVersion: 1,
      sha256: "",
      source: { type: "path", rev: "synthetic", narHash: "", lastModified: 0 },
      guest: read.guest,
      host: {},
    };
  });

  test("goes through the extraction, and none is unknown", () => {
    expect(unsampled).toEqual([]);
    expect(Object.keys(schema.guest).length).toBeGreaterThan(60);
    expect(JSON.stringify(schema)).not.toContain('"unknown"');
  });

  test("is reported where it can only be approximated", () => {
    expect(approximations(schema.guest)).toEqual([
      {
        option: "microvm.addCheck",
        why: "upstream adds a check of its own, which only Nix can run",
      },
      {
        option: "microvm.coercedTo",
        why: "a value is converted first, and the result is not checked",
      },
      { option: "microvm.functionTo", why: "what the function gives is not checked" },
      {
        option: "microvm.shellPackage",
        why: "upstream adds a check of its own, which only Nix can run",
      },
    ]);
  });

  test("agrees with the module system", () => {
    const samples = samplesOf(
      schema,
      () => 150,
      (key) => expressions[key] ?? "package",
    );
    const verdicts = moduleSystemVerdicts(
      samples,
      nixpkgsLib as string,
      `(${imported(join(root, "tests/nix/schema/lib-types.nix"))} { inherit lib; }).options`,
    );
    const found = disagreements(schema, samples, verdicts, () => true);
    expect(found).toEqual([]);
  });

  test("comes out as TypeScript", async () => {
    expect(
      await typescriptModule(schema, "synthetic.json", () => ({}), undefined, "qemu-11.1"),
    ).toContain("attrTag: { socket: AbsolutePath } | { tcp: number };");
  });
});
