import { expect, it } from "vitest";
import { closest } from "../src/closest.ts";

it.each([
  ["vpcu", ["cpu", "vcpu", "mem"], "vcpu"],
  ["machin", ["machine", "machineOpts"], "machine"],
  ["memory", ["mem", "memory-backend"], undefined],
  ["anything", [], undefined],
])("%s is most likely, of %j, %s", (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});
