import { expect, test } from "vitest";
import type { OptionFacts } from "../../../src/microvm/history/option-facts.ts";
import { compareOptions } from "../../../src/options/change.ts";

const mem: OptionFacts = { name: "mem", type: { kind: "int" }, default: { value: 512 } };
const vms: OptionFacts = { name: "vms", host: true, type: { kind: "anything" } };

test("an option that is new is added, one that is gone removed", () => {
  expect(compareOptions([mem], [vms])).toEqual([
    { kind: "removed", before: mem, replacedBy: [] },
    { kind: "added", after: vms },
  ]);
});

test("an option that stays only to say that it was removed is removed, with what replaces it", () => {
  const notice: OptionFacts = {
    name: "mem",
    type: { kind: "unspecified" },
    removed: { replacedBy: ["microvm.memory"] },
  };
  expect(compareOptions([mem], [notice])).toEqual([
    { kind: "removed", before: mem, replacedBy: ["microvm.memory"] },
  ]);
  expect(compareOptions([notice], [notice])).toEqual([]);
  expect(compareOptions([notice], [mem])).toEqual([{ kind: "added", after: mem }]);
});

test("of an option that stays, what differs is shown", () => {
  const after: OptionFacts = {
    name: "mem",
    type: { kind: "int", min: 1 },
    requiredness: "required",
  };
  expect(compareOptions([mem], [after])).toEqual([
    { kind: "changed", before: mem, after, what: ["type", "default", "requiredness"] },
  ]);
  expect(compareOptions([mem], [{ ...mem }])).toEqual([]);
});

test("options of the same name in the guest's and the host's module are two", () => {
  expect(compareOptions([mem], [mem, { ...mem, host: true }])).toEqual([
    { kind: "added", after: { ...mem, host: true } },
  ]);
});
