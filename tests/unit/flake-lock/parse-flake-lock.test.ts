import { describe, expect, it } from "vitest";
import { KnownError, type Problem } from "../../../src/errors.ts";
import { parseFlakeLock } from "../../../src/flake-lock/parse-flake-lock.ts";
import { github, lockText, strange } from "../../support/locks.ts";

function problemOf(text: string): Problem {
  try {
    parseFlakeLock(text, "flake.lock");
  } catch (error) {
    if (error instanceof KnownError) {
      expect(error.status).toBe(2);
      return error.problems[0] ?? { message: "none" };
    }
    throw error;
  }
  return { message: "no error" };
}

describe("parseFlakeLock", () => {
  it("keeps the nodes that the root reaches, with their inputs sorted", () => {
    const text = lockText(
      { b: "b", a: ["b", "c"] },
      {
        b: github("o/b", strange, { inputs: { c: "c_2" } }),
        c_2: github("o/c", { ...strange, lastModified: 3 }, { flake: false }),
        lost: "Nix does not look at this either",
      },
    );
    const { root, nodes } = parseFlakeLock(text, "flake.lock");
    expect(root).toBe("root");
    expect([...nodes.keys()]).toEqual(["root", "b", "c_2"]);
    expect([...(nodes.get("root")?.inputs ?? [])]).toEqual([
      ["a", ["b", "c"]],
      ["b", "b"],
    ]);
    expect(nodes.get("c_2")?.locked.get("lastModified")).toBe(3);
  });

  it("takes a root of any name", () => {
    const text = '{ "nodes": { "": {} }, "root": "", "version": 7 }';
    expect([...parseFlakeLock(text, "flake.lock").nodes.keys()]).toEqual([""]);
  });

  it("merges the info of version 5, which wins", () => {
    const { rev, narHash } = strange;
    const info = { narHash, lastModified: 2 };
    const node = { ...github("o/a", { rev, lastModified: 1 }), info };
    const text = lockText({ a: "a" }, { a: node }).replace('"version": 7', '"version": 5');
    const locked = parseFlakeLock(text, "flake.lock").nodes.get("a")?.locked;
    expect(["narHash", "rev", "lastModified"].map((name) => locked?.get(name))).toEqual([
      narHash,
      rev,
      2,
    ]);
  });

  it("takes names that objects inherit for names like others", () => {
    const text = `{ "nodes": {
      "root": { "inputs": { "__proto__": "__proto__", "constructor": "toString" } },
      "__proto__": { "locked": { "type": "zip", "rev": "${strange.rev}", "__proto__": 1 }, "original": { "type": "zip" } },
      "toString": { "locked": { "type": "zip", "rev": "${strange.rev}" }, "original": { "type": "zip" } }
    }, "root": "root", "version": 7 }`;
    const { nodes } = parseFlakeLock(text, "flake.lock");
    expect([...nodes.keys()].sort()).toEqual(["__proto__", "root", "toString"]);
    expect(nodes.get("__proto__")?.locked.get("__proto__")).toBe(1);
    expect(problemOf(text.replace('"toString": {', '"other": {')).message).toBe(
      'input constructor names the node toString, which is not in "nodes"',
    );
  });

  it("skips a byte order mark", () => {
    expect(parseFlakeLock(`\ufeff${lockText({}, {})}`, "flake.lock").nodes.size).toBe(1);
  });

  const restore =
    "restore it: git restore flake.lock; or lock all inputs again: rm flake.lock && nix flake lock";

  it.each<[string, string, Problem]>([
    [
      "no JSON",
      '{\n  "nodes": {,\n}',
      { line: 2, message: 'is not JSON: expected a key in double quotes, found "," (column 13)' },
    ],
    [
      "a file that was cut off",
      '{\n  "nodes": {\n    "mic',
      { line: 3, message: "is not JSON: the file ends inside a string (column 9)" },
    ],
    [
      "an empty file",
      "",
      { line: 1, message: "is not JSON: expected a value, but the file ends (column 1)" },
    ],
    [
      "conflict markers",
      '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> main\n}',
      {
        line: 2,
        message: "has merge-conflict markers",
        fix: "resolve the conflict, or take one side first: git checkout --ours flake.lock && nix flake lock",
      },
    ],
    ["a list", "[]", { line: undefined, message: "must be a JSON object" }],
    [
      "no version",
      "{}",
      { line: undefined, message: 'has no "version": expected a flake.lock of version 5, 6 or 7' },
    ],
    ["version 3", '{\n"version": 3}', { line: 2, message: "its version is 3: expected 5, 6 or 7" }],
    [
      "version 8",
      '{\n"version": 8}',
      {
        line: 2,
        message: "its version is 8: expected 5, 6 or 7",
        fix: "use a Nix that writes version 7, or a newer version of this tool",
      },
    ],
    [
      "a version in quotes",
      '{"version": "7"}',
      { line: 1, message: "its version is a string: expected 5, 6 or 7" },
    ],
    [
      "no root",
      '{"version": 7, "nodes": {}}',
      { line: undefined, message: 'must name its root node: "root" must be a string' },
    ],
    [
      "no nodes",
      '{"version": 7, "root": "root"}',
      { line: undefined, message: '"nodes" must be a JSON object' },
    ],
    [
      "a root that is not a node",
      '{"version": 7,\n"root": "toString", "nodes": {}}',
      { line: 2, message: 'its root node toString is not in "nodes"' },
    ],
    [
      "a node that is not an object",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {"a": "a"}},\n"a": null}}',
      { line: 2, message: "node a must be a JSON object" },
    ],
    [
      "an input that names no node",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {\n"a": "gone"}}}}',
      { line: 2, message: 'input a names the node gone, which is not in "nodes"' },
    ],
    [
      "an input that names the root",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {\n"a": "r"}}}}',
      { line: 2, message: "input a points back to the root node" },
    ],
    [
      "an input that is a number",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {\n"a": 1}}}}',
      { line: 2, message: "input a of node r must be a node's name or a list of input names" },
    ],
    [
      "a follows with a number",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {\n"a": ["b", 1]}}}}',
      { line: 2, message: "input a of node r must be a node's name or a list of input names" },
    ],
    [
      "a node without locked",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {"a": "a"}},\n"a": {"original": {}}}}',
      { line: 2, message: 'node a has no "locked"' },
    ],
    [
      "locked as a string",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {"a": "a"}},"a": {"original": {},\n"locked": ""}}}',
      { line: 2, message: '"locked" of node a has no "type", such as "type": "github"' },
    ],
    [
      "a list inside locked",
      '{"version": 7, "root": "r", "nodes": {"r": {"inputs": {"a": "a"}},"a": {"original": {}, "locked": {\n"rev": []}}}}',
      { line: 2, message: 'rev in "locked" of node a must be a string, a number or a boolean' },
    ],
    [
      "an info with a shortened rev",
      '{"version": 5, "root": "r", "nodes": {"r": {"inputs": {"a": "a"}},"a": {"original": {}, "locked": {"type": "x"}, "info": {\n"rev": "2187b30"}}}}',
      {
        line: 2,
        message:
          '"locked" of node a has rev = 2187b30: expected a whole commit hash, such as 40 hexadecimal digits',
      },
    ],
    [
      "a name that would move the cursor",
      '{"version": 7, "root": "\\u001b[2J", "nodes": {}}',
      { line: 1, message: 'its root node "\\u001b[2J" is not in "nodes"' },
    ],
  ])("refuses %s", (_, text, problem) => {
    expect(problemOf(text)).toEqual({ file: "flake.lock", fix: restore, ...problem });
  });
});
