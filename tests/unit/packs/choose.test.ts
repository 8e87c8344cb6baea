import { expect, test } from "vitest";
import { checkedAgainst, choosePack, versionInPath } from "../../../src/packs/choose.ts";

test.each([
  ["11.1.0", "qemu-11.1", undefined],
  ["10.0.2", "qemu-10.0", undefined],
  ["10.2.1", "qemu-10.0", "there is no pack of QEMU 10.2: what it takes may differ from 10.0"],
  ["9.2.4", "qemu-7.2", "there is no pack of QEMU 9.2: what it takes may differ from 7.2"],
  ["12.0.0", "qemu-11.1", "there is no pack of QEMU 12.0: what it takes may differ from 11.1"],
  ["6.2.0", "qemu-7.2", "there is no pack of QEMU 6.2: what it takes may differ from 7.2"],
])("a program of QEMU %s is checked against %s", (version, name, warning) => {
  expect(choosePack("qemu", "x86_64", false, { version })).toEqual({
    name,
    reason: `the program is of QEMU ${version}`,
    warning,
  });
});

test.each([
  ["2026-08-19", "qemu-11.1", "11.1", false],
  ["2026-05-01", "qemu-10.0", "11.0", true],
  ["2025-06-01", "qemu-10.0", "10.0", false],
  ["2023-01-01", "qemu-7.2", "7.2", false],
])("a pin of %s is checked against %s", (day, name, newest, isWarned) => {
  const chosen = choosePack("qemu", "x86_64", false, { day });
  expect(chosen.name).toBe(name);
  expect(chosen.reason).toBe(`the newest QEMU on ${day}, the day of the pin, is ${newest}`);
  expect(chosen.warning !== undefined).toBe(isWarned);
});

test("what the program reports counts more than the day of the pin", () => {
  const evidence = { version: "10.0.3", day: "2026-08-19" };
  expect(choosePack("qemu", "x86_64", false, evidence).name).toBe("qemu-10.0");
});

test("the guest's architecture and Ghaf's patches choose among the packs of a version", () => {
  const evidence = { version: "11.1.0" };
  expect(choosePack("qemu", "aarch64", false, evidence).name).toBe("qemu-11.1-aarch64");
  expect(choosePack("qemu", "aarch64", true, evidence).name).toBe("qemu-11.1-aarch64-ghaf");
  expect(choosePack("qemu", "x86_64", true, evidence).name).toBe("qemu-11.1-ghaf");
  expect(choosePack("crosvm", "x86_64", true).name).toBe("crosvm-ghaf");
});

test("the oldest pack of an architecture is the nearest to what is older still", () => {
  expect(choosePack("qemu", "aarch64", false, { version: "7.2.0" }).name).toBe("qemu-10.0-aarch64");
});

test("without evidence the pack is the default, for a reason that says so", () => {
  expect(choosePack("qemu", "x86_64", false)).toEqual({
    name: "qemu-10.0",
    reason: "the version of the program is not known",
    warning: undefined,
  });
});

test.each([
  ["/nix/store/0c1h8s1z-qemu-host-cpu-only-11.1.0/bin/qemu-system-x86_64", "11.1.0"],
  ["/nix/store/0c1h8s1z-qemu-10.0.2/bin/qemu-kvm", "10.0.2"],
  ["/nix/store/0c1h8s1z-ghaf-qemu-9.2/bin/qemu-system-aarch64", "9.2"],
  ["/nix/store/0c1h8s1z-qemu-host-cpu-only-for-vm-tests-9.2.3/bin/qemu-system-x86_64", "9.2.3"],
  ["/usr/bin/qemu-system-x86_64", undefined],
  ["qemu-system-x86_64", undefined],
  ["/nix/store/x-qemu-x86_64-only-11.0.2/bin/qemu-system-x86_64", "11.0.2"],
])("the version in %s is %s", (path, version) => {
  expect(versionInPath(path)).toBe(version);
});

test("a version that there is no pack of is warned of, for those with one pack", () => {
  const path = "/nix/store/x-cloud-hypervisor-38.0/bin/cloud-hypervisor";
  const chosen = choosePack("cloud-hypervisor", "x86_64", false, { version: versionInPath(path) });
  const build = { version: "53.0", description: "cloud-hypervisor 53.0 at v53.0", target: "any" };
  expect(checkedAgainst("microvm-run", build, chosen)).toContain(
    "warning: microvm-run: it runs 38.0: what that takes may differ from 53.0",
  );
  expect(checkedAgainst("a", { ...build, version: "38.0" }, chosen)).not.toContain("warning");
});
