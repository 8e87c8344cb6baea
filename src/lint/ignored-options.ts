import { hypervisorOf } from "../definition/refused-options.ts";
import type {
  Option,
  OptionGroup,
  OptionSchema,
  Options,
} from "../microvm/schema/option-schema.ts";
import { kindOptions, type SupportTable } from "../microvm/support/support-table.ts";
import { isNixExpression } from "../nix/value.ts";

/** What a definition sets though the runner of its hypervisor does nothing with it. */
export interface IgnoredOption {
  /** `["interfaces", "0", "tap", "vhost"]` */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly hypervisor: string;
  readonly honouredBy: readonly string[];
}

/** Options that the guest's own system reads too, whatever the hypervisor does; reviewed against the pinned modules. */
const readByGuest = ["machineId"];

/**
 * What a definition sets though the runner of its hypervisor ignores it, as measured: in no context does it change
 * anything there, while it does with another hypervisor.
 *
 * An option at its default says nothing, and one that must be set has no choice.
 */
export function* ignoredOptions(
  vm: Readonly<Record<string, unknown>>,
  { guest }: OptionSchema,
  support: SupportTable,
): Generator<IgnoredOption> {
  const hypervisor = hypervisorOf(vm, guest);
  for (const { path, name, value, element } of setOptions(vm, guest)) {
    if (readByGuest.includes(name)) continue;
    const summary = support.summary(name, element);
    if (summary[hypervisor] !== "ignored") continue;
    const honouredBy = Object.keys(summary).filter((other) => summary[other] === "honoured");
    yield { path, value, hypervisor, honouredBy };
  }
}

interface SetOption {
  readonly path: readonly string[];
  /** As in the option schema: `interfaces.*.tap.vhost`. */
  readonly name: string;
  readonly value: unknown;
  /** What the list's element that it is of says of its kind. */
  readonly element: Readonly<Record<string, unknown>>;
}

/** What a definition sets to another value than the default, one that it could leave out. */
export function* setOptions(
  values: unknown,
  options: Options,
  path: readonly string[] = [],
  names: readonly string[] = [],
  element: Readonly<Record<string, unknown>> = {},
): Generator<SetOption> {
  if (typeof values !== "object" || values === null || isNixExpression(values)) return;
  for (const [key, value] of Object.entries(values)) {
    const node: Option | OptionGroup | undefined = options[key];
    if (node === undefined || value === undefined) continue;
    const here = [...path, key];
    const name = [...names, key];
    if (node.kind === "group") yield* setOptions(value, node.options, here, name, element);
    else if (node.requiredness === "optional" && !isAtDefault(node, value)) {
      yield { path: here, name: name.join("."), value, element };
    }
    if (
      node.kind === "option" &&
      node.type.kind === "listOf" &&
      node.type.of.kind === "submodule" &&
      Array.isArray(value)
    )
      for (const [index, inner] of value.entries()) {
        const kinds = kindsOf(inner, node.type.of.options);
        const [place, pattern] = [
          [...here, String(index)],
          [...name, "*"],
        ];
        yield* setOptions(inner, node.type.of.options, place, pattern, kinds);
      }
  }
}

/** The values of the options that tell of what kind an element is, the defaults of those that it does not set. */
function kindsOf(element: unknown, options: Options): Record<string, unknown> {
  return Object.fromEntries(
    kindOptions.flatMap((kind) => {
      const node = options[kind];
      const initial = node?.kind === "option" && node.default && "value" in node.default;
      const value =
        (element as Readonly<Record<string, unknown>> | null)?.[kind] ??
        (initial ? (node.default as { value: unknown }).value : undefined);
      return value === undefined || isNixExpression(value) ? [] : [[kind, value]];
    }),
  );
}

const isAtDefault = ({ default: initial }: Option, value: unknown) =>
  initial !== undefined &&
  "value" in initial &&
  JSON.stringify(initial.value) === JSON.stringify(value);
