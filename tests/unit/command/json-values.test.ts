import { describe, expect, test } from "vitest";
import { changedValues, linesOf } from "../../../src/command/json-values.ts";

describe("what changes from one value to another", () => {
  test.each([
    [{ a: 1 }, { a: 2 }, [{ key: "a", before: "1", after: "2" }]],
    [{ a: null }, { a: { b: 1 } }, ["a", "a.b"]],
    [[], [{ a: 1 }], ["", "[0].a"]],
    // an element that goes takes no other with it, though all behind it move
    [{ l: [{ x: 1 }, { x: 2 }, { x: 3 }] }, { l: [{ x: 1 }, { x: 3 }] }, ["l[1].x"]],
    [{ l: [1, 2] }, { l: [0, 1, 2] }, [{ key: "l[0]", before: undefined, after: "0" }]],
    [{ l: [{ x: 1, y: 1 }, 2] }, { l: [{ x: 5, y: 1 }, 2] }, ["l[0].x"]],
    [{ a: [1] }, { a: [1] }, []],
  ])("%j → %j", (before, after, expected) => {
    const changes = changedValues(before, after);
    expect(changes.map((it, i) => (typeof expected[i] === "string" ? it.key : it))).toEqual(
      expected,
    );
  });
});

test("lines of a value are those of JSON, each with the key of what is whole on it", () => {
  const value = { a: { b: [1, { c: "x" }] }, d: {}, e: null };
  const lines = linesOf(value);
  expect(lines.map(({ line }) => line).join("\n")).toBe(JSON.stringify(value, null, 2));
  expect(lines.flatMap(({ key }) => key ?? [])).toEqual(["a.b[0]", "a.b[1].c", "d", "e"]);
});
