import { expect, test } from "vitest";
import type { Option, OptionSchema } from "../../../../src/microvm/schema/option-schema.ts";
import { measureSupport } from "../../../../src/microvm/support/measure.ts";
import type { ProbedVm, Verdict } from "../../../../src/microvm/support/measured-support.ts";

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
function verdictOf({ hypervisor, options }: ProbedVm): Verdict {
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
    return vms.map(verdictOf);
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
      takenEdges: { qemu: [0], crosvm: [0] },
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

test("an option that needs another one is measured without it, too", async () => {
  const guest: OptionSchema["guest"] = {
    hypervisor: option({ kind: "enum", values: ["qemu", "crosvm"] }),
    deflateOnOOM: option({ kind: "bool" }),
    initialBalloonMem: option({ kind: "int", min: 0 }),
  };
  const measured = await measureSupport({ ...schema, guest }, async (vms) =>
    vms.map(({ hypervisor, options }): Verdict => {
      const { balloon, deflateOnOOM, initialBalloonMem } = options;
      if (hypervisor === "crosvm" && (balloon || initialBalloonMem)) return { refused: "no" };
      const command = `qemu ${balloon} ${balloon && deflateOnOOM} ${balloon && initialBalloonMem}`;
      return { scripts: command, command };
    }),
  );
  const context = { balloon: true };
  const refusedContext = ["crosvm"];
  expect(measured).toMatchObject([
    { option: "deflateOnOOM", support: { qemu: "ignored", crosvm: "ignored" } },
    { option: "deflateOnOOM", context, support: { qemu: "honoured" }, refusedContext },
    {
      option: "initialBalloonMem",
      support: { qemu: "ignored", crosvm: "refused" },
      takenEdges: { crosvm: [0] },
    },
    { option: "initialBalloonMem", context, support: { qemu: "honoured" }, refusedContext },
  ]);
});

test("values at a type's ends are measured, and options that take another one's place", async () => {
  const guest: OptionSchema["guest"] = {
    hypervisor: option({ kind: "enum", values: ["qemu", "crosvm"] }),
    mem: option({ kind: "int", min: 1, max: 9000 }),
    hotplugMem: option({ kind: "int" }),
    socket: {
      ...option({ kind: "nullOr", of: { kind: "string" } }),
      default: { value: "" },
    },
  };
  const asked: string[] = [];
  const measured = await measureSupport({ ...schema, guest }, async (vms) => {
    asked.push(...vms.map(({ options }) => JSON.stringify(options)));
    return vms.map(({ hypervisor, options }): Verdict => {
      const { mem = 512, hotplugMem, socket } = options;
      if (hypervisor === "crosvm" && socket === null) return { refused: "needs a socket" };
      if (mem === 9000) return { refused: "too much" };
      // one size takes the other's place
      const size = (hypervisor === "crosvm" && hotplugMem) || mem;
      const more = hypervisor === "qemu" ? ` -more ${hotplugMem}` : "";
      const command = `${hypervisor} -m ${size} -s ${socket}${more}`;
      return { scripts: command, command };
    });
  });
  expect(measured).toMatchObject([
    {
      option: "mem",
      support: { qemu: "honoured", crosvm: "honoured" },
      refusedEdges: { qemu: [9000], crosvm: [9000] },
      lostBeside: { crosvm: ["hotplugMem"] },
    },
    { option: "hotplugMem", support: { qemu: "honoured", crosvm: "honoured" } },
    { option: "socket", refusedEdges: { crosvm: [null] } },
  ]);
  expect(measured[1]).not.toHaveProperty("lostBeside");
  // what is the default is not a VM of its own
  expect(asked).not.toContain('{"socket":""}');
});
