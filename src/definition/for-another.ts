import type { IgnoredBy } from "./unassignable.ts";

// Symbol.for, because a bundled definition has its own copy of this module
const mark = Symbol.for("ghaf-microvm.forAnother");

/**
 * Says that options of another hypervisor's group are on purpose: the VM is built for that one, too.
 *
 *     hypervisor: "crosvm",
 *     qemu: forAnother({ machine: "q35" }),
 */
export function forAnother<Group extends object>(group: Group): Group & IgnoredBy<never> {
  // not enumerable: a group that spreads another one is not that one
  return Object.defineProperty({ ...group }, mark, { value: true }) as Group & IgnoredBy<never>;
}

/** Whether a group of options was marked by `forAnother`. */
export function isForAnother(group: unknown): boolean {
  return typeof group === "object" && group !== null && mark in group;
}
