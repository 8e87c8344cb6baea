import { expect, test } from "vitest";
import { namedOptions, optionName, searchOptions } from "../../../src/options/find-options.ts";

const options = [
  "balloon",
  "initialBalloonMem",
  "interfaces",
  "interfaces.*.mac",
  "interfaces.*.macvtap.link",
  "interfaces.*.macvtap.mode",
  "qemu.machine",
  "qemu.machineOpts",
].map((name) => ({ name }));
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

test.each([
  ["microvm.mem", "mem"],
  ["microvm.interfaces[0].mac", "interfaces.*.mac"],
  ["interfaces.0.mac", "interfaces.*.mac"],
  ["interfaces.*.mac", "interfaces.*.mac"],
  ["vms.<name>.flake", "vms.<name>.flake"],
])("%s is the option %s", (given, name) => {
  expect(optionName(given)).toBe(name);
});

test("a name is one option, or all of a group", () => {
  expect(names(namedOptions("interfaces", options))).toEqual(["interfaces"]);
  expect(names(namedOptions("qemu", options))).toEqual(["qemu.machine", "qemu.machineOpts"]);
  expect(names(namedOptions("interfaces[1].macvtap", options))).toEqual([
    "interfaces.*.macvtap.link",
    "interfaces.*.macvtap.mode",
  ]);
  expect(names(namedOptions("mac", options))).toEqual([]);
});

test("a search finds terms anywhere in the name, options with all of them first", () => {
  expect(names(searchOptions("balloon", options))).toEqual(["balloon", "initialBalloonMem"]);
  expect(names(searchOptions("MODE macvtap", options))).toEqual([
    "interfaces.*.macvtap.mode",
    "interfaces.*.macvtap.link",
  ]);
  expect(names(searchOptions("xen", options))).toEqual([]);
});

test("a search finds what an option is called else, then what its purpose says", () => {
  const noted = [
    { name: "mem", purpose: "The guest's memory" },
    {
      name: "qemu.machine",
      purpose: "The board that QEMU emulates",
      also: ["q35", "share memory"],
    },
    { name: "socket", purpose: "The socket by which the host shares nothing", also: ["memory"] },
  ];
  expect(names(searchOptions("Memory", noted))).toEqual(["socket", "qemu.machine", "mem"]);
  expect(names(searchOptions("share memory", noted))).toEqual(["qemu.machine", "socket"]);
  expect(names(searchOptions("qemu memory board", noted))).toEqual(["qemu.machine"]);
  expect(names(searchOptions("memory xen", noted))).toEqual([]);
});
