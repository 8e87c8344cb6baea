import type { Intention } from "../microvm/support/intentions.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * Whether options of a definition give its hypervisor what an intention is about: the option for all hypervisors, unless
 * this one ignores it, or those of the hypervisor's own group.
 * nix/checks/given-by-options.nix is the same for guests in Nix.
 */
export function isGivenByOptions(
  vm: Values,
  { option, element = {}, own }: Intention,
  hypervisor: string,
  support: SupportTable | undefined,
): boolean {
  if ((own?.[hypervisor] ?? []).some((name) => isSet(valueAt(vm, `${hypervisor}.${name}`))))
    return true;
  if (option === undefined) return false;
  const outcome = support?.summary(option)[hypervisor] ?? "honoured";
  const value = valueAt(vm, option);
  return outcome === "honoured" && isSet(value) && isOf(value, element);
}

const valueAt = (vm: Values, option: string): unknown =>
  option.split(".").reduce<unknown>((at, name) => (at as Values | undefined)?.[name], vm);

const isSet = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== false;

/** For a list, whether an element sets that; one written in Nix may. */
const isOf = (value: unknown, said: Values): boolean =>
  !Array.isArray(value) ||
  value.some((element: Values) =>
    Object.entries(said).every(([name, kind]) => (element[name] ?? kind) === kind),
  );
