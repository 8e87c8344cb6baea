import type { RulePage } from "../rule-page.ts";

export default {
  id: "repeated-flag",
  severity: "refused",
  summary: "A flag that may be given only once is given twice.",
  problem: [
    "Most flags of crosvm and cloud-hypervisor have one value. A second one is refused, even if the first comes from the runner: microvm.nix writes `--mem`, `--cpus`, `--initrd` and others itself.",
  ],
  measured:
    "crosvm's argument parser, read at f1e797a6, refuses the second one; so does clap, with which cloud-hypervisor 53 parses its flags.",
  fix: "Remove one of them. If microvm.nix has an option for it, set that option instead.",
  examples: [
    {
      builds: ["crosvm"],
      wrong: ["run", "--mem", "512", "--mem", "1024", "vmlinux"],
      right: ["run", "--mem", "1024", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--memory", "size=1G", "--memory", "hugepages=on"],
      right: ["--kernel", "vmlinux", "--memory", "size=1G,hugepages=on"],
    },
    {
      builds: ["firecracker"],
      wrong: ["--config-file", "a.json", "--api-sock", "a", "--api-sock", "b"],
      right: ["--config-file", "a.json", "--api-sock", "a"],
    },
  ],
} as const satisfies RulePage;
