import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-TPM-backend",
  severity: "refused",
  summary: "The build has no such TPM backend.",
  problem: [
    "The first part of `-tpmdev` is `emulator`, for swtpm over a socket, or `passthrough`, for the host's own.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-chardev", "null,id=swtpm", "-tpmdev", "emulater,id=tpm,chardev=swtpm"],
      right: ["-display", "none"],
    },
  ],
} as const satisfies RulePage;
