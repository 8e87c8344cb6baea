import { describe, expect, it } from "vitest";
import { scanNix } from "../../../src/nix/scan.ts";

describe("the names in Nix code", () => {
  it.each<[code: string, names: string[]]>([
    ["pkgs.linux", ["pkgs"]],
    ['"pkgs"', []],
    ["a # pkgs", ["a"]],
    ["a /* pkgs\n */ b", ["a", "b"]],
    ["config.lib.pkgs", ["config"]],
    ["config . lib", ["config"]],
    ["config./* */lib", ["config"]],
    ['"${pkgs.hello}/lib"', ["pkgs"]],
    ['"\\${pkgs.hello}"', []],
    ['"$${pkgs.hello}"', []],
    ['"a\\"${"${lib.x}"}" b', ["lib", "b"]],
    ["''pkgs ''${lib} ''' config''", []],
    ["''\n  ${lib.x} pkgs''\\n'' b", ["lib", "b"]],
    ["{ lib = pkgs.x; }", ["pkgs"]],
    ["lib == pkgs", ["lib", "pkgs"]],
    ["x.${pkgs.name}", ["x", "pkgs"]],
    ["a //lib", ["a", "lib"]],
    ["./lib/pkgs.nix", []],
    ["./${config.x}/lib", ["config"]],
    ["<nixpkgs/lib>", []],
    ["https://config/lib", []],
    ["with lib; f (pkgs)", ["with", "lib", "f", "pkgs"]],
    ["lib-x pkgs'", ["lib-x", "pkgs'"]],
  ])("%s", (code, names) => {
    expect([...scanNix(code).names]).toEqual(names);
  });
});

it.each([
  ["a # b", true],
  ["a # b\nc", false],
  ['"# b"', false],
  ["''\n# b''", false],
  ['"${a # b\n}" # c', true],
  ["a /* # */", false],
])("whether the code ends in a comment: %j", (code, is) => {
  expect(scanNix(code).endsInComment).toBe(is);
});
