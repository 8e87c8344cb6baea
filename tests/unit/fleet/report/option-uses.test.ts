import { expect, test } from "vitest";
import { moves, optionUses } from "../../../../src/fleet/report/option-uses.ts";
import type { OptionFinding } from "../../../../src/fleet/vm.ts";
import { setting, vmOf } from "./evaluated.ts";

const lost: OptionFinding = {
  ...{
    option: "qemu.machine",
    rule: "for-another-hypervisor",
    severity: "silent" as const,
    line: 3,
  },
  ...{ file: "ghaf/a.nix", argument: 'microvm.qemu.machine = "q35"', fix: null, certain: true },
  message: "crosvm ignores microvm.qemu.machine, an option for qemu",
};
const machine = setting("qemu.machine", "q35", "ghaf/a.nix", 3);
const fleet = [
  vmOf("chat", { set: [machine], elsewhere: { crosvm: [lost], kvmtool: [] } }),
  vmOf("net", { set: [machine], elsewhere: { crosvm: [lost], kvmtool: [] } }),
  vmOf("web", { hypervisor: "crosvm", elsewhere: { qemu: [], kvmtool: [] } }),
];

test("what each hypervisor does with an option, by the VMs that set it", () => {
  expect(optionUses(fleet)).toEqual([
    {
      option: "qemu.machine",
      vms: ["laptop/chat", "laptop/net"],
      places: ["ghaf/a.nix:3"],
      outcomes: {
        qemu: { kept: 2, lost: 0, refused: 0 },
        crosvm: { kept: 0, lost: 2, refused: 0 },
        kvmtool: { kept: 2, lost: 0, refused: 0 },
      },
    },
  ]);
});

test("what VMs would lose where they are not", () => {
  expect(moves(fleet)).toEqual([
    { to: "kvmtool", vms: 3, unharmed: 3, lost: [] },
    { to: "qemu", vms: 1, unharmed: 1, lost: [] },
    {
      to: "crosvm",
      vms: 2,
      unharmed: 0,
      lost: [
        {
          ...{ option: "qemu.machine", outcome: "lost", fix: null, message: lost.message },
          ...{ vms: ["laptop/chat", "laptop/net"], places: ["ghaf/a.nix:3"] },
        },
      ],
    },
  ]);
});
