import type { RulePage } from "../rule-page.ts";

export default {
  id: "wrong-definition",
  severity: "wrong",
  summary: "A definition sets an option that is not there, or a value that cannot work.",
  problem: [
    "The pinned microvm.nix does not have the option, its type does not take the value, or the value fails for whatever runs the VM: a MAC address that is not one, an interface name longer than the kernel takes, a module that does not exist, a mistake in a builder of arguments.",
    "The same goes for what a module does that the definition imports, as far as Nix could evaluate it.",
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
