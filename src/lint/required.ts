import {
  argumentsOf,
  type Intention,
  isSaid,
  named,
  writtenFor,
} from "../microvm/support/intentions.ts";
import type { PlacedFinding } from "./lint.ts";

/**
 * The named intentions that never reach a hypervisor: they are not given by its arguments, by options (`isByOptions`),
 * by microvm.nix's runner, or by the hypervisor itself.
 */
export function lacking(
  hypervisor: string,
  args: readonly string[],
  required: readonly string[],
  isByOptions: (intention: Intention) => boolean = () => false,
): string[] {
  const all = argumentsOf(args);
  const isGiven = (intention: Intention) =>
    [...(intention.given ?? []), ...(intention.needless ?? [])].includes(hypervisor) ||
    (intention.given ?? []).includes("any") ||
    isSaid(intention, hypervisor, all) ||
    isByOptions(intention);
  return required.filter((name) => !named(name).some(isGiven));
}

/** A finding about an intention that never reaches a hypervisor. */
export function lack(
  name: string,
  hypervisor: string,
  { file, line }: Pick<PlacedFinding, "file" | "line">,
): PlacedFinding {
  const meant = named(name);
  const what = meant.map((intention) => intention.what).join(", or ");
  const ways = meant.flatMap((intention) => writtenFor(intention, hypervisor, []) ?? []);
  return {
    rule: "required",
    severity: "silent",
    file,
    line,
    argument: `require ${name}`,
    message:
      ways.length > 0
        ? `${hypervisor} gets no argument for ${what}: the guest starts without it`
        : `${hypervisor} has no known way to give the guest ${what}`,
    fix: ways.length > 0 ? ways.join("; or ") : null,
    fixable: false,
  };
}
