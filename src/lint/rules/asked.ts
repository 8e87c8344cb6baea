import type { RulePage } from "../rule-page.ts";

export default {
  id: "asked",
  severity: "both",
  summary: "The program itself refuses the command line, or warns about it.",
  problem: [
    "`lint --ask` gives the command line to the hypervisor's own program, made harmless: paused, with temporary files, and without KVM, devices of the host or network. What the program refuses, or warns about, is a finding in its own words, unless a rule already reports it.",
  ],
  measured: "By the program itself, each time.",
  fix: "Follow the program's message; if that is not enough, see its manual.",
  examples: [],
} as const satisfies RulePage;
