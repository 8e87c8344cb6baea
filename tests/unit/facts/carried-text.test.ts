import { expect, test } from "vitest";
import { carriedTextProblem } from "../../../src/facts/carried-text.ts";

test.each([
  ["kvmtool", "volumes.*.image", "/a,b.img", undefined, "a comma"],
  ["stratovirt", "volumes.*.serial", "a,b", undefined, "a comma"],
  ["alioth", "shares.*.tag", "a,b", "virtiofs", "a comma"],
  ["vfkit", "shares.*.source", "/a,b", "virtiofs", "a comma"],
  ["kvmtool", "shares.*.source", "/a,b", "9p", "a comma"],
  ["crosvm", "volumes.*.image", "/a=b.img", undefined, "a comma or an equals sign"],
])("%s cannot be given %s with what ends the value", (hypervisor, option, text, proto, names) => {
  expect(carriedTextProblem(text, option, hypervisor, proto)).toEqual({
    message: `must not contain ${names}, but is ${JSON.stringify(text)}: microvm.nix passes it to ${hypervisor} unescaped, where it ends the value`,
    fix: "rename the file or folder",
  });
});

test("what never reaches the hypervisor, or ends nothing there, may have any text", () => {
  expect(carriedTextProblem("/a,b", "shares.*.source", "stratovirt", "virtiofs")).toBeUndefined();
  expect(carriedTextProblem("/a=b.img", "volumes.*.image", "kvmtool", undefined)).toBeUndefined();
});
