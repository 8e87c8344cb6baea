import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-block-driver",
  severity: "refused",
  summary: "The build has no such block driver.",
  problem: ["`driver=` of a `-blockdev` is the format of an image, or how its file is reached."],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-display",
        "none",
        "-blockdev",
        "driver=rawe,node-name=disk,file.driver=file,file.filename=disk.img",
      ],
      right: [
        "-display",
        "none",
        "-blockdev",
        "driver=raw,node-name=disk,file.driver=file,file.filename=disk.img",
      ],
    },
  ],
} as const satisfies RulePage;
