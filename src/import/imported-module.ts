import { dirname, relative } from "node:path/posix";
import { printableLine } from "../output/printable.ts";
import { formalsOf, type GuestOptions, type GuestSource, saidIn } from "./guest-options.ts";
import type { ImportPlaces } from "./import-places.ts";
import type { ImportedGuest, ImportedOption, OrderedValue, SaidBySystem } from "./imported-file.ts";
import { restOfModule, restOfSystem } from "./imported-rest.ts";
import { type DefinitionParts, definitionParts } from "./module-definition.ts";
import { printMembers } from "./print-typescript.ts";

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
      const found = times.get(option.path.join(".")) ?? 1;
      if (found === 1) return { ...option, index };
      return "value" in option
        ? { path: option.path, index, times: found, kept: "twice" }
        : { ...option, index, times: found };
    }),
  );
  return {
    hostName: said.modules.map(({ hostName }) => hostName).find((name) => name !== null) ?? null,
    hasOtherHostName: said.modules.some(({ hasOtherHostName }) => hasOtherHostName),
    imports: null,
    options,
    names: said.modules.flatMap(({ names }) => names),
    more: true,
    moreBeside: true,
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

/** What a module within a file has besides options. */
export interface InlineRest {
  /** The module as a file of its own, without the options that have moved. */
  readonly textWithout: (moved: readonly (readonly string[])[]) => string;
  /** The other files of its system, relative to the root. */
  readonly imports: readonly string[];
}

/**
 * A module as a definition, and as a NixOS module with the rest of it: path → text.
 *
 * Nothing of the module is lost: what does not move stays where it is, and the remaining module is the original one
 * without the options that moved.
 *
 * @param source The guest's text, where it is known.
 * @param inline Of a module that has no file of its own, which gets one.
 */
export function definitionOf(
  name: string,
  module: ImportedGuest,
  { moved, hasRest }: GuestOptions,
  places: ImportPlaces,
  source: GuestSource | undefined,
  inline?: InlineRest,
): Map<string, string> {
  const { system } = module;
  const needsRest = system !== undefined || (hasRest && (moved.length > 0 || inline !== undefined));
  const own = needsRest
    ? [places.rest]
    : hasRest
      ? [places.module]
      : (module.imports ?? []).map((path) => relative(places.root, path));
  const imports = [...(inline?.imports ?? []), ...own].map((path) =>
    besideDefinition(places, path),
  );
  const code = source?.places ?? { from: places.module, to: places.definition };
  const parts = definitionParts(
    source === undefined ? { text: "", formals: [] } : formalsOf(source),
    saidIn(moved),
    code,
  );
  const head: [string, OrderedValue][] = [
    ["name", name],
    ...(system?.name === undefined ? [] : [["systems", [system.name]] as [string, OrderedValue]]),
    ...(imports.length > 0 ? [["imports", imports] as [string, OrderedValue]] : []),
    ...(parts.arguments.length > 0
      ? [["arguments", parts.arguments] as [string, OrderedValue]]
      : []),
  ];
  const files = new Map([[places.definition, definitionText(head, parts, places)]]);
  if (needsRest)
    files.set(
      places.rest,
      inline?.textWithout(moved.map(({ path }) => path)) ??
        (system === undefined ? restOfModule(moved, places) : restOfSystem(system, moved, places)),
    );
  return files;
}

function besideDefinition({ definition }: ImportPlaces, path: string): string {
  const fromThere = relative(dirname(definition), path);
  return fromThere.startsWith("../") ? fromThere : `./${fromThere}`;
}

function definitionText(
  head: readonly (readonly [string, OrderedValue])[],
  { constants, members, functions }: DefinitionParts,
  places: ImportPlaces,
): string {
  const names = ["defineVm", ...functions].sort().join(", ");
  return `import { ${names} } from ${printableLine(JSON.stringify(places.types))};

${constants}${originComment(places)}export default defineVm({
${[...printMembers({ attrs: head }, 2), ...members].join("\n")}
});
`;
}

/** Where the definition comes from; the comment is short enough for the definition to be at the line that the module names. */
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

/** The line of the definition, if codegen wrote the module from one that was in the same file. */
export function lineOfDefinition(module: string, definition: string): number | undefined {
  if (!/^# Generated by ghaf-microvm from /.test(module)) return undefined;
  const [, file, line] = /^ {2}_file = "([^"]*):(\d+)";$/m.exec(module) ?? [];
  return file === definition ? Number(line) : undefined;
}
