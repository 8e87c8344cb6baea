import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { readIfExists } from "../../files.ts";
import { checkNix } from "../../nix/syntax/check.ts";
import type { LoadedDefinition } from "../load.ts";
import { importedFile } from "../modules-of.ts";
import type { Finding } from "./finding.ts";

/** Imported modules of a definition that are missing, or that Nix cannot read. */
export function* findMissingImports(
  root: string,
  definition: LoadedDefinition,
): Generator<Finding> {
  const imports = (definition.vm.imports ?? []) as readonly unknown[];
  for (const [index, module] of imports.entries()) {
    if (typeof module !== "string") continue;
    const path = ["imports", String(index)];
    const file = importedFile(definition, module);
    if (module.startsWith("/") || file.startsWith("../"))
      yield {
        definition,
        path,
        message: `the imported module ${module} is outside this repository`,
        fix: "name a file of this repository, relative to the definition",
      };
    else if (!existsSync(join(root, file)))
      yield {
        definition,
        path,
        message: `the imported module ${file} does not exist`,
        fix: "name it relative to the definition's own folder",
      };
    else yield* codeProblems(root, file).map((problem) => ({ definition, path, ...problem }));
  }
}

/** Syntax errors in an imported module, and names in it that nothing defines. */
function codeProblems(root: string, file: string) {
  const path = [file, `${file}/default.nix`].find((name) =>
    statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  );
  const text = path === undefined ? undefined : readIfExists(join(root, path));
  if (path === undefined || text === undefined) return [];
  return checkNix(text, []).problems.map(({ offset, message, fix }) => ({
    place: { file: path, line: text.slice(0, offset).split("\n").length },
    message: `${message}, in a module that the VM imports`,
    fix,
  }));
}
