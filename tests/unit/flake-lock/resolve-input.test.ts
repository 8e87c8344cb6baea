import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/errors.ts";
import type { FlakeLock } from "../../../src/flake-lock/flake-lock.ts";
import { parseFlakeLock } from "../../../src/flake-lock/parse-flake-lock.ts";
import { resolveInputs } from "../../../src/flake-lock/resolve-input.ts";
import { github, type Json, lockText, resolvedOf, strange } from "../../support/locks.ts";

/** Nodes by their inputs; `root` is the root. */
function lockOf({ root, ...others }: Record<string, Json>): FlakeLock {
  const nodes = Object.entries(others).map(([key, inputs]) => [
    key,
    github(`o/${key}`, strange, { inputs }),
  ]);
  return parseFlakeLock(lockText(root ?? {}, Object.fromEntries(nodes)), "flake.lock");
}

function resolve(nodes: Record<string, Json>): Record<string, Record<string, string>> {
  return resolvedOf(lockOf(nodes));
}

describe("resolveInputs", () => {
  it("takes an input that names its node", () => {
    expect(resolve({ root: { a: "a_2" }, a_2: {} })).toEqual({ root: { a: "a_2" }, a_2: {} });
  });

  it("starts a follows at the root, wherever it stands", () => {
    expect(
      resolve({ root: { a: "a", nixpkgs: "n" }, a: { nixpkgs: ["nixpkgs"] }, n: {} }).a,
    ).toEqual({ nixpkgs: "n" });
  });

  it("goes through follows of follows", () => {
    const nodes = {
      root: { a: "a", x: ["a", "y"], z: ["x", "w"] },
      a: { y: ["b"], b: "b" },
      b: { w: "c" },
      c: {},
    };
    expect(resolve({ ...nodes, root: { ...nodes.root, b: ["a", "b"] } }).root).toEqual({
      a: "a",
      b: "b",
      x: "b",
      z: "c",
    });
  });

  it("takes an empty path for the root itself", () => {
    expect(resolve({ root: { a: "a" }, a: { parent: [], again: ["a", "parent", "a"] } }).a).toEqual(
      {
        parent: "root",
        again: "a",
      },
    );
  });

  it("lets nodes have each other as inputs, as in version 6", () => {
    expect(resolve({ root: { a: "a" }, a: { b: "b" }, b: { a: "a" } }).b).toEqual({ a: "a" });
  });

  it("does not take the same follows twice on one way for a cycle", () => {
    const nodes = {
      root: { a: "a", d: "d", x: ["a", "b"] },
      a: { b: ["d", "e"] },
      d: { e: ["a"] },
    };
    expect(resolve(nodes).root?.x).toBe("a");
  });

  it.each([
    ["that follows itself", { root: { a: ["a"] } }, "input a of node root follows itself: a -> a"],
    [
      "of two",
      { root: { a: ["b"], b: ["a"] } },
      "input a of node root follows itself: b -> a -> b",
    ],
    [
      "through other nodes",
      { root: { a: "a", z: ["a", "y"] }, a: { y: ["z"] } },
      "input z of node root follows itself: a/y -> z -> a/y",
    ],
  ])("refuses a cycle %s", (_, nodes, message) => {
    expect(() => resolve(nodes)).toThrow(message);
  });

  it("names the line of what follows nothing, and the node without that input", () => {
    const lock = lockOf({ root: { a: "a", x: ["a", "b", "c"] }, a: { b: "b" }, b: {} });
    let thrown: unknown;
    try {
      resolveInputs(lock);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(KnownError);
    expect((thrown as KnownError).problems).toEqual([
      {
        file: "flake.lock",
        line: lock.text.split("\n").findIndex((line) => line.includes('"x"')) + 1,
        message: "input x of node root follows a/b/c, but node b has no input c",
        fix: "change this `follows` in flake.nix, then: nix flake lock",
      },
    ]);
  });

  it("resolves a chain of 100,000 follows", () => {
    const root: Record<string, unknown> = { last: "a" };
    for (let i = 0; i < 100_000; i += 1) root[`c${i}`] = i === 99_999 ? ["last"] : [`c${i + 1}`];
    expect(resolve({ root, a: {} }).root?.c0).toBe("a");
  });

  it("agrees with a transcription of Nix's call-flake.nix on random graphs", {
    tags: ["slow"],
  }, () => {
    const keys = ["root", "n0", "n1", "n2", "n3"];
    const names = ["a", "b", "c"];
    const reference = fc.oneof(
      fc.constantFrom("n0", "n1", "n2", "n3"),
      fc.array(fc.constantFrom(...names), { maxLength: 3 }),
    );
    const graph = fc.record(
      Object.fromEntries(
        keys.map((key) => [key, fc.dictionary(fc.constantFrom(...names), reference)]),
      ),
    );
    fc.assert(
      fc.property(graph, (nodes) => {
        const lock = lockOf(nodes as Record<string, Json>);
        let expected: unknown;
        try {
          expected = byTheBook(lock);
        } catch {
          expected = "refused";
        }
        let actual: unknown;
        try {
          actual = resolvedOf(lock);
        } catch (error) {
          expect(error).toBeInstanceOf(KnownError);
          actual = "refused";
        }
        expect(actual).toEqual(expected);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** `resolveInput` and `getInputByPath`, recursion and all; too deep is a cycle, which overflows the stack in Nix. */
function byTheBook({ nodes, root }: FlakeLock): unknown {
  const resolveInput = (input: string | readonly string[] | undefined, depth: number): string => {
    if (input === undefined) throw new Error("attribute missing");
    if (depth > 200) throw new Error("stack overflow");
    return typeof input === "string" ? input : getInputByPath(root, input, depth);
  };
  const getInputByPath = (
    node: string,
    [head, ...tail]: readonly string[],
    depth: number,
  ): string =>
    head === undefined
      ? node
      : getInputByPath(resolveInput(nodes.get(node)?.inputs.get(head), depth + 1), tail, depth + 1);
  return Object.fromEntries(
    [...nodes].map(([key, { inputs }]) => [
      key,
      Object.fromEntries([...inputs].map(([name, input]) => [name, resolveInput(input, 0)])),
    ]),
  );
}
