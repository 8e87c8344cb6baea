// @module-tag slow
import { expect, it } from "vitest";
import { evaluateVms } from "../../src/microvm/support/evaluate-vms.ts";
import type { Verdict } from "../../src/microvm/support/measured-support.ts";
import { hasNix, microvmSource, nixpkgsLib } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const oneVm = (options: string) => ({
  "a.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({ name: "a", ${options} });
`,
});

const nicKinds = ["user", "tap", "macvtap", "bridge"] as const;

it.skipIf(!hasNix || !microvmSource || !nixpkgsLib)(
  "upstream refuses a bridge where the check does, and takes it where the check does",
  async () => {
    const vms = nicKinds.flatMap((type) =>
      [null, "br0"].map((bridge) => ({
        hypervisor: "qemu",
        options: {
          interfaces: [
            {
              type,
              id: "a",
              mac: "02:00:00:00:00:01",
              bridge,
              ...(type === "macvtap" && { macvtap: { link: "eno1", mode: "bridge" } }),
            },
          ],
        },
      })),
    );
    const sources = { tree: microvmSource as string, lib: nixpkgsLib as string };
    const verdicts = await evaluateVms(vms, sources, () => {});
    expect(verdicts.map((verdict) => "refused" in verdict)).toEqual([
      ...[false, true],
      ...[false, true],
      ...[false, true],
      ...[true, false],
    ]);
    for (const [index, { options }] of vms.entries()) {
      const interfaces = JSON.stringify(options.interfaces);
      const repository = temporaryRepository(oneVm(`interfaces: ${interfaces}`));
      const { status } = await inProcess(repository.path, "codegen");
      expect(status, interfaces).toBe("refused" in (verdicts[index] as Verdict) ? 1 : 0);
    }
  },
  120_000,
);
