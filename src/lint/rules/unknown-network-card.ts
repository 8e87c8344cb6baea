import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-network-card",
  severity: "refused",
  summary: "The build has no such network card.",
  problem: ["`model=` of `-nic` and `-net` names the card that the guest gets."],
  measured:
    "QEMU 7.2.22 ends with status 1. From version 9 on QEMU starts, and the guest has no card.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2"],
      wrong: ["-nic", "user,model=e1001"],
      right: ["-nic", "user,model=e1000"],
    },
  ],
} as const satisfies RulePage;
