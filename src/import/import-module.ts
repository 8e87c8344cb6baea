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
import { NixSyntaxError } from "../nix/syntax/node.ts";
import type { ImportResult } from "./import-guest.ts";
import { moduleDefinition } from "./module-definition.ts";
import { readModuleSource, type SaidOption } from "./module-source.ts";
import { noSuchOption } from "./notes.ts";
import { Unreadable } from "./source-code.ts";

/**
 * Makes a definition of what a NixOS module says of `microvm`, from its text: conditions, priorities and expressions
 * stay as they are. Nothing is evaluated, and nothing is written.
 *
 * @param file The module's file, relative to the repository's root.
 * @throws KnownError (status 1) where nothing of it can become a definition, (status 2) for what is not Nix.
 */
export function importModule(
  root: string,
  config: Config,
  file: string,
  asked: string | undefined,
): ImportResult {
  const { schema } = readPinData(root, config, readPin(root, config));
  const name = asked ?? nameOf(file);
  if (!isHostName(name))
    throw new KnownError(
      { file, message: `"${name}" is not a name of a module`, fix: "give it a name: --name NAME" },
      exitStatus.notChecked,
    );
  const source = readSource(root, file);
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
        fix: "import the module that sets them",
      },
      exitStatus.failed,
    );
  const made = moduleDefinition(name, source, readable, places);
  const imports = `import { ${made.functions.join(", ")} } from ${JSON.stringify(typesImport(config))};\n\n`;
  return {
    files: new Map([[definition, imports + made.text]]),
    notes: [
      ...notes,
      ...(source.unread.length > 0
        ? [`${source.unread.length} part of microvm stays in ${file}: it is not a set of options`]
        : []),
      `${made.values} values are data, ${made.expressions} are Nix code`,
      `next: take these options out of ${file}, import ${config.modules}/${name} there, then npm run codegen`,
    ],
  };
}

function readSource(root: string, file: string) {
  try {
    return readModuleSource(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    if (!(error instanceof NixSyntaxError)) throw error;
    throw new KnownError(
      { file, message: error.message, fix: "correct it: it is not Nix" },
      exitStatus.notChecked,
    );
  }
}

/** Options that the pinned microvm.nix has, and what became of the others. */
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

/** `sysvms/netvm-base.nix` and `netvm-base/default.nix` are of netvm-base. */
function nameOf(file: string): string {
  const name = basename(file, ".nix");
  return name === "default" ? basename(dirname(file)) : name;
}
