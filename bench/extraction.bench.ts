import { expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, root } from "../tests/support/available.ts";
import { measure } from "./measure.ts";

test.skipIf(!hasNix || !microvmSource || !nixpkgsLib)(
  "the option schema takes at most twice what every evaluation with lib does",
  () => {
    const lib = `import ${nixpkgsLib}`;
    const evaluation = (expression: string) => ({
      folder: root,
      command: ["nix-instantiate", "--eval", "--strict", "--json", "--expr", expression],
    });
    const empty = "an empty module system";
    const taken = measure(15, {
      "a constant of lib": evaluation(`(${lib}).trivial.release`),
      [empty]: evaluation(`((${lib}).evalModules { modules = [ ]; }).config`),
      "the option schema": evaluation(
        `import ${root.replace(/\/$/, "")}/nix/schema { lib = ${lib}; source = ${microvmSource}; }`,
      ),
    });
    expect((taken["the option schema"]?.least ?? 0) / (taken[empty]?.least ?? 1)).toBeLessThan(2);
  },
);
