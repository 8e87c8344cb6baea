import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Config } from "../config.ts";
import type { FixableProblem } from "../errors.ts";

/**
 * Files in the definitions' folder that define a VM and are not read: definitions are `*.ts` directly in it, and what
 * those import.
 *
 * @param used The files that the definitions are made from.
 */
export function unreadDefinitions(
  root: string,
  { definitions }: Config,
  used: ReadonlyMap<string, unknown>,
): FixableProblem[] {
  // a definition may be a link to a file of another folder
  const read = new Set(
    [...used.keys()]
      .map((file) => join(root, file))
      .filter((path) => existsSync(path))
      .map((path) => realpathSync(path)),
  );
  return readdirSync(join(root, definitions), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isScript.test(entry.name) && !isOther.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(
      (file) =>
        !read.has(realpathSync(join(root, file))) && !/(?:^|\/)(?:\.|node_modules\/)/.test(file),
    )
    .filter((file) => definesVm.test(withoutComments(readFileSync(join(root, file), "utf8"))))
    .sort()
    .map((file) => {
      const name = `${basename(file).replace(isScript, "")}.ts`;
      const isBelow = dirname(file) !== definitions;
      return {
        file,
        message: isBelow
          ? `defines a VM in a folder below ${definitions}, where nothing imports it`
          : `defines a VM, but definitions are files *.ts`,
        fix: isBelow
          ? `move it to ${definitions}/${name}, or export its VM from a file there`
          : `rename it to ${definitions}/${name}`,
      };
    });
}

/** A statement of the file itself, not inside a function that helps others. */
const definesVm =
  /^(?:export\s+default\s+|(?:export\s+)?(?:const|let|var)\s+\w+[^=\n]*=\s*)[^=>\n]*\bdefineVm\s*\(/m;

const isScript = /\.[cm]?[jt]sx?$/i;

/** Types and tests. */
const isOther = /^\.|\.(?:d|test|spec)\.[cm]?[jt]sx?$/i;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
