import readByGuest from "../../../nix/checks/read-by-guest.json" with { type: "json" };
import { hypervisorOf } from "../../definition/refused-options.ts";
import { setOptions } from "../../definition/set-options.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";

/** What a definition sets though the runner of its hypervisor does nothing with it. */
export interface IgnoredOption {
  /** `["interfaces", "0", "tap", "vhost"]` */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly hypervisor: string;
  readonly honouredBy: readonly string[];
  /** The option that takes its place there, if that is why it is ignored. */
  readonly beside?: string;
}

/**
 * What a definition sets though the runner of its hypervisor ignores it, as measured: in no context does it change
 * anything there, while it does with another hypervisor.
 *
 * An option at its default asks for nothing, nor do null and 0. A required option is set out of necessity.
 */
export function* ignoredOptions(
  vm: Readonly<Record<string, unknown>>,
  { guest }: OptionSchema,
  support: SupportTable,
): Generator<IgnoredOption> {
  const hypervisor = hypervisorOf(vm, guest);
  const set = [...setOptions(vm, guest)];
  const names = set.map(({ name }) => name);
  for (const { path, name, value, element } of set) {
    // the guest's own system reads these too, whatever the hypervisor does; reviewed against the pinned modules
    if (readByGuest.includes(name) || value === null || value === 0) continue;
    const summary = support.summary(name, element);
    const honouredBy = Object.keys(summary).filter((other) => summary[other] === "honoured");
    const beside = support.lostBeside(name, hypervisor).find((other) => names.includes(other));
    if (summary[hypervisor] === "ignored") yield { path, value, hypervisor, honouredBy };
    else if (beside !== undefined) yield { path, value, hypervisor, honouredBy, beside };
  }
}
