import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../support/available.ts";

/** What a module and all that it imports at run time import beyond themselves: packages, and modules of Node. */
function outerImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, "utf8").matchAll(
    /^(?:import|export) (?!type )[^;]*?from "([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...imports].flatMap(([, name = "", dynamic = name]) =>
    !dynamic.startsWith(".")
      ? [dynamic]
      : dynamic.endsWith(".ts")
        ? outerImports(join(dirname(file), dynamic), seen)
        : [],
  );
}

test.each([
  ["lint-script.ts", []],
  ["places.ts", []],
  ["report.ts", []],
  ["rules.ts", []],
  // the only one that is of Node
  ["main.ts", ["node:fs", "node:util"]],
])("src/lint/%s imports no package", (file, outer) => {
  expect(outerImports(join(root, "src/lint", file))).toEqual(outer);
});
