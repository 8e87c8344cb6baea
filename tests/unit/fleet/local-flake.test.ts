import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baseReference } from "../../../src/fleet/base-reference.ts";
import { gitUrl, nixReference } from "../../../src/fleet/local-flake.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = realpathSync(temporaryFolder("local"));
mkdirSync(join(folder, "plain"));
mkdirSync(join(folder, "my flake"));
mkdirSync(join(folder, "my repo/.git"), { recursive: true });
mkdirSync(join(folder, "my repo/a host"));
symlinkSync("plain", join(folder, "link"));

test.each([
  ["github:tiiuae/ghaf", { url: "github:tiiuae/ghaf" }],
  ["./gone", { url: "./gone" }],
  [`${folder}/plain`, { url: `${folder}/plain` }],
  [`path:${folder}/plain`, { url: `path:${folder}/plain` }],
  [`path:${folder}/plain?dir=a`, { url: `path:${folder}/plain?dir=a` }],
  [`${folder}/link`, { url: `${folder}/plain` }],
  [`path:${folder}/link`, { url: `path:${folder}/plain` }],
  [`${folder}/my flake`, { url: "path:.", folder: `${folder}/my flake` }],
  [`path:${folder}/my repo`, { url: "path:.", folder: `${folder}/my repo` }],
  [`${folder}/my repo`, { url: "git+file:.", folder: `${folder}/my repo` }],
  [`${folder}/my repo/a host`, { url: "git+file:.?dir=a%20host", folder: `${folder}/my repo` }],
])("%s", (url, reference) => {
  expect(nixReference(url)).toEqual(reference);
});

test.runIf(/^[\w./-]*$/.test(process.cwd()))("the current folder stays as it is named", () => {
  expect(nixReference(".")).toEqual({ url: "." });
});

test("a URL of git is encoded but for its slashes", () => {
  expect(
    gitUrl("/a b/c#d", [
      ["rev", "0"],
      ["dir", "e f/g"],
    ]),
  ).toBe("git+file:///a%20b/c%23d?rev=0&dir=e%20f/g");
});

test("a base of a repository that is none is refused", () => {
  expect(() => baseReference(`${folder}/plain`, "HEAD")).toThrow("is in no git repository here");
});
