import type {
  Option,
  OptionDefault,
  OptionSchema,
  Options,
  OptionType,
} from "../schema/option-schema.ts";
import { walkOptions } from "../schema/option-schema.ts";

/** What the history keeps about an option at one revision. */
export interface OptionFacts {
  /** Below `microvm.`; `*` is a list's element, `<name>` a member of an attribute set: `interfaces.*.mac`. */
  readonly name: string;
  /** Declared by the host's module; if absent, by the guest's. */
  readonly host?: true;
  /** A submodule's own options are options of their own, so they are left out here. */
  readonly type: OptionType;
  readonly requiredness?: "required" | "conditional";
  readonly default?: OptionDefault;
  readonly readOnly?: true;
  readonly removed?: { readonly replacedBy: readonly string[] };
}

/** Every option of a revision, nested ones too, sorted by name: the guest's first where both modules have one. */
export function optionFacts({ guest, host }: Pick<OptionSchema, "guest" | "host">): OptionFacts[] {
  return [...factsOf(guest, {}), ...factsOf(host, { host: true })].sort((one, other) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : one.host ? 1 : -1,
  );
}

function factsOf(options: Options, module: { host?: true }): OptionFacts[] {
  return [...walkOptions(options, { deep: true })].map(({ path, option }) => ({
    name: path.join("."),
    ...module,
    ...factsOfOption(option),
  }));
}

function factsOfOption(option: Option): Omit<OptionFacts, "name" | "host"> {
  return {
    type: withoutOptions(option.type),
    ...(option.requiredness !== "optional" && { requiredness: option.requiredness }),
    ...(option.default !== undefined && { default: option.default }),
    ...(option.readOnly && { readOnly: true }),
    ...(option.removed && { removed: option.removed }),
  };
}

function withoutOptions(type: OptionType): OptionType {
  switch (type.kind) {
    case "submodule":
      return { ...type, options: {} };
    case "tagged":
      return { ...type, tags: {} };
    case "listOf":
    case "attrsOf":
    case "nullOr":
    case "recursive":
      return { ...type, of: withoutOptions(type.of) };
    case "either":
      return { ...type, of: type.of.map(withoutOptions) };
    case "coerced":
      return { ...type, from: withoutOptions(type.from), to: withoutOptions(type.to) };
    default:
      return type;
  }
}
