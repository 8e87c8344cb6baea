/**
 * The option schema: our own small form (IR) of every `microvm.*` option, read off the live option tree by
 * `nix/schema`. JSON Schema, TypeScript types and messages all come from it.
 */

/** Which values an option takes. A type that we do not know is kept by its name, never dropped. */
export type OptionType = (
  | { readonly kind: "bool" }
  | { readonly kind: "int"; readonly min?: number; readonly max?: number }
  | { readonly kind: "float" }
  | {
      readonly kind: "number";
      readonly min?: number;
      readonly max?: number;
      readonly exclusiveMin?: number;
    }
  | {
      readonly kind: "string";
      /** A POSIX extended regular expression that the whole string matches. */
      readonly pattern?: string;
      /** Several definitions are joined with this. */
      readonly separator?: string;
      readonly singleLine?: true;
      /** Not empty and not of white space only. */
      readonly nonEmpty?: true;
    }
  | { readonly kind: "path"; readonly absolute?: boolean; readonly inStore?: boolean }
  | { readonly kind: "package" }
  | { readonly kind: "enum"; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: "nullOr"; readonly of: OptionType }
  | { readonly kind: "either"; readonly of: readonly OptionType[] }
  | { readonly kind: "listOf"; readonly of: OptionType; readonly nonEmpty?: true }
  | {
      readonly kind: "attrsOf";
      readonly of: OptionType;
      /** Exactly one member: an element of an `attrListOf`. */
      readonly single?: true;
    }
  | { readonly kind: "submodule"; readonly options: Options; readonly freeform?: OptionType }
  /** `attrTag`: exactly one of these. */
  | { readonly kind: "tagged"; readonly tags: Options }
  | { readonly kind: "coerced"; readonly from: OptionType; readonly to: OptionType }
  | { readonly kind: "function"; readonly to: OptionType }
  /** `deferredModule` and its like. */
  | { readonly kind: "module" }
  /** Values that only an expression can make: a package set, a file set, an option type. */
  | { readonly kind: "expression"; readonly name: string }
  | { readonly kind: "raw" }
  | { readonly kind: "anything" }
  | { readonly kind: "unspecified" }
  /** A type that contains itself: `self` of the same name stands for the whole. */
  | { readonly kind: "recursive"; readonly name: string; readonly of: OptionType }
  | { readonly kind: "self"; readonly name: string }
  | { readonly kind: "unknown"; readonly name: string }
) & {
  /** The module adds a check of its own (`addCheck`), which no schema can express. */
  readonly checked?: true;
};

/** A constant, the expression that upstream shows for it, or one that depends on the configuration. */
export type OptionDefault =
  | { readonly value: unknown }
  | { readonly expression: string }
  | { readonly computed: true };

export interface Option {
  readonly kind: "option";
  readonly type: OptionType;
  readonly requiredness: "required" | "optional" | "conditional";
  /** With "conditional": the values of neighbours in the same submodule under which it is required. */
  readonly requiredWhen?: Readonly<Record<string, unknown>>;
  readonly default?: OptionDefault;
  readonly readOnly?: true;
  readonly internal?: true;
  readonly visible?: false;
  /** Upstream removed or renamed it; setting it fails. The names are whole: `microvm.balloon`. */
  readonly removed?: { readonly replacedBy: readonly string[] };
  /** Where it is declared, in files relative to the source's root. */
  readonly declared: readonly { readonly file: string; readonly line: number }[];
}

/** Options with a common first part, `qemu.machine` and `qemu.extraArgs`. */
export interface OptionGroup {
  readonly kind: "group";
  readonly options: Options;
}

export type Options = Readonly<Record<string, Option | OptionGroup>>;

/** What was read: a locked input, as flake.lock names it. */
export interface SchemaSource {
  readonly type: string;
  readonly owner?: string;
  readonly repo?: string;
  readonly url?: string;
  readonly rev: string;
  readonly narHash: string;
  /** Committer date, in seconds since 1970. */
  readonly lastModified: number;
}

export interface OptionSchema {
  readonly $comment: string;
  readonly formatVersion: 1;
  /** SHA-256 of the rest, to notice an edit by hand. */
  readonly sha256: string;
  readonly source: SchemaSource;
  /** Options of a guest: `microvm.mem`, ... */
  readonly guest: Options;
  /** Options of the host's module: `microvm.vms`, `microvm.autostart`, ... */
  readonly host: Options;
}

/** One option of a tree with its path below `microvm.`, the parts of a group and, in submodules, "*" or "<name>". */
export interface NamedOption {
  readonly path: readonly string[];
  readonly option: Option;
}

/** All options of a tree, depth first; those of submodules too when `deep`. */
export function* walkOptions(options: Options, { deep = false } = {}): Generator<NamedOption> {
  for (const [name, node] of Object.entries(options)) {
    if (node.kind === "group") {
      for (const inner of walkOptions(node.options, { deep })) yield prefixed([name], inner);
    } else {
      yield { path: [name], option: node };
      if (deep) for (const inner of walkType(node.type)) yield prefixed([name], inner);
    }
  }
}

function* walkType(type: OptionType): Generator<NamedOption> {
  switch (type.kind) {
    case "submodule":
      yield* walkOptions(type.options, { deep: true });
      break;
    case "tagged":
      yield* walkOptions(type.tags, { deep: true });
      break;
    case "listOf":
      for (const inner of walkType(type.of)) yield prefixed(["*"], inner);
      break;
    case "attrsOf":
      for (const inner of walkType(type.of)) yield prefixed(["<name>"], inner);
      break;
    case "nullOr":
      yield* walkType(type.of);
      break;
    case "either":
      for (const member of type.of) yield* walkType(member);
      break;
    case "coerced":
      yield* walkType(type.to);
      break;
  }
}

function prefixed(prefix: readonly string[], { path, option }: NamedOption): NamedOption {
  return { path: [...prefix, ...path], option };
}

/** An option's default, where that is a value. */
export const defaultOf = (option: Option | undefined): unknown =>
  option?.default && "value" in option.default ? option.default.value : undefined;
