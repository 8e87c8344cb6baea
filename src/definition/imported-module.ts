import { dirname, relative } from "node:path/posix";
import { print, quoted } from "../nix/print.ts";
import { printMembers } from "./print-typescript.ts";

/** Data in the order of the file that it is from. */
export type OrderedValue =
  | string
  | number
  | boolean
  | null
  | readonly OrderedValue[]
  | { readonly attrs: readonly (readonly [string, OrderedValue])[] };

/** What nix/import says of a file. */
export type ImportedFile =
  | { readonly form: "unreadable" | "system" | "other"; readonly arguments: readonly string[] }
  | ImportedModule;

export interface ImportedModule {
  readonly form: "module";
  readonly arguments: readonly string[];
  readonly hostName: string | null;
  /** Absolute paths; null when some are no paths. */
  readonly imports: readonly string[] | null;
  readonly options: readonly ImportedOption[];
  /** Whether the module says more than a name, imports and options of microvm. */
  readonly more: boolean;
}

/** A value below `microvm`: data, or what must stay Nix, as an expression or because it is no option. */
export type ImportedOption = { readonly path: readonly string[] } & (
  | { readonly value: OrderedValue }
  | { readonly kept: "expression" | "unknown" }
);

type MovedOption = Extract<ImportedOption, { value: OrderedValue }>;

/** Where things are, relative to the repository's root. */
export interface ImportPlaces {
  /** The module's file. */
  readonly module: string;
  /** The definition's file, to be written. */
  readonly definition: string;
  /** The file for the rest of the module, to be written if there is a rest. */
  readonly rest: string;
  /** The module that a definition imports `defineVm` from, as it names it. */
  readonly types: string;
  readonly root: string;
}

/**
 * A module as a definition, and as a NixOS module with the rest of it: path → text.
 *
 * Nothing of the module is lost: what is no plain data of an option stays where it is, and the rest's module is the
 * original one without the options that moved.
 */
export function definitionOf(
  name: string,
  module: ImportedModule,
  places: ImportPlaces,
): Map<string, string> {
  const moved = module.options.filter((option): option is MovedOption => "value" in option);
  const needsRest = hasRest(module) && moved.length > 0;
  const imports = needsRest
    ? [places.rest]
    : hasRest(module)
      ? [places.module]
      : (module.imports ?? []).map((path) => relative(places.root, path));
  const files = new Map([
    [
      places.definition,
      definitionText(
        name,
        imports.map((path) => besideDefinition(places, path)),
        moved,
        places,
      ),
    ],
  ]);
  return needsRest ? files.set(places.rest, restText(moved, places)) : files;
}

/** Whether the module says what a definition cannot, so that its file stays in use. */
export function hasRest(module: ImportedModule): boolean {
  return module.more || module.options.some((option) => "kept" in option);
}

function besideDefinition({ definition }: ImportPlaces, path: string): string {
  const fromThere = relative(dirname(definition), path);
  return fromThere.startsWith("../") ? fromThere : `./${fromThere}`;
}

function definitionText(
  name: string,
  imports: readonly string[],
  moved: readonly MovedOption[],
  places: ImportPlaces,
): string {
  const members: [string, OrderedValue][] = [
    ["name", name],
    ...(imports.length > 0 ? [["imports", imports] as [string, OrderedValue]] : []),
    ...nested(moved).attrs,
  ];
  return `import { defineVm } from "${places.types}";

/** Imported from ${places.module.replaceAll("*/", "*\\/")}. */
export default defineVm({
${printMembers({ attrs: members }, 2).join("\n")}
});
`;
}

/** Options with a common first part as one object, at the place of the first of them. */
function nested(moved: readonly MovedOption[]): { attrs: [string, OrderedValue][] } {
  const attrs = new Map<string, OrderedValue>();
  const groups = new Map<string, MovedOption[]>();
  for (const option of moved) {
    const first = option.path[0] as string;
    groups.set(first, [...(groups.get(first) ?? []), option]);
  }
  for (const [first, options] of groups) {
    const [only] = options;
    attrs.set(
      first,
      only !== undefined && only.path.length === 1
        ? only.value
        : nested(options.map(({ path, value }) => ({ path: path.slice(1), value }))),
    );
  }
  return { attrs: [...attrs] };
}

function restText(moved: readonly MovedOption[], places: ImportPlaces): string {
  const module = relative(dirname(places.rest), places.module);
  const path = /^[A-Za-z0-9._+/-]+$/.test(module)
    ? module.startsWith("../")
      ? module
      : `./${module}`
    : `./. + ${quoted(`/${module}`)}`;
  const definition = relative(dirname(places.rest), places.definition);
  return `# What ${module} says beside the options that have moved to ${definition}.
let
  module = import ${path.includes(" ") ? `(${path})` : path};

  moved = ${print(
    moved.map(({ path }) => path),
    2,
  )};

  without =
    attrs: path:
    let
      name = builtins.head path;
      inner = builtins.tail path;
    in
    if inner == [ ] then
      removeAttrs attrs [ name ]
    else
      attrs // { \${name} = without attrs.\${name} inner; };

  restOf = config: config // { microvm = builtins.foldl' without config.microvm moved; };

  rest =
    module:
    if module ? config || module ? options then
      module // { config = restOf module.config; }
    else
      restOf module;
in
if builtins.isFunction module then
  {
    # NixOS gives a module the arguments that it names
    __functionArgs = builtins.functionArgs module;
    __functor = _: arguments: rest (module arguments);
  }
else
  rest module
`;
}
