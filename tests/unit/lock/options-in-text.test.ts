import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { optionsInText } from "../../../src/lock/options-in-text.ts";
import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { microvmGit } from "../../support/available.ts";
import { microvmAt } from "../../support/microvm-history.ts";

describe("optionsInText", () => {
  it("finds what is declared plainly, however it is nested", () => {
    const text = `
      { config, lib, pkgs ? import <nixpkgs> { }, ... }:
      let
        cfg = config.microvm; # options.microvm.comment = mkOption { };
      in
      {
        imports = [ ./x.nix ];
        options.microvm = with lib; {
          mem = mkOption { default = 512; };
          guest.enable = mkEnableOption "x";
          "quoted" = lib.mkOption { };
          qemu = rec {
            machine = mkOption { };
            package = mkPackageOption pkgs "qemu" { };
          };
        };
        options = { microvm.vcpu = lib.mkOption { }; other.name = lib.mkOption { }; };
      }`;
    expect(optionsInText(text)).toEqual([
      "mem",
      "guest.enable",
      "quoted",
      "qemu.machine",
      "qemu.package",
      "vcpu",
    ]);
  });

  it("finds nothing in comments, strings, submodules, lists, functions and values", () => {
    const text = `{ lib, ... }: {
        /* options.microvm.a = mkOption { }; */
        options.microvm = {
          # b = mkOption { };
          text = "options.microvm.c = mkOption { }; \${x}";
          long = '' options.microvm.d = mkOption { }; ''' '';
          shares = lib.mkOption {
            type = listOf (submodule { options = { tag = mkOption { }; microvm.e = mkOption { }; }; });
            options.microvm.f = mkOption { };
          };
          inherit (other) g;
          h = optionalAttrs true { i = mkOption { }; };
          j = [ { k = mkOption { }; } ];
          m = { } // { n = mkOption { }; };
        } // { l = mkOption { }; };
        config.microvm.o = mkOption { };
      }`;
    expect(optionsInText(text)).toEqual(["shares"]);
  });

  it.each(["", "{", "}}}}", '"', "''", "/*", "options.microvm.a = mkOption", "${", "(]"])(
    "reads %j without trouble",
    (text) => {
      expect(optionsInText(text)).toEqual(text.startsWith("options") ? ["a"] : []);
    },
  );

  it.skipIf(!microvmGit)("finds in upstream's text what evaluation finds", () => {
    const revisions = revisionDatabase()
      .main()
      .filter(({ options }, index, main) => options !== main[index - 1]?.options)
      .filter((_, index) => index % 10 === 0)
      .filter((revision) => revisionDatabase().optionsAt(revision)?.length);
    expect(revisions.length).toBeGreaterThan(8);
    for (const revision of revisions) {
      const folder = join(microvmAt(revision.rev), "nixos-modules");
      const evaluated = (revisionDatabase().optionsAt(revision) ?? [])
        .filter(({ name, removed }) => removed === undefined && !/[*<]/.test(name))
        .map(({ name }) => name);
      const read = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".nix"))
        .flatMap((file) => optionsInText(readFileSync(join(folder, file), "utf8")));
      expect(new Set(read), revision.rev).toEqual(new Set(evaluated));
    }
  });
});
