import type { RulePage } from "../rule-page.ts";

export default {
  id: "wrong-definition",
  severity: "wrong",
  summary: "A definition sets an option that does not exist, or a value that cannot work.",
  problem: [
    "The pinned microvm.nix does not have the option, the option's type does not allow the value, or the value fails on every hypervisor: an invalid MAC address, an interface name that is too long for the kernel, a module that does not exist, or a mistake in a builder of arguments.",
    "This includes the modules that the definition imports, as far as Nix could evaluate them.",
  ],
  measured:
    "The option schema, extracted from the pinned microvm.nix, and limits of the kernel and the hypervisors. `options show NAME` has the type.",
  fix: "The message says what was expected.",
  never: "There is nothing to start: codegen writes no module for such a definition.",
  examples: [
    {
      wrong: { name: "vm", vsock: { cid: 2 } },
      right: { name: "vm", vsock: { cid: 3 } },
    },
  ],
} as const satisfies RulePage;
