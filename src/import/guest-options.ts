import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import type { ImportedGuest, ImportedOption } from "./imported-file.ts";
import { definitionParts } from "./module-definition.ts";
import {
  type ModuleSource,
  optionsIn,
  type SaidOption,
  type WrittenOption,
} from "./module-source.ts";
import { type CodePlaces, Unreadable } from "./source-code.ts";

/** An option that has moved to the definition. */
export interface MovedOption {
  readonly path: readonly string[];
  /** The place of its module in the system's list. */
  readonly index?: number | undefined;
  /** Its definitions in that module: as data, or as written. */
  readonly said: readonly SaidOption[];
}

/** An option that stays where it is, and why. */
export type KeptOption = ImportedOption & { readonly reason?: string | undefined };

/** What becomes of a guest's options. */
export interface GuestOptions {
  readonly moved: readonly MovedOption[];
  readonly kept: readonly KeptOption[];
  /** Whether the guest sets more than a name, imports, and the options that move. */
  readonly hasRest: boolean;
}

/** The texts of a guest's modules, by their places in its system's list; undefined is the key of a single module. */
export interface GuestSource {
  readonly text: string;
  readonly modules: ReadonlyMap<number | undefined, ModuleSource>;
  readonly places: CodePlaces;
}

/**
 * Those of a guest's options that a definition can express: values that evaluate to data as data, all others as written,
 * with conditions, priorities and Nix code.
 *
 * @param removable How many definitions of an option the rest of the module can be without.
 */
export function optionsOfGuest(
  schema: OptionSchema,
  guest: ImportedGuest,
  source: GuestSource | undefined,
  removable: (path: readonly string[]) => number = () => Number.POSITIVE_INFINITY,
): GuestOptions {
  const reader = source && new OptionReader(schema, source, guest.options);
  const moved: MovedOption[] = [];
  const kept: KeptOption[] = [];
  for (const option of guest.options) {
    const { path, index } = option;
    const isAlone = "value" in option && (option.times ?? 1) === 1;
    const said = isAlone
      ? [{ path, data: option.value, conditions: [], comments: reader?.comments(option) ?? [] }]
      : reader?.written(option);
    if (typeof said === "string" || said === undefined) kept.push({ ...option, reason: said });
    else if (removable(path) >= said.length) moved.push({ path, index, said });
    else kept.push({ path, index, kept: "expression" });
  }
  const isWhole = ({ path }: MovedOption) => {
    const named = (one: { readonly path: readonly string[] }) =>
      one.path.join(".") === path.join(".");
    const times = guest.options.find(named)?.times ?? 1;
    return times === 1 || moved.filter(named).length === times;
  };
  const back = (option: MovedOption): KeptOption => ({ ...option, kept: "twice" });
  const options = inOneDefinition(
    {
      moved: moved.filter(isWhole),
      kept: [...kept, ...moved.filter((option) => !isWhole(option)).map(back)],
    },
    source,
  );
  const hasMore = guest.moreBeside ?? source?.modules.get(undefined)?.hasMore ?? true;
  const isLeft = guest.more && reader?.areAll(options.moved) !== true;
  return { ...options, hasRest: options.kept.length > 0 || hasMore || isLeft };
}

type Sorted = Pick<GuestOptions, "moved" | "kept">;

/** Only those that are data, if all of them together cannot be one definition. */
function inOneDefinition(options: Sorted, source: GuestSource | undefined): Sorted {
  if (source === undefined) return options;
  try {
    definitionParts(formalsOf(source), saidIn(options.moved), source.places);
    return options;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const isData = ({ said }: MovedOption) => said.every((one) => "data" in one);
    return {
      moved: options.moved.filter(isData),
      kept: [
        ...options.kept,
        ...options.moved
          .filter((one) => !isData(one))
          .map(
            ({ path, index }): KeptOption => ({
              ...{ path, index, kept: "expression" },
              reason: error.message,
            }),
          ),
      ],
    };
  }
}

/** The text, and the names that all of its modules are given. */
export const formalsOf = ({ text, modules }: GuestSource) => ({
  text,
  formals: [...modules.values()].flatMap(({ formals }) => formals),
});

