// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { KnownError } from "../../../src/errors.ts";
import { parseFlakeLock } from "../../../src/flake-lock/parse-flake-lock.ts";
import { callFlake } from "../../support/call-flake.ts";
import { type Json, lockText, resolvedOf, strange } from "../../support/locks.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-call-flake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A lock whose nodes say in their ref which they are. */
function lockOf({ root, ...others }: Record<string, Json>): string {
  const node = (key: string, inputs: Json) => ({
    inputs,
    locked: { type: "git", url: "https://example.org", ref: key, rev: strange.rev },
    original: { type: "git", url: "https://example.org" },
  });
  return lockText(
    root ?? {},
    Object.fromEntries(Object.entries(others).map(([key, inputs]) => [key, node(key, inputs)])),
  );
}

type Resolved = Record<string, Record<string, string>>;

function ours(lock: string): Resolved | "refused" {
  try {
    return resolvedOf(parseFlakeLock(lock, "flake.lock"));
  } catch (error) {
    if (error instanceof KnownError) return "refused";
    throw error;
  }
}

/** What Nix makes of these locks with its own code; only fetching is left out. "refused" when any does not evaluate. */
function nixs(locks: readonly string[]): Resolved[] | "refused" {
  writeFileSync(join(folder, "locks.json"), JSON.stringify(locks));
  writeFileSync(join(folder, "flake.nix"), "{ outputs = _: { }; }");
  // fetchTree is the one name that the code takes from outside
  writeFileSync(join(folder, "call-flake.nix"), `{ fetchTree }: ${callFlake()}`);
  const { status, stdout } = spawnSync("nix-instantiate", ["--eval", "--strict", "--json", "-"], {
    input: `
        let
          call = import ${folder}/call-flake.nix { fetchTree = node: { outPath = ${folder}; rev = node.ref; }; };
          element = node: { key = node.rev; inherit node; };
          graph = lock: builtins.listToAttrs (map
            ({ key, node }: { name = key; value = builtins.mapAttrs (_: input: input.rev) node.inputs; })
            (builtins.genericClosure {
              startSet = [ (element (call lock { outPath = ${folder}; rev = "root"; } "")) ];
              operator = { node, ... }: map element (builtins.attrValues node.inputs);
            }));
        in map graph (builtins.fromJSON (builtins.readFile ${folder}/locks.json))
      `,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return status === 0 ? JSON.parse(stdout) : "refused";
}

const keys = ["n0", "n1", "n2", "n3", "n4"];
const names = ["a", "b", "c", "d"];
const reference = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...keys) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...names), { maxLength: 3 }) },
);
const graphs = fc.record(
  Object.fromEntries(
    ["root", ...keys].map((key) => [
      key,
      fc.dictionary(fc.constantFrom(...names), reference, { noNullPrototype: true }),
    ]),
  ),
);

describe.skipIf(callFlake() === undefined)("resolveInputs", () => {
  const locks = fc
    .sample(graphs, { numRuns: 4_000, seed: 1 })
    .map((graph) => lockOf(graph as Record<string, Json>));
  const results = locks.map(ours);

  it("resolves random graphs as Nix's own call-flake.nix does", () => {
    const resolved = locks.filter((_, index) => results[index] !== "refused");
    expect(resolved.length).toBeGreaterThan(1_000);
    expect(results.filter((result) => result !== "refused")).toEqual(nixs(resolved));
  });

  it("refuses the graphs that Nix refuses", () => {
    const refused = locks.filter((_, index) => results[index] === "refused");
    expect(refused.length).toBeGreaterThan(500);
    for (const lock of refused.slice(0, 40)) expect(nixs([lock]), lock).toBe("refused");
  });
});
