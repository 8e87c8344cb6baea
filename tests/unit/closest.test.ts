import { join } from "node:path";
import { expect, it, test } from "vitest";
import { closest, closestOption, onlyClosest } from "../../src/closest.ts";
import { hasNix, nixpkgsLib, root } from "../support/available.ts";
import { evaluate } from "../support/nix.ts";

const names: [string, string[], string | undefined][] = [
  ["vpcu", ["cpu", "vcpu", "mem"], "vcpu"],
  ["machin", ["machine", "machineOpts"], "machine"],
  ["memory", ["mem", "memory-backend"], undefined],
  ["anything", [], undefined],
  // two letters changed about
  ["mroe", ["move", "more"], "more"],
  // of two that are as near, the first by name
  ["ad", ["adz", "add"], "add"],
  // nothing of the name is left
  ["x", ["id", "if"], undefined],
];

it.each(names)("%s is most likely, of %j, %s", (name, candidates, expected) => {
  expect(closest(name, candidates)).toBe(expected);
});

it.skipIf(!hasNix || nixpkgsLib === undefined)("is the same in Nix", { tags: ["nix"] }, () => {
  const asked = JSON.stringify(names.map(([name, candidates]) => [name, candidates]));
  expect(
    evaluate(`
      let closest = import ${join(root, "nix/closest.nix")} { lib = import ${nixpkgsLib}; };
      in map (asked: closest (builtins.elemAt asked 0) (builtins.elemAt asked 1)) (builtins.fromJSON ''${asked}'')`),
  ).toEqual(names.map(([, , expected]) => expected ?? null));
});

test.each([
  ["memm", "mem"],
  ["vpcu", "vcpu"],
  ["machin", undefined],
  ["gpu", undefined],
  ["numa", undefined],
  ["vnc", undefined],
  ["volume", "volumes"],
  ["hypervisr", "hypervisor"],
  ["shares.*.dax", undefined],
  ["shares.*.prto", "shares.*.proto"],
  ["share.*.tag", "shares.*.tag"],
])("the option that is meant by %s is %s", (name, expected) => {
  const options = ["cpu", "hypervisor", "mem", "name", "vcpu", "volumes"];
  expect(closestOption(name, [...options, "shares.*.proto", "shares.*.tag"])).toBe(expected);
});

test.each([
  ["mo", ["m", "mon"], undefined],
  ["mroe", ["move", "more"], "more"],
  ["sbios", ["bios", "smbios", "boot"], undefined],
])("in the place of %s, of %j, may be written %s", (name, candidates, expected) => {
  expect(onlyClosest(name, candidates)).toBe(expected);
});

test("of two that are as near, the one that fits", () => {
  expect(onlyClosest("adr", ["addr", "aer"], (key) => key !== "aer")).toBe("addr");
});

test("a name in another spelling is meant, however many letters differ", () => {
  expect(closest("ignoreIfMissing", ["ignore-if-missing", "install"])).toBe("ignore-if-missing");
  expect(closest("BW_SIZE", ["bw_size", "size"])).toBe("bw_size");
});
