import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-network-card",
  severity: "both",
  summary: "The build has no such network card.",
  problem: ["`model=` of `-nic` and `-net` names the card that the guest gets."],
  measured:
    "QEMU 7.2.22 exits with status 1. QEMU 10.0.13 and 11.1.3 start with a warning, and the guest has no card.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2"],
      wrong: ["-nic", "user,model=e1001"],
      right: ["-nic", "user,model=e1000"],
    },
    {
      builds: ["qemu-10.0", "qemu-11.1"],
      wrong: ["-M", "q35", "-nic", "user,model=e1001"],
      right: ["-M", "q35", "-nic", "user,model=e1000"],
    },
  ],
} as const satisfies RulePage;
