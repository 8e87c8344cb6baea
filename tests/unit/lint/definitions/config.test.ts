import { expect, test } from "vitest";
import { inProcess } from "../../../support/in-process.ts";
import { temporaryRepository } from "../../../support/repository.ts";

test("what is wrong with Firecracker's configuration is said at its line", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "firecracker",
  firecracker: {
    extraConfig: {
      ballon: { amount_mib: 64 },
      "machine-config": { huge_pages: "2G" },
      // ghaf-microvm: allow override
      drives: [],
    } as never,
    extraArgs: ["--id"],
  },
});
`,
  });
  const { status, stdout } = await inProcess(repository.path, "lint", "--format", "json", "a");
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; line: number; argument: string }[];
  };
  expect(status).toBe(1);
  expect(findings.map(({ rule, line, argument }) => ({ rule, line, argument }))).toEqual([
    { rule: "unknown-property", line: 7, argument: "microvm.firecracker.extraConfig.ballon" },
    {
      rule: "wrong-value",
      line: 8,
      argument: "microvm.firecracker.extraConfig.machine-config.huge_pages",
    },
    { rule: "missing-value", line: 12, argument: '"--id"' },
  ]);
});

test("of cloud-hypervisor the fix is written into the definition, what the runner merges aside", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "cloud-hypervisor",
  "cloud-hypervisor": {
    extraArgs: ["--cpus", "max=4", "--disk path=a.img", "--pmem", "fiel=/a"],
  },
});
`,
  });
  await inProcess(repository.path, "lint", "--fix", "a");
  expect(repository.read("src/vms/a.ts")).toContain(
    `extraArgs: ["--cpus", "max=4", "--disk", "path=a.img", "--pmem", "file=/a"],`,
  );
});
