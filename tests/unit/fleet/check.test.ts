import { expect, test } from "vitest";
import { checkFleet } from "../../../src/fleet/check.ts";
import { scriptOf, vmOf } from "./report/evaluated.ts";

/** A VM of the host "laptop" that shares a file of this size, by extra arguments in a file of its own. */
function sharing(name: string, size: string) {
  const args = ["-object", `memory-backend-file,id=m,mem-path=/dev/shm/a,size=${size},share=on`];
  const device = ["-device", "ivshmem-plain,memdev=m"];
  return vmOf(name, {
    autostart: false,
    places: {
      args: [...args, ...device].map((text, index) => ({
        ...{ text, file: `vms/${name}.nix` },
        line: 10 + index,
      })),
      typed: [],
      options: [],
    },
    scripts: scriptOf(["-M", "q35", "-nodefaults", ...args, ...device].join(" ")),
  });
}

const found = (...vms: readonly ReturnType<typeof vmOf>[]) =>
  checkFleet(vms).flatMap(({ vm, findings }) =>
    findings.map(({ rule, file, line, message }) => [
      ...[vm.vm, rule, `${file}:${line}`],
      message.split(":").slice(0, 2).join(":"),
    ]),
  );

test("VMs of one host that give a file other sizes are named with both lines", () => {
  expect(found(sharing("one", "16M"), sharing("two", "32M"))).toEqual([
    [
      ...["two", "not-shared", "vms/two.nix:10"],
      "/dev/shm/a has size=32M here, and size=16M in one (vms/one.nix:10)",
    ],
  ]);
  expect(found(sharing("one", "16M"), sharing("two", "16384K"))).toEqual([]);
});

test("VMs of other hosts, and guests of their own, share nothing", () => {
  const two = sharing("two", "32M");
  expect(found(sharing("one", "16M"), { ...two, configuration: "desktop" })).toEqual([]);
  expect(found(sharing("one", "16M"), { ...two, vm: null })).toEqual([]);
});

/** A VM of the host "laptop" with these arguments, each at a line of its file, and options. */
function claiming(
  name: string,
  args: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
) {
  return vmOf(name, {
    places: {
      args: args.map((text, index) => ({ text, file: `vms/${name}.nix`, line: 10 + index })),
      typed: [],
      options: [],
    },
    values,
    scripts: scriptOf(["-M", "q35", "-nodefaults", ...args].join(" ")),
  });
}

test("what arguments claim on one host is reported with both lines", () => {
  const vsock = (cid: number) => ["-device", `vhost-vsock-pci,guest-cid=${cid}`];
  expect(found(claiming("one", vsock(5)), claiming("two", vsock(5)))).toEqual([
    [
      ...["two", "collision", "vms/two.nix:11"],
      'the vsock.cid "5" is also that of one (vms/one.nix:11)',
    ],
  ]);
  expect(found(claiming("one", vsock(5)), claiming("two", vsock(6)))).toEqual([]);
});

test("what both claim by their options is reported once, at the option", () => {
  const vsock = ["-device", "vhost-vsock-pci,guest-cid=5"];
  const values = { vsock: { cid: 5 } };
  const rules = found(claiming("one", vsock, values), claiming("two", vsock, values));
  expect(rules.map(([, rule, , message]) => [rule, message])).toEqual([
    ["collision", expect.stringMatching(/^microvm\.vsock\.cid is the same vsock\.cid/)],
  ]);
});
