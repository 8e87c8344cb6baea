import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lintRules } from "../../src/lint/rules.ts";
import { root } from "../support/available.ts";

test("every rule that the code names is described", () => {
  const folder = join(root, "src/lint");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const named = sources.flatMap((text) =>
    [...text.matchAll(/\brule: "([^"]+)"/g)].map(([, name]) => `lint/${name}`),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(lintRules.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(named)]));
});
