// @module-tag slow
import { expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { repositoryFiles } from "../../support/flake.ts";
import { npmPackage } from "../../support/package.ts";

const packed = npmPackage();

it("contains the bundle, the data that it reads and the types of its public API", () => {
  const files = packed().files.filter((file) => !file.startsWith("nix/"));
  expect(
    files.filter((file) => !/^dist\/([a-z0-9.-]+-[\w-]{8}\.js|types\/.*\.d\.ts)$/.test(file)),
  ).toEqual([
    "LICENSE",
    "README.md",
    "dist/cli.js",
    "dist/ghaf-microvm.schema.json",
    "dist/index.js",
    "dist/template/.vscode/settings.json",
    "dist/template/README.md",
    "dist/template/flake.lock",
    "dist/template/flake.nix",
    "dist/template/gitignore",
    "dist/template/package.json",
    "dist/template/src/vms/hello.ts",
    "dist/template/tsconfig.json",
    "package.json",
    "src/microvm/history/options.json",
    "src/microvm/history/revisions.json",
  ]);
});

it("contains every file that its package.json names", () => {
  const named = Object.values(manifest.exports).flatMap((conditions) => Object.values(conditions));
  expect(packed().files).toEqual(
    expect.arrayContaining(
      [...named, ...Object.values(manifest.bin)].map((path) => path.replace("./", "")),
    ),
  );
});

it("contains no chunk of an earlier bundle", () => {
  expect(packed().files).not.toContain("dist/chunk-OFBEFORE.js");
});

it("contains the Nix files that are the tool's, and none that are this repository's own", () => {
  const own = /^nix\/(flake|microvmConfigurations|template)\/|^nix\/generated\.json$/;
  expect(packed().files.filter((file) => file.startsWith("nix/"))).toEqual(
    repositoryFiles()
      .filter((file) => file.startsWith("nix/") && !own.test(file))
      .sort(),
  );
});

it("says where it comes from, and runs nothing where it is installed", () => {
  const { scripts, repository, bugs, homepage, keywords } = packed().manifest;
  const address = repository.url.replace(/^git\+(.*)\.git$/, "$1");
  expect(address).toMatch(/^https:\/\//);
  expect({ bugs, homepage }).toEqual({
    bugs: { url: `${address}/issues` },
    homepage: `${address}#readme`,
  });
  expect(keywords).toContain("microvm");
  expect(Object.keys(scripts)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(prepare|(pre|post)?install)$/)]),
  );
});
