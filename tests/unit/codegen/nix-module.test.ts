import { describe, expect, it } from "vitest";
import { nixModule } from "../../../src/codegen/nix-module.ts";
import { nix } from "../../../src/index.ts";
import type { NixValue } from "../../../src/nix/value.ts";

/** The lines between the header and the module's attribute set. */
function argumentsOf(options: Readonly<Record<string, NixValue>>): string {
  const definition = {
    kind: "vm" as const,
    vm: { name: "a", ...options },
    file: "src/vms/a.ts",
    line: 1,
    column: 1,
    sources: new Map(),
  };
  const [before = ""] = nixModule(definition, "nix/a/default.nix", [], String).split("{\n  _file");
  return before.split("\n").slice(1).join("\n");
}

describe("a module's arguments", () => {
  it("are those that its expressions take", () => {
    expect(argumentsOf({ kernel: nix`pkgs.linux`, mem: nix`lib.max 1 2` })).toBe(
      "{ lib, pkgs, ... }:\n",
    );
    expect(argumentsOf({ preStart: nix`"\${pkgs.hello}/bin/hello"` })).toBe("{ pkgs, ... }:\n");
  });

  it("are none for what only strings, comments and attributes name", () => {
    expect(
      argumentsOf({ a: nix`"pkgs of lib"`, b: nix`1 # as config says`, c: nix`x.lib.pkgs` }),
    ).toBe("");
  });
});
