import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Config } from "../config.ts";
import { requireFreeName } from "../definition/free-name.ts";
import { isHostName } from "../definition/host-name.ts";
import { typesImport } from "../definition/starting-definition.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readPin } from "../microvm/pin.ts";
import { readPinData } from "../microvm/pin-data.ts";
import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import { type NixNode, NixSyntaxError } from "../nix/syntax/node.ts";
import { parseNix } from "../nix/syntax/parse.ts";
import { type ChosenGuest, chooseGuest } from "./choose-guest.ts";
import { type InlineGuest, inlineGuests, isInline } from "./find-guest.ts";
import { modulesOfSystem } from "./guest-source.ts";
import type { ImportRequest, ImportResult } from "./import-guest.ts";
import { type DefinitionParts, moduleDefinition } from "./module-definition.ts";
import {
  type ModuleSource,
  readModuleSource,
  readModules,
  type SaidOption,
} from "./module-source.ts";
import { noSuchOption } from "./notes.ts";
import { scopeAround } from "./scope-around.ts";
import { Unreadable } from "./source-code.ts";

/**
 * Makes a definition from what the text of a NixOS module sets below `microvm`: conditions, priorities and expressions
 * are kept. Nothing is evaluated, and nothing is written.
 *
 * @param file The module's file, relative to the repository's root.
 * @throws KnownError (status 1) where no part of it can become a definition, (status 2) for what is not Nix.
 */
export function importModule(
  root: string,
  config: Config,
  file: string,
  { name: asked, vm }: Pick<ImportRequest, "name" | "vm">,
): ImportResult {
  const { schema } = readPinData(root, config, readPin(root, config));
  const { source, guest } = readSource(root, file, vm, schema);
  const name = asked ?? guest ?? nameOf(file);
  if (!isHostName(name))
    throw new KnownError(
      { file, message: `"${name}" is not a name of a module`, fix: "give it a name: --name NAME" },
      exitStatus.notChecked,
    );
  const definition = requireFreeName(root, config, name, file);
  const places = { from: file, to: `${config.modules}/${name}/default.nix` };
  const { kept, notes } = sifted(schema, file, source.options);
  const readable = kept.filter((option) => {
    try {
      moduleDefinition(name, source, [option], places);
      return true;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      notes.push(`microvm.${option.path.join(".")} stays in ${file}: ${error.message}`);
      return false;
    }
  });
  if (readable.length === 0)
    throw new KnownError(
      {
        file,
        message: "sets no option of microvm that can become a definition",
        ...(notes.length > 0 && { details: notes.join("\n") }),
        fix: "import the module that sets them, or leave --module out: then the file is evaluated, too",
      },
      exitStatus.failed,
    );
  const made = moduleDefinition(name, source, readable, places);
  const imports = `import { ${made.functions.join(", ")} } from ${JSON.stringify(typesImport(config))};\n\n`;
  const module = `${config.modules}/${name}`;
  return {
    files: new Map([[definition, imports + made.text]]),
    notes: [...notes, ...closingNotes(file, guest, source, made), nextStep(file, module)],
  };
}

/** What stays in the file, and what the rest becomes. */
function* closingNotes(
  file: string,
  guest: string | undefined,
  { unread }: ModuleSource,
  made: DefinitionParts,
): Generator<string> {
  if (unread.length > 0)
    yield `${unread.length} part of microvm stays in ${file}: it is not a set of options`;
  yield `${made.values} values are data, ${made.expressions} are Nix code`;
  if (guest !== undefined && made.arguments.length > 0)
    yield `${guest} in ${file} gives it its arguments: _module.args = { inherit ${made.arguments.join(" ")}; }`;
}

const nextStep = (file: string, module: string) =>
  `next: take these options out of ${file}, import ${module} there, then npm run codegen`;

/** What the module says, or the guest within the file that is asked for or is all that the file has of `microvm`. */
function readSource(
  root: string,
  file: string,
  vm: string | undefined,
  schema: OptionSchema,
): { readonly source: ModuleSource; readonly guest?: string | undefined } {
  const text = readFileSync(join(root, file), "utf8");
  try {
    if (vm !== undefined) return sourceOfGuest(chooseGuest(file, text, { vm }));
    const whole = parseNix(text);
    const source = readModuleSource(text);
    if (source.options.some(({ path: [first = ""] }) => Object.hasOwn(schema.guest, first)))
      return { source };
    const names = [...new Set(inlineGuests(whole).map(({ name }) => name))];
    if (names.length > 1)
      throw new KnownError(
        {
          file,
          message: `has several guests: ${names.join(", ")}`,
          fix: `name one: --vm ${names[0]}`,
        },
        exitStatus.failed,
      );
    if (names.length === 1) return sourceOfGuest(chooseGuest(file, text, { vm: names[0] }));
    const nodes = modulesOfSystem(whole);
    return nodes.length === 0
      ? { source }
      : { source: readPlaced(text, whole, { modules: nodes, isOfHost: false }) };
  } catch (error) {
    if (!(error instanceof NixSyntaxError)) throw error;
    const line = text.slice(0, error.offset).split("\n").length;
    throw new KnownError(
      { file, line, message: error.message, fix: "correct it: it is not Nix" },
      exitStatus.notChecked,
    );
  }
}

function sourceOfGuest(chosen: ChosenGuest | undefined): {
  readonly source: ModuleSource;
  readonly guest?: string | undefined;
} {
  const { text, whole, guest } = chosen as ChosenGuest;
  return { source: readPlaced(text, whole, guest), guest: guest.name };
}

function readPlaced(
  text: string,
  whole: NixNode,
  { modules, isOfHost }: Pick<InlineGuest, "modules" | "isOfHost">,
): ModuleSource {
  const around = { areArguments: true, isOfHost };
  return readModules(
    text,
    modules.filter(isInline).map((node) => ({ node, scope: scopeAround(node, whole, around) })),
  );
}

/** Options that the pinned microvm.nix has, and what happened to the others. */
function sifted(schema: OptionSchema, file: string, options: readonly SaidOption[]) {
  const all = [...walkOptions(schema.guest)];
  const notes: string[] = [];
  const kept = options.filter(({ path }) => {
    const name = path.join(".");
    const removed = all.find((known) => known.path.join(".") === name)?.option.removed;
    const first = schema.guest[path[0] ?? ""];
    if (removed !== undefined)
      notes.push(
        `microvm.${name} stays in ${file}: it was removed from microvm.nix${removed.replacedBy.length > 0 ? `, use ${removed.replacedBy.join(" and ")}` : ""}`,
      );
    else if (first === undefined)
      notes.push(`microvm.${name} stays in ${file}: ${noSuchOption(schema, path)}`);
    else return true;
    return false;
  });
  return { kept, notes };
}

/** `sysvms/netvm-base.nix` and `netvm-base/default.nix` belong to netvm-base. */
function nameOf(file: string): string {
  const name = basename(file, ".nix");
  return name === "default" ? basename(dirname(file)) : name;
}
