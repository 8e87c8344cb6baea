import { join } from "node:path/posix";
import { exitStatus, KnownError } from "../errors.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import { everyNode } from "../nix/syntax/free-names.ts";
import type { NixNode } from "../nix/syntax/node.ts";
import type { ChosenGuest } from "./choose-guest.ts";
import { isInline } from "./find-guest.ts";
import type { WrittenModules } from "./guest-source.ts";
import type { ImportedGuest } from "./imported-file.ts";
import type { InlineRest } from "./imported-module.ts";
import { inlineModule } from "./inline-module.ts";
import { readModules } from "./module-source.ts";
import { readModule } from "./read-module.ts";
import { requireGuest } from "./require-guest.ts";
import { scopeAround } from "./scope-around.ts";

/** A guest that stands within a file, as one whose module is a file of its own. */
export interface ImportedInline {
  readonly guest: ImportedGuest;
  /** Its module within the file's text, and that text. */
  readonly written: WrittenModules;
  /** How many definitions of an option can be taken out of the module's text. */
  readonly removable: (path: readonly string[]) => number;
  /** Everything besides its options, as files of this folder, relative to the root. */
  readonly restIn: (folder: string) => InlineRest;
  /** Other modules of its system: path → text. */
  readonly filesIn: (folder: string) => ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/**
 * Reads a guest that stands within a file.
 * @param file Relative to the root.
 * @param lib The folder of nixpkgs' `lib`.
 * @throws KnownError: status 1 when it cannot become a definition, 2 when it does not evaluate.
 */
export async function importInline(
  root: string,
  file: string,
  { text, whole, guest }: ChosenGuest,
  lib: string,
  schema: OptionSchema,
): Promise<ImportedInline> {
  const all = guest.modules
    .filter(isInline)
    .map((node) => inlineModule(file, text, whole, node, guest));
  const own = all.filter(({ node }) => setsMicrovm(node));
  const [module, second] = own.length === 0 ? all : own;
  if (module === undefined || second !== undefined)
    throw new KnownError(
      {
        file,
        line: text.slice(0, second?.node.start).split("\n").length,
        message: `${guest.name} has several modules here that set options of microvm`,
        fix: "make them one",
      },
      exitStatus.failed,
    );
  const read = await readModule(root, file, lib, schema, module.textIn(root));
  const said = requireGuest(file, schema, read, true);
  const others = all.filter((one) => one !== module);
  const fileOf = (folder: string, index: number) => `${folder}/module-${index + 1}.nix`;
  const written = readModules(text, [
    {
      node: module.node,
      scope: scopeAround(module.node, whole, { ...guest, areArguments: false }),
    },
  ]);
  return {
    guest: said,
    written: { text, modules: new Map([[undefined, written]]) },
    removable: module.removable,
    restIn: (folder) => ({
      textWithout: (moved) => `${module.textIn(folder, moved)}\n`,
      imports: [
        ...guest.modules.flatMap((node) => pathOf(node, file)),
        ...others.map((_, index) => fileOf(folder, index)),
      ],
    }),
    filesIn: (folder) =>
      new Map(others.map((one, index) => [fileOf(folder, index), `${one.textIn(folder)}\n`])),
    notes: [
      ...othersIn(guest.modules, text),
      `next: take ${guest.name} out of ${file}:${text.slice(0, module.node.start).split("\n").length}, then npm run codegen`,
    ],
  };
}

const setsMicrovm = (node: NixNode) =>
  [...everyNode(node)].some(
    (inner) =>
      inner.kind === "attributes" &&
      inner.bindings.some((binding) => "path" in binding && binding.path[0] === "microvm"),
  );

/** A module of the system that is a file, relative to the root. */
function pathOf(node: NixNode, file: string): string[] {
  if (node.kind !== "path") return [];
  const path = node.parts.join("");
  return /^\.{1,2}\//.test(path) ? [join(file, "..", path)] : [];
}

/** The modules that are neither written there nor files: microvm.nix's own is in the definition's system already. */
function* othersIn(modules: readonly NixNode[], text: string): Generator<string> {
  for (const node of modules) {
    if (isInline(node) || (node.kind === "path" && node.parts.length === 1)) continue;
    const code = text.slice(node.start, node.end);
    if (!/\bmicrovm\.nixosModules\.microvm$/.test(code))
      yield `${code} is one of its modules, too: import it where the definition's VM needs it`;
  }
}
