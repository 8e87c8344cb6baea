import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-audio-driver",
  severity: "refused",
  summary: "The build has no such audio driver.",
  problem: [
    "Each build has only the drivers that it was built with. The QEMU that microvm.nix uses by default has only `none` and `wav`.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-audiodev", "wave,id=sound"],
      right: ["-display", "none", "-audiodev", "wav,id=sound"],
    },
  ],
} as const satisfies RulePage;
