import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findSyntaxError,
  lineOfKey,
  lineOfNode,
  positionAt,
} from "../../../src/flake-lock/json-positions.ts";

describe("lineOfKey", () => {
  const text = `{
  "nodes": {
    "a": { "locked": { "rev": 1 } },
    "b": {
      "locked": {

        "rev": 2 } }
  },
  "version": 7
}`;
  it.each([
    [["nodes"], 2],
    [["nodes", "a", "locked", "rev"], 3],
    [["nodes", "b"], 4],
    [["nodes", "b", "locked", "rev"], 7],
    [["version"], 9],
    [["rev"], undefined],
    [["nodes", "c"], undefined],
    [["nodes", "b", "rev"], undefined],
    [[], undefined],
  ])("%j is on line %j", (path, line) => {
    expect(lineOfKey(text, path)).toBe(line);
  });

  it.each([
    ["minified", '{"a":{"b":1}}', ["a", "b"], 1],
    ["one token a line", '{\n"a"\n:\n{\n"b"\n:\n1\n}\n}', ["a", "b"], 5],
    ["CRLF", '{\r\n"a": {\r\n"b": 1}}', ["a", "b"], 3],
    ["an escaped key", '{\n"\\u0061\\"": 1}', ['a"'], 2],
    [
      "a key that looks inherited",
      '{\n"__proto__": {\n"constructor": 1}}',
      ["__proto__", "constructor"],
      3,
    ],
    ["a key given twice: the last", '{"a": 1,\n"a": 2}', ["a"], 2],
    ["a parent given twice: the last", '{"a": {"b": 1},\n"a": {"c": 1}}', ["a", "b"], undefined],
    ["braces inside strings", '{"x": "{\\"a\\": 1}",\n"a": "}"}', ["a"], 2],
    ["not through lists", '{"a": [{"b": 1}], "c": [{"a": 2}]}', ["a", "b"], undefined],
  ])("%s", (_, text, path, line) => {
    expect(lineOfKey(text, path)).toBe(line);
  });
});

describe("lineOfNode", () => {
  it.each([
    ["after an input of its name", '{"nodes": {\n"r": {"inputs": {"a": "a"}},\n"a": {}}}', "a", 3],
    [
      "named as a part of nodes is",
      '{"nodes": {\n"locked": {},\n"a": {"locked": {}}}}',
      "locked",
      2,
    ],
    ["named nodes", '{"nodes": {\n"nodes": {}}}', "nodes", 2],
    ["given twice: the last", '{"nodes": {\n"a": {},\n"a": {}}}', "a", 3],
    ["with an escaped name", '{"nodes": {\n"\\u0061": {},\n"b": {"a": {}}}}', "a", 2],
    ["named like what is between strings", '{"nodes": {\n"a": {"x": ":{"},\n": ": {}}}', ": ", 3],
  ])("a node %s", (_, text, key, line) => {
    expect(lineOfNode(text, key)).toBe(line);
  });
});

describe("findSyntaxError", () => {
  it.each([
    ["", 1, 1, "expected a value, but the file ends"],
    ["{", 1, 2, "expected a key in double quotes, but the file ends"],
    ['{"a": 1\n "b": 2}', 2, 2, 'expected "," or "}", found "\\""'],
    ['{"a": 1,\n}', 2, 1, 'expected a key in double quotes, found "}"'],
    ['{"a" 1}', 1, 6, 'expected ":", found "1"'],
    ["[1 2]", 1, 4, 'expected "," or "]", found "2"'],
    ["[1,]", 1, 4, 'expected a value, found "]"'],
    ["{} {}", 1, 4, 'expected the end of the file, found "{"'],
    ["[01]", 1, 3, 'expected "," or "]", found "1"'],
    ["[tru]", 1, 2, 'expected a value, found "t"'],
    ['"a\nb"', 1, 3, "a string contains a line break or another control character"],
    ['"\\x"', 1, 2, "a string contains an escape that JSON does not have"],
    ['"abc', 1, 5, "the file ends inside a string"],
    ['"abc\\', 1, 6, "the file ends inside a string"],
  ])("%j", (text, line, column, message) => {
    const error = findSyntaxError(text);
    expect(error?.message).toBe(message);
    expect(positionAt(text, error?.offset ?? -1)).toEqual({ line, column });
  });

  it("gives up on absurd nesting, without recursion", () => {
    expect(findSyntaxError("[".repeat(9_999) + "]".repeat(9_999))).toBeUndefined();
    expect(findSyntaxError("[".repeat(1_000_000))?.message).toBe(
      "it nests deeper than 10000 levels",
    );
  });

  it("calls JSON what JSON.parse does, but for numbers out of range", () => {
    const json = fc.json().chain((text) =>
      fc.oneof(
        fc.constant(text),
        fc
          .tuple(fc.nat(text.length), fc.nat(2), fc.string({ maxLength: 2 }))
          .map(([at, drop, insert]) => text.slice(0, at) + insert + text.slice(at + drop)),
        fc.array(fc.constantFrom(...'{}[]",:\\u0-1e+.truefalsn \n')).map((c) => c.join("")),
      ),
    );
    fc.assert(
      fc.property(json, (text) => {
        expect(findSyntaxError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 5_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    let isInRange = true;
    JSON.parse(text, (_, value) => {
      if (value === Infinity || value === -Infinity) isInRange = false;
      return value;
    });
    return isInRange;
  } catch {
    return false;
  }
}
