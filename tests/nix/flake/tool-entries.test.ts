import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";

interface Entries {
  readonly hook: {
    readonly entry: string;
    readonly files: string;
    readonly pass_filenames: boolean;
  };
  readonly formatter: { readonly command: string; readonly includes: readonly string[] };
}

describe.skipIf(!hasNix || nixpkgsStandin === undefined || microvmSource === undefined)(
  "what other tools run",
  () => {
    const evaluate = evaluatorOfInputs();

    test("is for definitions, what is made of them, and the lock file", () => {
      const { hook, formatter } = evaluate(`{ nixpkgs, ghaf-microvm, ... }:
        let
          tool = {
            pkgs = nixpkgs.legacyPackages.x86_64-linux;
            root = ghaf-microvm;
          };
        in
        {
          hook = ghaf-microvm.lib.gitHook tool;
          formatter = ghaf-microvm.lib.treefmtFormatter tool;
        }`) as Entries;
      const changed = [
        "src/vms/chat.ts",
        "flake.lock",
        "nix/microvmConfigurations/chat/default.nix",
        "README.md",
        "other/src/vms/chat.ts",
        "flake-lock",
      ];
      expect(changed.filter((file) => new RegExp(hook.files).test(file))).toEqual(
        changed.slice(0, 3),
      );
      expect(hook.pass_filenames).toBe(false);
      expect(hook.entry).toMatch(/^\/nix\/store\/\S+-ghaf-microvm-check$/);
      expect(formatter.command).toMatch(/^\/nix\/store\/\S+-ghaf-microvm-codegen$/);
      expect(formatter.includes).toEqual(["src/vms/*.ts"]);
    });
  },
);
