import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/errors.ts";
import { namedOption, requirementsOf, usedOptions } from "../../../src/lock/requirements.ts";
import { knownOptions } from "../../../src/microvm/history/known-revisions.ts";

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof KnownError) return { ...error.problems[0], status: error.status };
    throw error;
  }
  return undefined;
}

describe("requirementsOf", () => {
  it("always asks for crosvm.extraArgs, and for each option once", () => {
    expect(requirementsOf([], [])).toEqual(["crosvm.extraArgs"]);
    expect(requirementsOf(["crosvm.extraArgs", "mem"], ["mem", "vcpu"])).toEqual([
      "crosvm.extraArgs",
      "mem",
      "vcpu",
    ]);
  });
});

describe("usedOptions", () => {
  it("collects the microvm options of all VMs, sorted", () => {
    const record = {
      vms: {
        b: { options: ["microvm.vcpu", "microvm.mem"] },
        a: { options: ["microvm.vsock.cid", "microvm.mem", "networking.hostName"] },
      },
    };
    expect(usedOptions(JSON.stringify(record), "record.json")).toEqual([
      "mem",
      "vcpu",
      "vsock.cid",
    ]);
  });

  it.each([
    ["[]", undefined, 'must have the VMs under "vms", as a JSON object'],
    ['{\n"vms": []}', 2, 'must have the VMs under "vms", as a JSON object'],
    ['{"vms": {\n"a": {}}}', 2, '"options" of the VM a must be a list of option names'],
    [
      '{"vms": {\n"a": {"options": [1]}}}',
      2,
      '"options" of the VM a must be a list of option names',
    ],
    ["{", 1, "is not JSON: expected a key in double quotes, but the file ends (column 2)"],
  ])("refuses %j", (text, line, message) => {
    expect(problemOf(() => usedOptions(text, "record.json"))).toEqual({
      file: "record.json",
      line,
      message,
      fix: "npm run codegen",
      status: 2,
    });
  });
});

describe("namedOption", () => {
  it.each([
    ["vsock.cid", "vsock.cid"],
    ["microvm.vsock.cid", "vsock.cid"],
    ["qemu.bios", "qemu.bios"],
  ])("takes %s", (given, name) => {
    expect(namedOption(given, knownOptions())).toBe(name);
  });

  it.each([
    ["crosvm.extraArg", "did you mean microvm.crosvm.extraArgs?"],
    ["microvm.balonMem", "did you mean microvm.balloonMem?"],
    ["microvm.", "name an option such as microvm.crosvm.extraArgs"],
    ["toString", "name an option such as microvm.crosvm.extraArgs"],
  ])("refuses %s", (given, fix) => {
    expect(problemOf(() => namedOption(given, knownOptions()))).toEqual({
      message: `--require ${given}: no known revision of microvm.nix has this option`,
      fix,
      status: 2,
    });
  });
});
