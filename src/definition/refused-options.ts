import { systems } from "../microvm/schema/json-schema.ts";
import {
  defaultOf,
  type Option,
  type OptionSchema,
  type Options,
  type OptionType,
} from "../microvm/schema/option-schema.ts";
import { defaultMachine, measuredMachines } from "../microvm/support/measure.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import { isNixExpression } from "../nix/value.ts";
import { setOptions } from "./set-options.ts";

/** A value that the runner of the VM's hypervisor refuses, and which hypervisors accept it. */
export interface RefusedOption {
  /** `["interfaces", "0", "type"]` */
  readonly path: readonly string[];
  readonly hypervisor: string;
  readonly honouredBy: readonly string[];
  /** QEMU's machine, where another machine accepts the value: the VM's, and those that accept it. */
  readonly machine?: { readonly is: string; readonly honouredOn: readonly string[] };
  /** For a list's element: its kind, set or by default, and the kinds that it could have instead. */
  readonly kind?: { readonly value: unknown; readonly others: readonly unknown[] };
}

/**
 * What a definition sets though the runner of its hypervisor refuses it, as measured.
 *
 * Nix expressions pass: their value is not known here. So do options that mean something only
 * beside another one, where that one is refused already.
 */
export function* refusedOptions(
  vm: Readonly<Record<string, unknown>>,
  { guest }: OptionSchema,
  support: SupportTable,
): Generator<RefusedOption> {
  const hypervisor = hypervisorOf(vm, guest);
  if (!support.hypervisors.includes(hypervisor)) return;
  const machine = hypervisor === "qemu" ? machineOf(vm) : undefined;
  const refused = new Set<string>();
  for (const { path, name, value, element } of setOptions(vm, guest)) {
    const [list = ""] = name.split(".*.");
    // if the whole list is refused, nothing is said about its elements
    if (isNixExpression(value) || refused.has(list)) continue;
    const takes = (other: string) =>
      support.summary(name, element)[other] === "honoured" &&
      !support.refusesEdge(name, other, value, element);
    if (support.refuses(name, hypervisor, value, element, machine)) {
      refused.add(name);
      const honouredBy = support.hypervisors.filter(takes);
      yield { path, hypervisor, honouredBy, ...onMachine(name, support, machine) };
    } else if (support.refusesEdge(name, hypervisor, value, element))
      yield { path, hypervisor, honouredBy: support.hypervisors.filter(takes) };
  }
  for (const [name, value] of Object.entries(vm)) {
    const node = guest[name];
    if (node?.kind === "option" && Array.isArray(value) && !refused.has(name))
      yield* refusedKinds(name, value, node.type, hypervisor, support);
  }
}

/** The other QEMU machines that accept the option, where the VM's own does not. */
function onMachine(
  name: string,
  support: SupportTable,
  machine: string | undefined,
): Pick<RefusedOption, "machine"> {
  if (machine === undefined || support.summary(name).qemu !== "honoured") return {};
  const honouredOn = [defaultMachine, ...measuredMachines].filter(
    (other) => support.summary(name, {}, other).qemu === "honoured",
  );
  return { machine: { is: machine, honouredOn } };
}

/** The machine of a VM; undefined where only Nix knows it, or its system decides. */
function machineOf(vm: Readonly<Record<string, unknown>>): string | undefined {
  const machine = (vm.qemu as Readonly<Record<string, unknown>> | undefined)?.machine;
  if (machine !== undefined) return typeof machine === "string" ? machine : undefined;
  const [system = systems[0]] = Array.isArray(vm.systems) ? vm.systems : [];
  return system === systems[0] ? defaultMachine : undefined;
}

/** Elements of a kind that the hypervisor refuses, though it accepts others: a bridge, a USB device. */
function* refusedKinds(
  list: string,
  elements: readonly unknown[],
  type: OptionType,
  hypervisor: string,
  support: SupportTable,
): Generator<RefusedOption> {
  for (const { by, option, refusedValues } of kindsIn(support, list)) {
    const values = refusedValues[hypervisor];
    if (values === undefined) continue;
    for (const [index, element] of elements.entries()) {
      const value = kindOf(element, type, by);
      if (values.includes(value))
        yield {
          path: [list, String(index), by],
          hypervisor,
          honouredBy: support.hypervisors.filter(
            (other) =>
              support.summary(option)[other] === "honoured" &&
              !support.refusedValues(option, other).includes(value),
          ),
          kind: { value, others: otherKinds(type, by).filter((kind) => !values.includes(kind)) },
        };
    }
  }
}

/** For a list, the kinds of its elements, some of which a hypervisor refuses. */
interface RefusedKinds {
  /** The element's option that says so: "type". */
  readonly by: string;
  readonly option: string;
  readonly refusedValues: Readonly<Record<string, readonly unknown[]>>;
}

/** Cached by table, since each list of each VM asks. */
const refusedKindsOf = new WeakMap<SupportTable, Map<string, readonly RefusedKinds[]>>();

function kindsIn(support: SupportTable, list: string): readonly RefusedKinds[] {
  const ofTable = refusedKindsOf.get(support) ?? new Map<string, readonly RefusedKinds[]>();
  refusedKindsOf.set(support, ofTable);
  const prefix = `${list}.*.`;
  const found =
    ofTable.get(list) ??
    support.measured.flatMap(({ option, context, refusedValues }) =>
      refusedValues === undefined || context !== undefined || !option.startsWith(prefix)
        ? []
        : [{ by: option.slice(prefix.length), option, refusedValues }],
    );
  ofTable.set(list, found);
  return found;
}

/** The kind of a list's element, set or by default. */
function kindOf(element: unknown, type: OptionType, by: string): unknown {
  const value = (element as Readonly<Record<string, unknown>> | null)?.[by];
  return value === undefined ? defaultOf(optionIn(type, by)) : value;
}

/** Kinds that a person can choose instead; a device's bus cannot be chosen. */
function otherKinds(type: OptionType, by: string): readonly unknown[] {
  const kinds = by === "bus" ? undefined : optionIn(type, by)?.type;
  return kinds?.kind === "enum" ? kinds.values : [];
}

function optionIn(type: OptionType, name: string): Option | undefined {
  if (type.kind !== "listOf" || type.of.kind !== "submodule") return undefined;
  const node = type.of.options[name];
  return node?.kind === "option" ? node : undefined;
}

/** The hypervisor of a definition: the one that it names, else the default. */
export function hypervisorOf(vm: Readonly<Record<string, unknown>>, guest: Options): string {
  if (typeof vm.hypervisor === "string") return vm.hypervisor;
  const option = guest.hypervisor;
  return String((option?.kind === "option" && defaultOf(option)) || "");
}
