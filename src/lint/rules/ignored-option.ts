import type { RulePage } from "../rule-page.ts";

export default {
  id: "ignored-option",
  severity: "silent",
  summary: "The VM's hypervisor does nothing with an option that is set.",
  problem: [
    "microvm.nix has options that only some of its runners read. The VM builds and starts; the option changes nothing. This easily happens when a VM moves to another hypervisor.",
  ],
  measured:
    "The pinned microvm.nix's runners, each evaluated with two values of the option: with this hypervisor the result is the same. `options show NAME` has the table.",
  fix: "Remove the option, or use a hypervisor that honours it. `command VM --hypervisor NAME` shows what to write instead on another hypervisor.",
  examples: [
    {
      wrong: { name: "vm", hypervisor: "crosvm", cpu: "host" },
      right: { name: "vm", hypervisor: "qemu", cpu: "host" },
    },
  ],
} as const satisfies RulePage;
