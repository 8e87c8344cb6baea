import type { RulePage } from "../rule-page.ts";

export default {
  id: "asked",
  severity: "both",
  summary: "The program itself refuses the command line, or warns of it.",
  problem: [
    "`lint --ask` gives the command line to the hypervisor's own program, made harmless: paused, without KVM, devices of the host, or network, with temporary files. What it refuses, or starts with and warns of, is a finding in its own words, where no rule knows it.",
  ],
  measured: "By the program that runs, when it is asked.",
  fix: "What the program says. Where that is not enough, its manual.",
  examples: [],
} as const satisfies RulePage;
