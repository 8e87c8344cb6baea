import { expect, test } from "vitest";
import { compareVersions } from "../../../../src/lint/compare-versions.ts";
import { brokenBy } from "../../../../src/lint/rows/engine.ts";
import type { Row } from "../../../../src/lint/rows/row.ts";
import { nothingAround } from "../../../../src/lint/rows/subject.ts";

const option = "x";

/** `rule: message` of each place where the row refuses the keys. */
function broken(row: Row, keys: Readonly<Record<string, string>>, around = {}): string[] {
  const subject = {
    owner: "-x",
    text: "whole",
    values: (key: string) => (Object.hasOwn(keys, key) ? [keys[key] as string] : []),
    isGiven: (key: string) => Object.hasOwn(keys, key),
    isBare: (key: string) => keys[key] === "",
    show: (key: string) => key,
    ask: (key: string) => `${key}=...`,
    number: (text: string) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  };
  return [...brokenBy(row, subject, { ...nothingAround, ...around })].map(
    ({ rule, message }) => `${rule}: ${message}`,
  );
}

test.each<[Row, Record<string, string>, string[]]>([
  [{ option, form: /^a/, is: "an a" }, {}, ['wrong-value: -x must be an a, but is "whole"']],
  [
    { option, key: "k", oneOf: ["1", "2"] },
    { k: "3" },
    ['wrong-value: k of -x must be one of 1, 2, but is "3"'],
  ],
  [{ option, key: "k", oneOf: ["1", "2"] }, {}, []],
  [
    { option, key: "k", bounds: [1, 9] },
    { k: "0" },
    ['wrong-value: k of -x must be from 1 to 9, but is "0"'],
  ],
  // what is not a number, the key's type says
  [{ option, key: "k", bounds: [1, 9] }, { k: "abc" }, []],
  [
    { option, key: "k", powerOfTwo: { or: [0] } },
    { k: "3" },
    ['wrong-value: k of -x must be a power of two, but is "3"'],
  ],
  [{ option, key: "k", powerOfTwo: { or: [0] } }, { k: "0" }, []],
  [
    { option, key: "k", multipleOf: 4, note: "pages" },
    { k: "6" },
    ['wrong-value: k of -x must be a multiple of 4, but is "6": pages'],
  ],
  [{ option, need: ["a", "b"] }, {}, ["missing-property: -x needs a=... or b=..."]],
  [{ option, key: "k", need: ["a"] }, { k: "1" }, ["missing-property: k=1 of -x needs a=..."]],
  [
    { option, key: "k", need: ["a"], severity: "silent" },
    { k: "1" },
    ["override: k=1 of -x does nothing without a=..."],
  ],
  [
    { option, key: "k", needAll: ["a", "b"] },
    { k: "1", a: "1" },
    ["missing-property: k=1 of -x needs b=..."],
  ],
  [
    { option, exclude: ["a", "b"] },
    { a: "1", b: "1" },
    ["collision: a and b of -x exclude each other"],
  ],
  [{ option, exclude: ["a", "b"] }, { b: "1" }, []],
  [{ option, key: "k", only: { a: ["on"] } }, { k: "1" }, ["wrong-value: k=1 of -x needs a=on"]],
  [{ option, key: "k", only: { a: ["on"] } }, { k: "1", a: "yes" }, []],
  [{ option, exactlyOne: ["a", "b"] }, {}, ["missing-property: -x needs a=... or b=..."]],
  [
    { option, together: ["a", "b"] },
    { a: "1" },
    ["missing-property: -x needs a and b together; b is missing"],
  ],
  [{ option, key: "k", valued: true }, { k: "" }, ["missing-value: k of -x needs a value: k=..."]],
  [
    { option, needMachine: { cxl: "on" } },
    {},
    ["missing-property: -x needs the machine's cxl=on: -machine cxl=on"],
  ],
  [
    { option, when: { keys: { a: [null, "off"] } }, refused: "is wrong" },
    {},
    ["wrong-value: -x is wrong"],
  ],
  [{ option, when: { keys: { a: [null, "off"] } }, refused: "is wrong" }, { a: "on" }, []],
  [{ option, unless: { keys: { a: "on" } }, refused: "is wrong" }, { a: "true" }, []],
])("%j with %j", (row, keys, expected) => {
  expect(broken(row, keys)).toEqual(expected);
});

test("a row may count for some builds and machines alone", () => {
  const row: Row = { option, when: { since: "9.1", machine: /^q35$/ }, refused: "is wrong" };
  expect(broken(row, {}, { version: "10.0.13", machine: "q35" })).toHaveLength(1);
  expect(broken(row, {}, { version: "9.0.2", machine: "q35" })).toEqual([]);
  expect(broken(row, {}, { version: "10.0.13", machine: "microvm" })).toEqual([]);
  expect(compareVersions("7.2.22", "7.2")).toBe(0);
});
