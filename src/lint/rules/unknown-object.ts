import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-object",
  severity: "refused",
  summary: "The build has no such object.",
  problem: [
    "The first part of `-object` is a type of the build: memory backends, secrets, random number sources, threads.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-object", "rng-buildin,id=rng0"],
      right: ["-object", "rng-builtin,id=rng0"],
    },
  ],
} as const satisfies RulePage;
