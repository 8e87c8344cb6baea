import type { RulePage } from "../rule-page.ts";

export default {
  id: "refused-option",
  severity: "refused",
  summary: "The VM's hypervisor refuses an option, or this value of it.",
  problem: ["microvm.nix's runner throws while it is evaluated, and the VM is not built."],
  measured:
    "The pinned microvm.nix's runners, each evaluated with two values of the option: this one ends with an error. `options show NAME` has the table.",
  fix: "Remove the option or choose another value. The message names the hypervisors that honour it.",
  never: "The runner throws whether or not the rule is allowed: there is nothing to start.",
  examples: [
    {
      wrong: { name: "vm", hypervisor: "crosvm", user: "microvm" },
      right: { name: "vm", hypervisor: "crosvm" },
    },
  ],
} as const satisfies RulePage;
