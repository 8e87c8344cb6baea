import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../support/available.ts";

const testsIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `${folder}/${file}`);

/** What a test has from Nix, by the names of tests/support. */
const ofNix = /\b(?:hasNix|microvmSource|nixpkgsLib|nixpkgsStandin|canEvaluate\w*)\b/;

test("CI runs each test in one job: the scripts leave to each other what they do not run", () => {
  const workflow = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  expect(workflow.match(/npm (?:run )?test\S*|vitest .*/g)).toEqual([
    "npm run test:node",
    "npm run test:nix",
    // without the site, which the other jobs do not build, there is no such project
    "vitest run --project site",
  ]);
  const { "test:node": withNode, "test:nix": withNix } = manifest.scripts;
  const [others, tagged] = withNix.split(" && ");
  expect(others?.replace(/--exclude 'tests\/(\w+)\/\*\*'/g, "--project $1")).toBe(
    withNode.replace(" --tags-filter=!nix", ""),
  );
  expect(tagged).toBe(withNode.replace("!nix", "nix"));
});

test("what Nix alone can run has the tag by which the job with Nix finds it", () => {
  const parts = ["tests/unit", "tests/cli"]
    .flatMap(testsIn)
    .filter((file) => !file.endsWith("/ci-jobs.test.ts"))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      // from the condition to the test's function
      const skipped = [...text.matchAll(/\.skipIf\((.*?)=>/gs)].map(([, part = ""]) => part);
      // a part of a test has no tag
      const conditional = [...text.matchAll(/\bif \(.*/g)].map(([part]) => part);
      return [...skipped, ...conditional]
        .filter((part) => ofNix.test(part.split('"')[0] ?? ""))
        .map((part) => ({ file, part }));
    });
  expect(parts.length).toBeGreaterThan(20);
  expect(parts.filter(({ part }) => !/tags: \[[^\]]*"nix"/.test(part))).toEqual([]);
});