/** Definitions in the order of the module system, which puts those of later modules first. */
export function saidIn(moved: readonly MovedOption[]): SaidOption[] {
  const order = new Map<string, MovedOption[]>();
  for (const option of moved) {
    const name = option.path.join(".");
    order.set(name, [option, ...(order.get(name) ?? [])]);
  }
  const said = moved.flatMap(({ path }) => order.get(path.join("."))?.shift()?.said ?? []);
  // a condition around a group applies to several options
  return [...new Set(said)];
}

/** Reads options of modules from their texts. */
class OptionReader {
  readonly #source: GuestSource;
  readonly #names: ReadonlySet<string>;
  readonly #written = new Map<number | undefined, readonly WrittenOption[] | undefined>();
  /** Options that the guest sets but that do not exist. */
  readonly #unknown: readonly (readonly string[])[];

  constructor(schema: OptionSchema, source: GuestSource, options: readonly ImportedOption[]) {
    this.#source = source;
    this.#unknown = options
      .filter((one) => "kept" in one && one.kept === "unknown")
      .map(({ path }) => path);
    const there = [...walkOptions(schema.guest)].filter(
      ({ option }) => option.removed === undefined,
    );
    this.#names = new Set(there.map(({ path }) => path.join(".")));
  }

  /** The comments at an option of data. */
  comments({ path, index }: ImportedOption): readonly string[] {
    const name = path.join(".");
    return (
      this.#of(index)?.find((one) => one.path.join(".") === name && one.conditions.length === 0)
        ?.comments ?? []
    );
  }

  /** The definitions of an option, or why they cannot become part of a definition. */
  written(option: ImportedOption): readonly SaidOption[] | string | undefined {
    if ("kept" in option && option.kept === "unknown") return undefined;
    const { path, index } = option;
    const found = this.#at(path, index);
    if (path.length === 0 || found.length === 0) return undefined;
    const unknown = this.#unknown.find((one) =>
      this.#at(one, index).some((it) => found.includes(it)),
    );
    if (unknown !== undefined)
      return `it is set together with microvm.${unknown.join(".")}, which microvm.nix does not have`;
    try {
      const { formals } = formalsOf(this.#source);
      const parts = { text: this.#source.text, formals };
      const { arguments: taken } = definitionParts(parts, found, this.#source.places);
      const absent = taken.filter((name) => !formals.includes(name));
      return absent.length === 0
        ? found
        : `it takes ${absent.join(", ")}, which no module is given`;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return error.message;
    }
  }

  /** Whether these are all that the module's text sets. */
  areAll(moved: readonly MovedOption[]): boolean {
    const names = new Set(moved.map(({ path }) => path.join(".")));
    return this.#of(undefined)?.every(({ path }) => names.has(path.join("."))) ?? false;
  }

  #at(path: readonly string[], index: number | undefined): readonly WrittenOption[] {
    const all = this.#of(index) ?? [];
    return all.filter((one) => path.every((name, place) => name === (one.path[place] ?? name)));
  }

  /** The module's options, each as the schema has it; undefined where the text says what is not followed. */
  #of(index: number | undefined): readonly WrittenOption[] | undefined {
    if (!this.#written.has(index)) this.#written.set(index, this.#read(index));
    return this.#written.get(index);
  }

  #read(index: number | undefined): readonly WrittenOption[] | undefined {
    const module = this.#source.modules.get(index);
    if (module === undefined || module.unread.length > 0) return undefined;
    try {
      return module.options.flatMap((option) => this.#split(option));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return undefined;
    }
  }

  /** A group that is written as a set, as its options; its comments are the first one's. */
  #split(option: WrittenOption): WrittenOption[] {
    const { path, node, scope, conditions, comments } = option;
    if (node.kind !== "attributes" || node.isRecursive || this.#names.has(path.join(".")))
      return [option];
    return optionsIn(this.#source.text, node.bindings, scope).flatMap((inner, place) =>
      this.#split({
        ...inner,
        conditions,
        path: [...path, ...inner.path],
        comments: place === 0 ? [...comments, ...inner.comments] : inner.comments,
      }),
    );
  }
}
