import { expect, test } from "vitest";
import type { Option, OptionSchema } from "../../../../src/microvm/schema/option-schema.ts";
import {
  measureSupport,
  type ProbedVm,
  type Verdict,
} from "../../../../src/microvm/support/measure.ts";

const option = (type: Option["type"]): Option => ({
  kind: "option",
  type,
  requiredness: "optional",
  declared: [],
});

const schema: OptionSchema = {
  $comment: "",
  formatVersion: 1,
  sha256: "",
  source: { type: "path", rev: "made-up", narHash: "", lastModified: 0 },
  guest: {
    hypervisor: option({ kind: "enum", values: ["qemu", "crosvm"] }),
    balloon: option({ kind: "bool" }),
    cpu: option({ kind: "nullOr", of: { kind: "string" } }),
    hotplugMem: option({ kind: "int" }),
    optimize: option({ kind: "bool" }),
    crosvm: { kind: "group", options: { pivotRoot: option({ kind: "string" }) } },
  },
  host: {},
};

/** Runners as upstream might have written them. */
function judge({ hypervisor, options }: ProbedVm): Verdict {
  const { balloon, cpu, hotplugMem, qemu, crosvm } = options as {
    balloon?: boolean;
    cpu?: string;
    hotplugMem?: number;
    qemu?: { machine: string };
    crosvm?: { pivotRoot: string };
  };
  const machine = qemu?.machine ?? "microvm";
  if (hypervisor === "crosvm")
    return balloon || hotplugMem
      ? { refused: "not with crosvm" }
      : { scripts: `crosvm ${crosvm?.pivotRoot}`, command: "crosvm run" };
  if (machine === "microvm" && hotplugMem) return { refused: "needs PCI" };
  const command = [
    `qemu -M ${machine} ${cpu ? `-cpu ${cpu}` : ""} -m ${512 + (hotplugMem ?? 0)}`,
    `${balloon ? "-device virtio-balloon" : ""} $kernel`,
  ].join(" ");
  return { scripts: `qemu ${machine} ${balloon ?? false} ${cpu} ${hotplugMem}`, command };
}

test("an option is honoured, ignored or refused as the scripts change, stay or fail", async () => {
  const asked: ProbedVm[] = [];
  const measured = await measureSupport(schema, async (vms) => {
    asked.push(...vms);
    return vms.map(judge);
  });
  expect(measured).toEqual([
    {
      option: "balloon",
      support: { qemu: "honoured", crosvm: "refused" },
      // `false` is fine
      refusedValues: { crosvm: [true] },
      arguments: { qemu: ["-device"] },
    },
    {
      option: "cpu",
      support: { qemu: "honoured", crosvm: "ignored" },
      arguments: { qemu: ["-cpu"] },
    },
    {
      option: "hotplugMem",
      support: { qemu: "refused", crosvm: "refused" },
      machines: { q35: "honoured" },
      // those of that machine
      arguments: { qemu: ["-m"] },
    },
    // no runner reads it
    { option: "optimize", support: { qemu: "not-applicable", crosvm: "not-applicable" } },
    // it is of another hypervisor
    { option: "crosvm.pivotRoot", support: { qemu: "not-applicable", crosvm: "honoured" } },
  ]);
  expect(new Set(asked.map((vm) => JSON.stringify(vm))).size).toBe(asked.length);
});
