import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Config } from "../config.ts";
import { requireFreeName } from "../definition/free-name.ts";
import { typesImport } from "../definition/starting-definition.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readPin } from "../microvm/pin.ts";
import { readPinData } from "../microvm/pin-data.ts";
import { nixpkgsLib } from "../microvm/pinned-sources.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import { chooseGuest } from "./choose-guest.ts";
import { requireName } from "./guest-name.ts";
import { optionsOfGuest } from "./guest-options.ts";
import { type WrittenModules, writtenModules } from "./guest-source.ts";
import { importInline } from "./import-inline.ts";
import type { ImportedGuest } from "./imported-file.ts";
import { definitionOf, lineOfDefinition } from "./imported-module.ts";
import { notesOf } from "./notes.ts";
import { readModule } from "./read-module.ts";
import { requireGuest } from "./require-guest.ts";
import { restOfText } from "./rest-of-text.ts";

/** What is requested besides the file. */
export interface ImportRequest {
  /** A guest that is written in the file, as its flake or host calls it. */
  readonly vm?: string | undefined;
  /** The VM's name, where the module sets none. */
  readonly name?: string | undefined;
  /** A folder of nixpkgs, instead of the locked one. */
  readonly nixpkgs?: string | undefined;
}

/** A guest's module as a definition. */
export interface ImportResult {
  /** To be written: path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** What has not moved, and what to do next, one line each. */
  readonly notes: readonly string[];
}

/**
 * Makes a definition of a guest's NixOS module or system; nothing is written.
 * @param given The module's file or folder, as the user names it.
 * @throws KnownError: status 1 when it cannot become a definition, 2 when it cannot be read.
 */
export async function importGuest(
  root: string,
  config: Config,
  given: string,
  request: ImportRequest,
): Promise<ImportResult> {
  const file = moduleFile(root, given);
  const pin = readPin(root, config);
  const { schema } = readPinData(root, config, pin);
  const lib = await nixpkgsLib(config.lock, pin, request);
  const text = readFileSync(join(root, file), "utf8");
  const chosen = chooseGuest(file, text, request);
  const inline = chosen && (await importInline(root, file, chosen, lib, schema));
  const { guest, written } = inline ?? (await guestOfFile(root, file, text, lib, schema));
  const name = requireName(file, guest, nameAsked(request, guest, chosen?.guest.name));
  const definition = requireFreeName(root, config, name, file);
  const folder = `${config.definitions}/${name}`;
  const rest = `${folder}/rest.nix`;
  const places = {
    ...{ module: file, definition, rest, types: typesImport(config), root },
    line: lineOfDefinition(text, definition),
  };
  const source = written && {
    ...written,
    places: { from: file, to: `${config.modules}/${name}/default.nix` },
  };
  const options = optionsOfGuest(schema, guest, source, inline?.removable);
  const restIn = inline?.restIn ?? restOfText(file, text, guest, options.moved);
  const files = definitionOf(name, guest, options, places, source, restIn?.(folder));
  for (const [path, other] of inline?.filesIn(folder) ?? []) files.set(path, other);
  const hasText = files.has(rest) && restIn !== undefined;
  const isInTheWay = file === `${config.modules}/${name}/default.nix`;
  if (options.hasRest && isInTheWay && !hasText) throw inTheWay(config, file, name);
  for (const path of files.keys())
    if (existsSync(join(root, path)))
      throw new KnownError(
        { file: path, message: "already exists", fix: "move it away" },
        exitStatus.failed,
      );
  const notes = notesOf(schema, guest, options.kept, { file: hasText ? rest : file, rest, name });
  const gone = hasText ? [`${file} is not used by it: ${rest} has what else it says`] : [];
  const next = isInTheWay ? `next: rm ${file}, then npm run codegen` : "next: npm run codegen";
  return { files, notes: [...notes, ...(inline?.notes ?? [...gone, next])] };
}

/** The guest whose module or system the whole file is. */
async function guestOfFile(
  root: string,
  file: string,
  text: string,
  lib: string,
  schema: OptionSchema,
): Promise<{ readonly guest: ImportedGuest; readonly written: WrittenModules | undefined }> {
  const read = await readModule(root, file, lib, schema);
  return { guest: requireGuest(file, schema, read), written: writtenModules(text, read.said) };
}

/** A guest within a file has the name that it has there, unless its module sets another one. */
function nameAsked(
  { vm, name }: ImportRequest,
  { hostName }: ImportedGuest,
  there: string | undefined,
): string | undefined {
  if (there === undefined) return name;
  if (hostName === null) return name ?? there;
  return vm === undefined ? undefined : name;
}

function inTheWay(config: Config, file: string, name: string): KnownError {
  const elsewhere = join(dirname(config.modules), "original", name);
  return new KnownError(
    {
      file,
      message: "sets more than options of microvm, and is where codegen will write the VM's module",
      fix: `mkdir -p ${dirname(elsewhere)} && git mv ${dirname(file)} ${elsewhere}, and import that`,
    },
    exitStatus.failed,
  );
}

/** The module's path relative to the root, with its symbolic links followed. */
export function moduleFile(root: string, given: string): string {
  const fail = (message: string, fix: string) =>
    new KnownError({ file: given, message, fix }, exitStatus.notChecked);
  const found = resolve(given);
  const path = existsSync(join(found, "default.nix")) ? join(found, "default.nix") : found;
  if (!existsSync(path))
    throw fail(
      "does not exist",
      "name a Nix file of this repository, or a folder with default.nix",
    );
  if (!path.endsWith(".nix"))
    throw fail("is not a Nix file", "name the guest's module: a file *.nix");
  const file = relative(root, realpathSync(path));
  if (file.startsWith("../"))
    throw fail("is outside this repository", "copy it into the repository first");
  return file;
}
