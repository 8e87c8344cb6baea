// @module-tag slow
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { flakeCopy } from "../../support/flake.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

// in calls of Nix functions, which no other process disturbs
describe.skipIf(!canEvaluate)("nix flake check", () => {
  const flake = flakeCopy();

  test("evaluates the system of each VM once: 10% are left for all else", () => {
    const runners = flake.calls(
      "packages",
      "builtins.mapAttrs (_: builtins.mapAttrs (_: runner: runner.drvPath))",
    );
    expect(flake.callsOfCheck()).toBeLessThan(1.1 * runners);
  });

  test("decides once what is true of all systems", () => {
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
    const one = verdicts('[ "x86_64-linux" ]');
    // the packages of another system are not for nothing
    expect(verdicts('[ "x86_64-linux" "aarch64-linux" ]')).toBeLessThan(1.25 * one);
  });
});
