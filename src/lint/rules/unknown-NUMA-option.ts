import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-NUMA-option",
  severity: "refused",
  summary: "The build has no such `-numa` option.",
  problem: ["The first part of `-numa` is `node`, `dist`, `cpu`, `hmat-lb` or `hmat-cache`."],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-m",
        "128",
        "-object",
        "memory-backend-ram,id=mem1,size=128M",
        "-numa",
        "nodes,memdev=mem1",
      ],
      right: [
        "-m",
        "128",
        "-object",
        "memory-backend-ram,id=mem1,size=128M",
        "-numa",
        "node,memdev=mem1",
      ],
    },
  ],
} as const satisfies RulePage;
