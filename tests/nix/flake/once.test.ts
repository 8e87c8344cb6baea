// @module-tag slow
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { flakeCopy } from "../../support/flake.ts";
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

// in calls of Nix functions, which no other process disturbs
describe.skipIf(!canEvaluate)("nix flake check", () => {
  test("evaluates the system of each VM once: 10% are left for all else", () => {
    const flake = flakeCopy(smallNixpkgs);
    const runners = flake.calls(
      "packages",
      "builtins.mapAttrs (_: builtins.mapAttrs (_: runner: runner.drvPath))",
    );
    expect(flake.callsOfCheck()).toBeLessThan(1.1 * runners);
  });

  test("decides once what is true of all systems", () => {
    const flake = flakeCopy();
    const verdicts = (systems: string) =>
      flake.calls(
        "checks",
        `checks: map (system: with checks.\${system}; map (check: check.drvPath) [
          generated
          option-schema
          pin
          recorded-commands
        ]) ${systems}`,
      );
    // whatever is asked of another system needs its packages
    const packages = (systems: string) =>
      flake.calls("formatter", `formatter: map (system: formatter.\${system}.drvPath) ${systems}`);
    const both = '[ "x86_64-linux" "aarch64-linux" ]';
    const one = '[ "x86_64-linux" ]';
    const ofPackages = packages(both) - packages(one);
    const ofOne = verdicts(one);
    expect(verdicts(both) - ofPackages - ofOne).toBeLessThan(0.02 * ofOne);
  });
});
