import { expect, test } from "vitest";
import type { RunQemu } from "../../../../src/packs/qemu/run-program.ts";
import { refusalsOf } from "../../../../src/packs/qemu/trials.ts";

/** A QEMU that refuses what `against` says something about, and the devices of each of its runs. */
function pretended(against: (devices: readonly string[]) => string | undefined) {
  const runs: string[] = [];
  const run: RunQemu = async (args) => {
    const devices = args.filter((_, index) => args[index - 1] === "-device");
    runs.push(devices.join(" "));
    const stderr = against(devices);
    return stderr === undefined
      ? { stdout: "", stderr: "", status: 0, how: "ended with status 0" }
      : { stdout: "", stderr, status: 1, how: "ended with status 1" };
  };
  return { run, runs };
}

const trials = ["a", "b", "c", "d"].map((name) => ["-device", name]);

test("what QEMU accepts takes one run", async () => {
  const { run, runs } = pretended(() => undefined);
  expect(await refusalsOf(run, ["-machine", "q35"], trials)).toEqual(Array(4).fill(undefined));
  expect(runs).toEqual(["a b c d"]);
});

test("what a refusal names is tried alone, and the others without it", async () => {
  const said = "qemu: -device a: warning: old\nqemu: -device c: needs a drive\n";
  const { run, runs } = pretended((devices) => (devices.includes("c") ? said : undefined));
  expect(await refusalsOf(run, [], trials)).toEqual([undefined, undefined, said, undefined]);
  expect(runs).toEqual(["a b c d", "c", "a b d"]);
});

test("what is refused only beside another one is accepted", async () => {
  const { run, runs } = pretended((devices) =>
    devices.includes("a") && devices.includes("b")
      ? "qemu: -device b: only one of a and b\n"
      : undefined,
  );
  expect(await refusalsOf(run, [], trials)).toEqual(Array(4).fill(undefined));
  expect(runs).toEqual(["a b c d", "b", "a c d"]);
});

test("a refusal that is the same alone is not asked for again", async () => {
  const { run, runs } = pretended((devices) =>
    devices.includes("b") ? "-device b: drive is missing\n" : undefined,
  );
  const refusals = await refusalsOf(run, [], trials, (refusal) => refusal.includes("missing"));
  expect(refusals[1]).toBe("-device b: drive is missing\n");
  expect(runs).toEqual(["a b c d", "a c d"]);
});

test("where QEMU ends without a name, halves are tried", async () => {
  const { run, runs } = pretended((devices) =>
    devices.includes("d") ? "Assertion `port' failed.\n" : undefined,
  );
  expect(await refusalsOf(run, [], trials)).toEqual([
    ...Array(3).fill(undefined),
    "Assertion `port' failed.\n",
  ]);
  expect(runs.sort()).toEqual(["a b", "a b c d", "c", "c d", "d"]);
});

test("what a QEMU that runs refuses is not asked for again, or is tried alone at once", async () => {
  const { run, runs } = pretended((devices) => (devices.includes("c") ? "no\n" : undefined));
  const known = ["drive is missing", undefined, "in use", "in use"];
  const isConclusive = (refusal: string) => refusal.includes("missing");
  expect(await refusalsOf(run, [], trials, isConclusive, 16, known)).toEqual([
    ...["drive is missing", undefined],
    ...["no\n", undefined],
  ]);
  expect(runs.sort()).toEqual(["b", "c", "d"]);
});
