import { join } from "node:path";
import { isSettable } from "../microvm/schema/json-schema.ts";
import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import { evaluateNix, type NixQuery, tryEvaluateNix } from "../nix/evaluate.ts";
import { pathExpression, quoted } from "../nix/print.ts";
import { nixFolder } from "../tool.ts";
import type { ImportedFile } from "./imported-file.ts";

/** What nix/import says of the file, and what its system asks of flake inputs. */
export interface ReadModule {
  readonly said: ImportedFile;
  readonly asked: readonly string[];
}

/**
 * Evaluates the file, which may be untrusted: it can read the repository and nixpkgs' `lib`, and nothing else. Attributes
 * that its stand-ins lack show only as an error of Nix: the file is then evaluated again with a stand-in that has them.
 * @param file Relative to the repository.
 * @param text The module's text, where it is not the whole file.
 * @param lib The folder of nixpkgs' `lib`.
 * @throws KnownError (status 2) when it does not evaluate.
 */
export async function readModule(
  root: string,
  file: string,
  lib: string,
  schema: OptionSchema,
  text?: string,
): Promise<ReadModule> {
  const options = [...walkOptions(schema.guest)]
    .filter(({ option }) => isSettable(option))
    .map(({ path }) => path);
  const data = (value: unknown) => `builtins.fromJSON ${quoted(JSON.stringify(value))}`;
  const says = (names: readonly string[], attribute: string): NixQuery => ({
    expression: `(import ${pathExpression(join(nixFolder, "import"))} {
      lib = import ${pathExpression(lib)};
      imported = ${text === undefined ? `import ${pathExpression(join(root, file))}` : `(${text}\n)`};
      options = ${data(options)};
      names = ${data(names)};
      isOpen = ${isOpen};
    })${attribute}`,
    reads: [nixFolder, lib, root],
  });

  const names: string[] = [];
  let isOpen = true;
  /** Undefined when it does not evaluate, whatever it is given. */
  const attempt = async (attribute: string): Promise<unknown> => {
    for (;;) {
      const outcome = await tryEvaluateNix(says(names, attribute));
      if (outcome.ok) return outcome.value;
      if (isOpen && /called with unexpected argument/.test(outcome.error)) {
        isOpen = false;
        continue;
      }
      const [, missing] = /attribute '([^']*)' missing/.exec(outcome.error) ?? [];
      if (missing === undefined || names.includes(missing)) return undefined;
      names.push(missing);
    }
  };
  const read = ((await attempt(".said")) ??
    (await evaluateNix(says(names, ".said"), `${file} does not evaluate`))) as ImportedFile;
  if (read.form !== "system") return { said: read, asked: [] };
  // before inputs are examined, only a set of all inputs can lack an attribute; else it was `lib`
  const known = Object.hasOwn(read.arguments, "inputs") ? 0 : names.length;
  await attempt(".looked");
  return { said: read, asked: names.slice(known).sort() };
}
