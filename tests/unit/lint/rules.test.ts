import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lintRules } from "../../../src/lint/rules.ts";
import { root } from "../../support/available.ts";

test.each([
  ["src/lint", ".ts", /\brule: "([^"]+)"/g, 20],
  ["nix/checks", ".nix", /\brule = "([a-z0-9A-Z-]+)";/g, 2],
])("every rule that the code in %s names is described", (path, extension, pattern, atLeast) => {
  const folder = join(root, path);
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(extension))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const named = sources.flatMap((text) =>
    [...text.matchAll(pattern)].map(([, name]) => `lint/${name}`),
  );
  expect(named.length).toBeGreaterThanOrEqual(atLeast);
  expect(lintRules.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(named)]));
});
