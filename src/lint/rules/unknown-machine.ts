import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-machine",
  severity: "refused",
  summary: "The build has no such machine.",
  problem: [
    "`-M` names a machine of the build. Examples are `q35` and `microvm` for x86_64, and `virt` for aarch64.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "q36"],
      right: ["-M", "q35"],
    },
  ],
} as const satisfies RulePage;
