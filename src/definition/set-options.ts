import type { Option, OptionGroup, Options } from "../microvm/schema/option-schema.ts";
import { kindOptions } from "../microvm/support/support-table.ts";
import { isNixExpression } from "../nix/value.ts";

/** An option that a definition sets. */
export interface SetOption {
  readonly path: readonly string[];
  /** As in the option schema: `interfaces.*.tap.vhost`. */
  readonly name: string;
  readonly value: unknown;
  /** The kind of the list element that it belongs to. */
  readonly element: Readonly<Record<string, unknown>>;
}

/** The options that a definition sets to something other than the default, and could leave out. */
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

/** The values of the options that give an element's kind, with defaults for those that it does not set. */
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
