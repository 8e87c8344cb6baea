import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleDocs } from "../src/lint/rule-docs.ts";

const folders = ["src/lint", "src/fleet", "src/definition", "src/codegen", "nix/checks"];

/** The sources that report rules, by path from the repository's root, without the rules' own pages. */
export function ruleTexts(root: string): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|nix)$/.test(name) && !/^rules(\/|\.ts$)/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** What is in docs/rules: name of a file → text. */
export const rulePageTexts = (root: string): Map<string, string> => ruleDocs(ruleTexts(root));
