import { dirname, relative } from "node:path/posix";
import { printableLine } from "../output/printable.ts";
import { restOfModule, restOfSystem } from "./imported-rest.ts";
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
  | (FileWithArguments & { readonly form: "unreadable" })
  | (FileWithArguments & { readonly form: "other" })
  | (FileWithArguments & { readonly form: "flake" })
  | (FileWithArguments & SaidByModule & { readonly form: "module" })
  | (FileWithArguments & SaidBySystem & { readonly form: "system" });

interface FileWithArguments {
  /** The arguments of the file's function, and whether each has a default. */
  readonly arguments: Readonly<Record<string, boolean>>;
}

/** What a NixOS module says, as far as it can be read. */
export interface SaidByModule {
  readonly hostName: string | null;
  /** Whether it says a host name that is no plain string. */
  readonly hasOtherHostName: boolean;
  /** Absolute paths; null when some are no paths. */
  readonly imports: readonly string[] | null;
  readonly options: readonly ImportedOption[];
  /** What it sets, conditions or not: the first names. */
  readonly names: readonly string[];
  /** Whether the module says more than a name, imports and options of microvm. */
  readonly more: boolean;
}

/** What a function gives `nixosSystem`. */
export interface SaidBySystem {
  readonly maker: "nixosSystem" | "pkgs.nixos";
  /** Whether the function gives the system's runner and not the system. */
  readonly isRunner: boolean;
  /** Whether its list of modules can be read. */
  readonly isReadable: boolean;
  /** The arguments' names. */
  readonly given: readonly string[];
  readonly specialArgs: readonly string[] | null;
  readonly system: string | null;
  /** Those that can be read, by their places in the list. */
  readonly modules: readonly (SaidByModule & { readonly index: number })[];
  /** The paths below `microvm` that may be defined, each as often as there are modules that may. */
  readonly defined: readonly (readonly string[])[];
}

/** A guest as its file has it. */
export interface ImportedGuest extends SaidByModule {
  /** The arguments that the module names. */
  readonly takes?: readonly string[] | undefined;
  /** The function that makes the whole system, where the file has one. */
  readonly system?: ImportedSystem | undefined;
}

export interface ImportedSystem {
  /** The arguments that the function needs. */
  readonly arguments: readonly string[];
  /** Those with a default, which keep it. */
  readonly defaults: readonly string[];
  /** Special arguments that its modules get, beside `lib`. */
  readonly specialArgs: readonly string[];
  /** Attributes that its modules ask of flake inputs, as far as can be seen. */
  readonly asked: readonly string[];
  readonly hasPkgs: boolean;
  readonly maker: "nixosSystem" | "pkgs.nixos";
  readonly isRunner: boolean;
  /** The system that it is for, if it says so. */
  readonly name: string | undefined;
}

/** A value below `microvm`: data, or what must stay Nix, and why. */
export type ImportedOption = {
  readonly path: readonly string[];
  /** The place of its module in the system's list. */
  readonly index?: number;
} & (
  | { readonly value: OrderedValue }
  | { readonly kept: "expression" | "unknown" | "condition" | "twice" }
);

/**
 * The modules of a system as one.
 *
 * @param asked What they ask of flake inputs.
 */
