import type { Support } from "../microvm/support/measured-support.ts";
import type { PinnedOption } from "./pinned-options.ts";

/**
 * The options that concern a hypervisor; with an outcome, only those that have this outcome. The option groups of other
 * hypervisors do not concern it.
 *
 * @param hypervisors The names of all hypervisors, which are also the names of their option groups.
 */
export function optionsFor(
  hypervisor: string,
  outcome: Support | undefined,
  options: readonly PinnedOption[],
  hypervisors: readonly string[],
): PinnedOption[] {
  return options.filter(({ name, support }) => {
    const [group = ""] = name.split(".");
    const isForeign = hypervisors.includes(group) && group !== hypervisor;
    const does = support[hypervisor] ?? "not-applicable";
    return !isForeign && does !== "not-applicable" && does === (outcome ?? does);
  });
}
