import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cachedText } from "../../src/cache.ts";
import { temporaryFolder } from "../support/temporary.ts";

it("keeps the last four texts of a name, and all of other names", async () => {
  const root = temporaryFolder("cache");
  mkdirSync(join(root, "node_modules"));
  const folder = join(root, "node_modules/.cache/ghaf-microvm");
  const cache = (name: string, about: number) =>
    cachedText(root, name, [about], async () => `text ${about}`);
  await cache("types", 0);
  const [oldest = ""] = readdirSync(folder);
  utimesSync(join(folder, oldest), 1, 1);
  await cache("types-of-others", 0);
  for (const about of [1, 2, 3]) await cache("types", about);
  expect(readdirSync(folder)).toContain(oldest);
  expect(await cache("types", 4)).toBe("text 4");
  expect(readdirSync(folder)).not.toContain(oldest);
  expect(
    readdirSync(folder)
      .map((name) => name.replace(/-[0-9a-f]+$/, ""))
      .sort(),
  ).toEqual(["types", "types", "types", "types", "types-of-others"]);
});
