import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-network-backend",
  severity: "refused",
  summary: "The build has no such network backend.",
  problem: ["The first part of a `-netdev` is its backend: `tap`, `user`, `bridge` and others."],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-netdev", "hubportt,id=net0,hubid=0"],
      right: ["-netdev", "hubport,id=net0,hubid=0"],
    },
  ],
} as const satisfies RulePage;
