import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hasNix, root } from "../../support/available.ts";
import { offline, repositoryFiles } from "../../support/flake.ts";
import { nix } from "../../support/nix.ts";

test.skipIf(!hasNix)("nix flake init begins a repository with the template's files", () => {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-template-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [flake, repository] = [join(folder, "flake"), join(folder, "repository")];
  for (const file of repositoryFiles()) cpSync(join(root, file), join(flake, file));
  cpSync(join(root, "LICENSE"), join(repository, "LICENSE"));
  const { status, stderr } = nix(
    ["flake", "init", "--template", `path:${flake}`],
    { NIX_CONFIG: offline },
    repository,
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain("README.md says what comes next.");
  expect(readdirSync(repository, { recursive: true }).sort()).toEqual([
    ".gitignore",
    ".vscode",
    ".vscode/settings.json",
    "LICENSE",
    "README.md",
    "flake.nix",
    "package.json",
    "src",
    "src/vms",
    "src/vms/hello.ts",
    "tsconfig.json",
  ]);
});
