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
