import { describe, expect, test } from "vitest";
import { checkNix } from "../../../../src/nix/syntax/check.ts";

const given = ["config", "lib", "pkgs"];
const namesIn = (text: string) => checkNix(text, given).names.map(({ name }) => name);
const problemsOf = (text: string) =>
  checkNix(text, given).problems.map(({ offset, message, fix }) => `${offset}: ${message}: ${fix}`);

describe("the names that an expression takes from around it", () => {
  test.each<[string, string[]]>([
    ["pkgs.linux", ["pkgs"]],
    ['"pkgs"', []],
    ["lib # pkgs", ["lib"]],
    ["config.lib.pkgs", ["config"]],
    ['"${pkgs.hello}/lib"', ["pkgs"]],
    ['"\\${pkgs.hello}"', []],
    ['"$${pkgs.hello}"', []],
    ["''pkgs ''${lib} ''' config''", []],
    ["{ lib = pkgs.x; }", ["pkgs"]],
    ["rec { lib = pkgs.x; a = lib; }", ["pkgs"]],
    ["lib == pkgs", ["lib", "pkgs"]],
    ["pkgs.${lib.x}", ["pkgs", "lib"]],
    ["./lib/pkgs.nix", []],
    ["./${config.x}/lib", ["config"]],
    ["with lib; pkgs", ["lib", "pkgs"]],
    ["{ inherit lib; inherit (pkgs) config; }", ["lib", "pkgs"]],
    ["let lib = 1; in lib", []],
    ["pkgs: pkgs.x", []],
    ["{ lib ? config, ... }: lib", ["config"]],
  ])("%s", (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

test.each<[string, string[]]>([
  ["pkgs.linux", []],
  ["pkgz.linux", ["0: pkgz is not defined: did you mean pkgs?"]],
  [
    "map (x: y) [ inputs ]",
    [
      "8: y is not defined: an expression has config, lib, pkgs; name what else the module is given in `arguments`, or bind it with let",
      "13: inputs is not defined: an expression has config, lib, pkgs; name what else the module is given in `arguments`, or bind it with let",
    ],
  ],
  ["with pkgs; linux", []],
  ["__currentSystem", []],
  ["builtins.toString 1", []],
])("a name that is not defined: %s", (text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

test.each([
  ["a # b", true],
  ["a # b\n", false],
  ['"# b"', false],
  ["a /* # */", false],
  ["a /* */ # b", true],
])("whether it ends in a comment: %s", (text, ends) => {
  expect(checkNix(text, ["a"]).endsInComment).toBe(ends);
});