export function guestOfSystem(
  said: SaidBySystem,
  given: Readonly<Record<string, boolean>>,
  asked: readonly string[],
): ImportedGuest {
  const isMaker = (name: string) => name === "pkgs" && said.maker === "pkgs.nixos";
  const times = new Map<string, number>();
  for (const path of said.defined) times.set(path.join("."), (times.get(path.join(".")) ?? 0) + 1);
  const options = said.modules.flatMap(({ index, options }) =>
    options.map((option): ImportedOption => {
      const isTwice = (times.get(option.path.join(".")) ?? 0) > 1;
      return "value" in option && isTwice
        ? { path: option.path, index, kept: "twice" }
        : { ...option, index };
    }),
  );
  return {
    hostName: said.modules.map(({ hostName }) => hostName).find((name) => name !== null) ?? null,
    hasOtherHostName: said.modules.some(({ hasOtherHostName }) => hasOtherHostName),
    imports: null,
    options,
    names: said.modules.flatMap(({ names }) => names),
    more: true,
    system: {
      arguments: Object.keys(given).filter((name) => given[name] === false || isMaker(name)),
      defaults: Object.keys(given).filter((name) => given[name] === true && !isMaker(name)),
      specialArgs: (said.specialArgs ?? []).filter((name) => name !== "lib"),
      asked,
      hasPkgs: said.given.includes("pkgs"),
      maker: said.maker,
      isRunner: said.isRunner,
      name: said.system ?? undefined,
    },
  };
}

/** An option that the definition has now. */
export type MovedOption = Extract<ImportedOption, { value: OrderedValue }>;

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
  /** The line where the definition is to stand, for the module to be written again as it was. */
  readonly line?: number | undefined;
}

/**
 * A module as a definition, and as a NixOS module with the rest of it: path → text.
 *
 * Nothing of the module is lost: what is no plain data of an option stays where it is, and the rest's module is the
 * original one without the options that moved.
 */
export function definitionOf(
  name: string,
  module: ImportedGuest,
  places: ImportPlaces,
): Map<string, string> {
  const moved = module.options.filter((option): option is MovedOption => "value" in option);
  const { system } = module;
  const needsRest = system !== undefined || (hasRest(module) && moved.length > 0);
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
        system?.name,
        imports.map((path) => besideDefinition(places, path)),
        moved,
        places,
      ),
    ],
  ]);
  if (needsRest)
    files.set(
      places.rest,
      system === undefined ? restOfModule(moved, places) : restOfSystem(system, moved, places),
    );
  return files;
}

/** Whether the module says what a definition cannot, so that its file stays in use. */
export function hasRest(module: SaidByModule): boolean {
  return module.more || module.options.some((option) => "kept" in option);
}

function besideDefinition({ definition }: ImportPlaces, path: string): string {
  const fromThere = relative(dirname(definition), path);
  return fromThere.startsWith("../") ? fromThere : `./${fromThere}`;
}

function definitionText(
  name: string,
  system: string | undefined,
  imports: readonly string[],
  moved: readonly MovedOption[],
  places: ImportPlaces,
): string {
  const members: [string, OrderedValue][] = [
    ["name", name],
    ...(system !== undefined ? [["systems", [system]] as [string, OrderedValue]] : []),
    ...(imports.length > 0 ? [["imports", imports] as [string, OrderedValue]] : []),
    ...nested(moved).attrs,
  ];
  return `import { defineVm } from ${printableLine(JSON.stringify(places.types))};

${originComment(places)}export default defineVm({
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

/** Where the definition is from; at the line where the module says that it was, the comment ends in time for it. */
function originComment({ module, line }: ImportPlaces): string {
  const origin = `Imported from ${printableLine(module.replaceAll("*/", "*\\/"))}.`;
  if (line === 3) return "";
  if (line === 5) return `// ${origin}\n\n`;
  if (line === undefined || line < 6 || line > 12) return `/** ${origin} */\n`;
  const reason = [
    "It stands at this line so that codegen writes the module as it was: the line is in it.",
  ];
  const texts = [origin, ...reason, ...Array<string>(6).fill("")].slice(0, line - 5);
  return `/**\n${texts.map((text) => ` * ${text}`.trimEnd()).join("\n")}\n */\n`;
}

/** The line of the definition, where a module is what codegen wrote from one that stood in the same file. */
export function lineOfDefinition(module: string, definition: string): number | undefined {
  if (!/^# Generated by ghaf-microvm from /.test(module)) return undefined;
  const [, file, line] = /^ {2}_file = "([^"]*):(\d+)";$/m.exec(module) ?? [];
  return file === definition ? Number(line) : undefined;
}
