import type { RulePage } from "../rule-page.ts";

export default {
  id: "repeated-property",
  severity: "refused",
  summary: "A key that may be given only once is given twice in one value.",
  problem: [
    "crosvm refuses a value in which a key is given twice. QEMU and cloud-hypervisor silently use the last one; for cloud-hypervisor, this is reported if the values differ.",
  ],
  measured: "crosvm's value parser, read at f1e797a6, ends with an error at the second one.",
  fix: "Remove one of them.",
  examples: [
    {
      builds: ["crosvm"],
      wrong: ["run", "--block", "path=a.img,path=b.img", "vmlinux"],
      right: ["run", "--block", "path=a.img", "--block", "path=b.img", "vmlinux"],
    },
  ],
} as const satisfies RulePage;
