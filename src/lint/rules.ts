import type { Rule } from "../report/finding.ts";

/** Every rule of `lint`, for the formats that name them all. */
const descriptions = {
  collision: "Something that one user can have is taken by two.",
  "duplicate-id": "An id is given twice.",
  "ignored-option": "The VM's hypervisor does nothing with an option that the definition sets.",
  maxmem: "Memory that devices bring needs room beyond the VM's own: -m maxmem=.",
  "memory-2048": "QEMU's machine microvm hangs with exactly 2048 MiB.",
  "memory-device-on-microvm": "Memory devices do not work on QEMU's machine microvm.",
  "missing-property": "A device or an object lacks a property that it needs.",
  "missing-value": "An option lacks its value.",
  "no-bus": "The machine lacks the bus that a device sits on.",
  "no-kernel": "An option is for a kernel that QEMU loads, and none is named.",
  "not-shared": "Memory that is meant to be shared is not: the VM starts, and nothing is shared.",
  "nvdimm-off": "An NVDIMM needs the machine's nvdimm=on.",
  override: "An option silently replaces what the runner or an earlier one says.",
  "repeated-flag": "A flag that may stand once stands twice.",
  "repeated-property": "A key that may stand once stands twice in one value.",
  "stray-word": "A word belongs to no option.",
  "two-words": "An option and its value are one string, and must be two.",
  "undefined-reference": "An id is used that nothing defines.",
  "unescaped-comma": "A comma in a value is not doubled.",
  "unknown-accelerator": "The build has no such accelerator.",
  "unknown-block-driver": "The build has no such block driver.",
  "unknown-character-device": "The build has no such character device.",
  "unknown-device": "The build has no such device.",
  "unknown-machine": "The build has no such machine.",
  "unknown-network-backend": "The build has no such network backend.",
  "unknown-object": "The build has no such object.",
  "unknown-option": "The build has no such option.",
  "unknown-property": "There is no such property.",
  "unknown-TPM-backend": "There is no such TPM backend.",
  "used-before-definition": "Something is used before the option that defines it.",
  "wrong-bus": "A device is put on a bus of another kind.",
  "wrong-machine": "A device is for machines of another architecture.",
  "wrong-value": "A value is not of its property's type.",
} as const;

export const lintRules: readonly Rule[] = Object.entries(descriptions).map(
  ([name, description]) => ({ id: ruleId(name), description }),
);

/** The rule's name among those of all commands. */
export function ruleId(rule: string): string {
  return `lint/${rule}`;
}
