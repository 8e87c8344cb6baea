import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";

interface Source {
  /** Its path in the checkout. */
  readonly file: string;
  readonly text: string;
}

/**
 * Refuses a checkout that lacks files with types, for which any value would be accepted. A type that is not found for
 * another reason may be from another package.
 *
 * @param types The names of the types that were not found.
 * @throws KnownError (status 2) that names each such type and the file in which it is expected.
 */
export function requireFilesOf(
  types: Iterable<string>,
  folder: string,
  sources: readonly Source[],
): void {
  const missing = missingModules(folder, sources);
  const problems = [...types].flatMap((type) => {
    const at = missing.find(({ module }) => isImported(type, module, sources));
    if (at === undefined) return [];
    return {
      file: join(folder, at.file),
      line: at.line,
      message: `the type ${type} is in the module ${at.module}, whose file ${at.expected} is not there`,
      fix: "name a whole checkout: `git checkout -- .` brings its files back",
    };
  });
  const [first, ...others] = problems;
  if (first !== undefined) throw new KnownError([first, ...others], exitStatus.notChecked);
}

/** Whether a file imports a type from a module: `use crate::module::{A, Type};`. */
const isImported = (type: string, module: string, sources: readonly Source[]) => {
  const use = new RegExp(`\\buse [^;]*\\b${module}::[^;]*\\b${type}\\b[^;]*;`);
  return sources.some(({ text }) => text.includes(module) && use.test(text));
};

/** A module that a file declares, but whose own file is missing. */
interface MissingModule {
  /** The file that declares it, in the checkout. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly module: string;
  /** The file in which it is expected, in the checkout. */
  readonly expected: string;
}

/**
 * The modules of a checkout whose file is missing: `mod config;` is in `config.rs` or `config/mod.rs`. Modules that are
 * only for tests, or have a path in their declaration, are skipped.
 */
function missingModules(folder: string, sources: readonly Source[]): MissingModule[] {
  return sources.flatMap(({ file, text }) => {
    // a crate's first file may have any name: its modules are beside it, those of other files in a folder of their name
    const folders = isRoot.test(basename(file))
      ? [dirname(file)]
      : [file.replace(/\.rs$/, ""), dirname(file)];
    return [...text.matchAll(declaration)].flatMap(({ index, 1: before = "", 2: module = "" }) => {
      const places = folders.flatMap((it) => [`${it}/${module}.rs`, `${it}/${module}/mod.rs`]);
      const isElsewhere = /\bpath\s*=|\btest\b/.test(before);
      if (isElsewhere || places.some((place) => existsSync(join(folder, place)))) return [];
      const line = text.slice(0, index + before.length).split("\n").length;
      return [{ file, line, module, expected: places[0] ?? "" }];
    });
  });
}

const isRoot = /^(lib|main|mod)\.rs$/;

/** At the beginning of a line: within a block, such as `cfg_if!`, it may be for another platform. */
const declaration = /^((?:#\[[^\n]*\]\s*\n)*)(?:pub(?:\([^)]*\))? )?mod (\w+);/gm;
