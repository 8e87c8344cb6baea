import { expect, test } from "vitest";
import { evaluateVms } from "../../src/microvm/support/evaluate-vms.ts";
import { measureSupport } from "../../src/microvm/support/measure.ts";
import { hasNix, microvmSource, nixpkgsLib } from "../support/available.ts";
import { schema, support } from "../support/committed-support.ts";

test.skipIf(!hasNix || !microvmSource || !nixpkgsLib)(
  "the committed support is what the runners do",
  { tags: ["slow"], timeout: 300_000 },
  async () => {
    const some = ["balloon", "credentialFiles", "hotplugMem", "hypervisor", "interfaces", "user"];
    const guest = Object.fromEntries(
      Object.entries(schema.guest).filter(([name]) => some.includes(name)),
    );
    const measured = await measureSupport({ ...schema, guest }, (vms) =>
      evaluateVms(vms, { tree: microvmSource as string, lib: nixpkgsLib as string }, () => {}),
    );
    const names = new Set(measured.map(({ option }) => option));
    expect(names).toContain("interfaces.*.macvtap.link");
    expect(measured).toEqual(support.measured.filter(({ option }) => names.has(option)));
  },
);
