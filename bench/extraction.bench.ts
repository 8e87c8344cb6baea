import { type BenchOptions, bench, describe } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, root } from "../tests/support/available.ts";
import { evaluate } from "../tests/support/nix.ts";

const times: BenchOptions = { iterations: 20, time: 0, warmupIterations: 2, warmupTime: 0 };

// the extraction may take twice as long as what every evaluation with lib does
describe.skipIf(!hasNix || !microvmSource || !nixpkgsLib)("the option schema", () => {
  const lib = `import ${nixpkgsLib}`;
  bench(
    "nix eval of a constant, with lib imported",
    () => void evaluate(`(${lib}).version`),
    times,
  );
  bench(
    "nix eval of an empty module system",
    () => void evaluate(`((${lib}).evalModules { modules = [ ]; }).config`),
    times,
  );
  bench(
    "the extraction",
    () =>
      void evaluate(
        `import ${root.replace(/\/$/, "")}/nix/schema { lib = ${lib}; source = ${microvmSource}; }`,
      ),
    times,
  );
});
