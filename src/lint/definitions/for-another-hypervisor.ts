import { suggestInstead } from "../../command/equivalents.ts";
import { isForAnother } from "../../definition/for-another.ts";
import { hypervisorOf } from "../../definition/refused-options.ts";
import { setOptions } from "../../definition/set-options.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import {
  type Argument,
  argumentsOf,
  type Intention,
  intentionOf,
  isSaid,
  likeIntention,
  unitsOf,
} from "../../microvm/support/intentions.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { isNixExpression } from "../../nix/value.ts";
import { isGivenByOptions } from "../given-by-options.ts";

/** What a definition sets for a hypervisor other than its own. */
export interface ForAnother {
  /** `["qemu", "extraArgs", "4"]` */
  readonly path: readonly string[];
  readonly message: string;
  /** As written: `"-device" "tpm-tis,tpmdev=tpm0"`, or `microvm.qemu.machine = "q35"`. */
  readonly argument: string;
  /** What to write for the VM's hypervisor; undefined if that has no equivalent. */
  readonly instead: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** The choice of another hypervisor's program asks nothing of this VM. */
const saysNothing = ["package"];

/**
 * What a definition sets only for another hypervisor, in that one's own group of options: the VM's hypervisor never gets
 * it. An argument that has an equivalent for the VM's hypervisor is not a finding: such a VM is written for both.
 *
 * A group marked by `forAnother` is intended.
 */
export function* forAnotherHypervisor(
  vm: Values,
  { guest }: OptionSchema,
  support: SupportTable,
): Generator<ForAnother> {
  const hypervisor = hypervisorOf(vm, guest);
  if (!support.hypervisors.includes(hypervisor)) return;
  const own = argumentsOf(argumentsFor(vm, hypervisor));
  const isCarried = (intention: Intention) => isGiven(vm, intention, hypervisor, own, support);
  for (const other of support.hypervisors) {
    if (other === hypervisor || isForAnother(vm[other])) continue;
    for (const { path, name, value } of setOptions({ [other]: vm[other] }, guest)) {
      const [, ...inside] = name.split(".");
      if (inside.includes("*") || saysNothing.includes(inside[0] ?? "")) continue;
      if (inside.join(".") === "extraArgs" && Array.isArray(value))
        yield* lostArguments(vm, other, hypervisor, isCarried);
      else
        yield {
          path,
          message: `${hypervisor} ignores microvm.${name}, an option for ${other}`,
          argument: `microvm.${name} = ${isNixExpression(value) ? value.text : JSON.stringify(value)}`,
          instead: undefined,
        };
    }
  }
}

function* lostArguments(
  vm: Values,
  from: string,
  to: string,
  isCarried: (intention: Intention) => boolean,
): Generator<ForAnother> {
  const args = argumentsFor(vm, from);
  const all = argumentsOf(args);
  const suggestions = suggestInstead(from, to, args);
  for (const unit of unitsOf(all)) {
    const [root] = unit;
    const intention = intentionOf(unit, from);
    if (intention !== undefined && isCarried(intention)) continue;
    const instead = suggestions[all.indexOf(root)]?.instead ?? "";
    const [flag, value] = args.slice(root.index);
    yield {
      path: [from, "extraArgs", String(root.index)],
      message: `${to} gets no arguments of microvm.${from}.extraArgs: ${lackOf(intention)}`,
      argument: [flag, ...(root.text === `${flag} ${value}` ? [value] : [])]
        .map((arg) => JSON.stringify(arg))
        .join(" "),
      instead: instead.startsWith("no equivalent") ? undefined : instead,
    };
  }
}

const lackOf = (intention: Intention | undefined) =>
  intention === undefined
    ? "the VM runs without this one"
    : `the VM runs without ${intention.what}`;

/** Whether the VM's hypervisor gets the same, by its own arguments or by an option for all, or does not need it. */
function isGiven(
  vm: Values,
  intention: Intention,
  hypervisor: string,
  own: readonly Argument[],
  support: SupportTable,
): boolean {
  const { needless = [] } = intention;
  if (needless.includes("any") || needless.includes(hypervisor)) return true;
  return likeIntention(intention).some(
    (like) => isSaid(like, hypervisor, own) || isGivenByOptions(vm, like, hypervisor, support),
  );
}

/** The arguments of a hypervisor's own `extraArgs`; a Nix expression counts as one argument. */
function argumentsFor(vm: Values, hypervisor: string): string[] {
  const args = (vm[hypervisor] as Values | undefined)?.extraArgs;
  return Array.isArray(args)
    ? args.map((arg) => (isNixExpression(arg) ? arg.text.replace(/^"|"$/g, "") : String(arg)))
    : [];
}
