import { lastToHave } from "../microvm/history/ever-declared.ts";
import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import type { KeptOption } from "./guest-options.ts";
import type { ImportedGuest } from "./imported-file.ts";
import { isInput, isOwnArgument } from "./imported-rest.ts";

/**
 * What an import leaves to the user, one line each: what has not moved and why, and what must be provided.
 * @param rest The file for everything besides the options, which may be written.
 * @param name The definition's name.
 */
export function* notesOf(
  schema: OptionSchema,
  guest: ImportedGuest,
  kept: readonly KeptOption[],
  { file, rest, name }: { readonly file: string; readonly rest: string; readonly name: string },
): Generator<string> {
  yield* keptLines(schema, file, kept);
  if (guest.hasOtherHostName && guest.hostName === null)
    yield `networking.hostName stays in ${file}: it is not a plain string, and must come to the definition's name, "${name}"`;
  yield* argumentLines(file, guest);
  yield* inputLines(file, rest, guest);
}

/** What has not moved, and why. */
function* keptLines(
  schema: OptionSchema,
  file: string,
  kept: readonly KeptOption[],
): Generator<string> {
  const all = [...walkOptions(schema.guest)];
  for (const option of kept) {
    if (!("kept" in option)) continue;
    const stays = `${["microvm", ...option.path].join(".")} stays in ${file}`;
    const removed = all.find(({ path }) => path.join(".") === option.path.join("."))?.option
      .removed;
    if (option.reason !== undefined) yield `${stays}: ${option.reason}`;
    else if (option.path.length === 0)
      yield `${stays}: the module's arguments decide what is in it`;
    else if (option.kept === "condition")
      yield `${stays}: it stands under mkIf, mkMerge or a priority`;
    else if (option.kept === "twice") yield `${stays}: more than one of its modules defines it`;
    else if (option.kept === "expression")
      yield `${stays}: it is not plain data; nix\`...\` can contain it`;
    else if (removed !== undefined)
      yield `${stays}: it was removed from microvm.nix${removed.replacedBy.length > 0 ? `, use ${removed.replacedBy.join(" and ")}` : ""}`;
    else yield `${stays}: ${noSuchOption(schema, option.path)}`;
  }
}

/** That the pinned microvm.nix lacks an option, and which known one has it, if any. */
export function noSuchOption({ source }: OptionSchema, path: readonly string[]): string {
  const other = lastToHave(path.join("."));
  return `microvm.nix ${source.rev.slice(0, 8)} has no such option${other === undefined ? "" : `; ${other}`}`;
}

/** The arguments of a module that NixOS does not give to every module. */
function* argumentLines(file: string, { takes = [] }: ImportedGuest): Generator<string> {
  const own = takes.filter((name) => !moduleArguments.includes(name));
  if (own.length > 0)
    yield `${file} takes ${own.join(", ")}: lib.microvms { specialArgs = { inherit ${own.join(" ")}; }; ... } can give ${own.length === 1 ? "it" : "them"}`;
}

const moduleArguments: readonly string[] = [
  "config",
  "lib",
  "modulesPath",
  "options",
  "pkgs",
  "specialArgs",
  "utils",
];

/** What the system's function does that the remaining module cannot do alone. */
function* inputLines(file: string, rest: string, { system }: ImportedGuest): Generator<string> {
  if (system === undefined) return;
  const inputs = system.arguments.filter(isInput);
  if (system.asked.length > 0)
    yield `${file} asks its inputs for ${system.asked.join(", ")}: ${rest} takes them from lib.microvms { specialArgs = { inherit ${inputs.join(" ")}; }; ... }`;
  const own = system.arguments.filter(isOwnArgument);
  if (own.length > 0)
    yield `${file} takes ${own.join(", ")}: ${rest} takes ${own.length === 1 ? "it" : "them"} from lib.microvms { specialArgs = { inherit ${own.join(" ")}; }; ... }`;
  if (system.defaults.length > 0)
    yield `${file} is read with the defaults of its arguments: ${system.defaults.join(", ")}`;
  const others = system.specialArgs.filter((name) => !system.arguments.includes(name));
  if (others.length > 0)
    yield `${file} has specialArgs, ${others.join(", ")}: they are module arguments in ${rest}, which modules cannot use in \`imports\``;
}
