import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-display",
  severity: "refused",
  summary: "The build has no such display.",
  problem: [
    "Each build has only the displays that it was built with. Without `graphics.enable`, microvm.nix uses a QEMU without SDL, GTK, Spice and VNC.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "nine"],
      right: ["-display", "none"],
    },
  ],
} as const satisfies RulePage;
