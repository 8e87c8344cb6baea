import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { bundleFolder } from "../tool.ts";

/** The flake's template as the build copies it beside the bundle, with the lock of the pin that the tool knows. */
const folder = join(bundleFolder, "template");

/** The template's files that make a repository work: path in the repository → text. */
export function templateFiles(): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "README.md")
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(
    paths.map((path) => [
      path === "gitignore" ? ".gitignore" : path,
      readFileSync(join(folder, path), "utf8"),
    ]),
  );
}
