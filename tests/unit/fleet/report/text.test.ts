import { expect, test } from "vitest";
import type { FleetReport } from "../../../../src/fleet/report/fleet-report.ts";
import { reportMarkdown } from "../../../../src/fleet/report/markdown.ts";
import { printReport } from "../../../../src/fleet/report/text.ts";
import { vmRows } from "../../../../src/fleet/report/vm-row.ts";
import { plain } from "../../../../src/output/plain.ts";
import { vmOf } from "./evaluated.ts";

const nothing: FleetReport = {
  ...{ flake: ".", rev: null, vms: [], failed: [], findings: [], notVerified: [], builds: [] },
  ...{ options: [], moves: [], claims: [] },
};

const machine = (fix: string | null) => ({
  ...{ option: "qemu.machine", outcome: "lost" as const, vms: ["laptop/chat"], fix },
  ...{ places: ["a.nix:3"], message: "" },
});

const report: FleetReport = {
  ...nothing,
  vms: vmRows([
    vmOf("chat", {
      values: {
        ...{ mem: 512, hotplugMem: 256, vcpu: 2, socket: "chat.sock", vsock: { cid: 5 } },
        devices: [{ bus: "pci", path: "0000:03:00.0" }],
        interfaces: [{ type: "tap", id: "tap0", mac: "02:00:00:00:00:01" }],
      },
    }),
  ]).rows,
  failed: [{ name: "broken", error: "attribute 'x' missing\nfor `a | b`" }],
  moves: [
    { to: "crosvm", vms: 1, unharmed: 0, lost: [machine(null)] },
    { to: "kvmtool", vms: 1, unharmed: 0, lost: [machine("leave it out"), machine(null)] },
    { to: "firecracker", vms: 1, unharmed: 1, lost: [] },
  ],
};

test("a terminal's page", () => {
  expect(
    printReport(report, plain),
  ).toBe(`.: 1 VM in 1 configuration, 1 on qemu; 1 does not evaluate
  broken: attribute 'x' missing for \`a | b\`

laptop/chat  qemu, x86_64-linux, 512 MiB + 256 MiB, 2 processors
  devices: pci 0000:03:00.0
  network: tap tap0 02:00:00:00:00:01
  sockets: chat.sock, vsock 5

Options
  for crosvm, kvmtool: 1 option would be lost in 1 of 1 VM, in a.nix
  for firecracker: nothing would be lost in 1 VM

Findings
no findings
`);
});

test("with each place, for a hypervisor that is named", () => {
  expect(printReport(report, plain, ["crosvm"])).toContain(`
  for crosvm: 1 option would be lost in 1 of 1 VM, in a.nix
    microvm.qemu.machine lost in laptop/chat: a.nix:3
  for kvmtool: 1 option would be lost in 1 of 1 VM, in a.nix
`);
});

test("of Markdown, nothing that others wrote is markup", () => {
  expect(reportMarkdown(report)).toContain(
    "\n- broken does not evaluate: attribute 'x' missing for &#96;a &#124; b&#96;\n",
  );
});

test("of Markdown, an option that a VM loses is named once", () => {
  expect(reportMarkdown(report)).toContain(
    "| kvmtool | 1 of 1 | microvm.qemu.machine lost in laptop/chat | a.nix:3 |",
  );
});

test("of no VMs", () => {
  expect(printReport(nothing, plain).split("\n")[0]).toBe(".: 0 VMs in 0 configurations");
});
