import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-character-device",
  severity: "refused",
  summary: "The build has no such character device.",
  problem: ["The first part of a `-chardev` is its backend."],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-chardev", "ringbuff,id=log"],
      right: ["-display", "none", "-chardev", "ringbuf,id=log"],
    },
  ],
} as const satisfies RulePage;
