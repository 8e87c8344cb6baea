import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { microvmSource, nixpkgsStandin, root } from "./available.ts";
import { offline, repositoryFiles } from "./flake.ts";
import { nix } from "./nix.ts";

/**
 * Evaluates Nix functions of the inputs that a user's flake has: `{ nixpkgs, microvm, ghaf-microvm, ... }: ...`, the
 * last being this repository's flake. Gives data; throws with Nix's message when it does not evaluate.
 *
 * @param others Further inputs, plain folders: name → path.
 * @param microvm Another microvm.nix than the pinned one.
 * @param nixpkgs Another nixpkgs than that of NIXPKGS_STANDIN.
 */
export function evaluatorOfInputs(
  others: Readonly<Record<string, string>> = {},
  microvm = microvmSource,
  nixpkgs = nixpkgsStandin,
): (expression: string) => unknown {
  let folder: string | undefined;
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });
  return (expression) => {
    folder ??= makeFlake(Object.keys(others));
    const inputs = {
      nixpkgs,
      microvm,
      "microvm/nixpkgs": nixpkgs,
      "microvm/spectrum": join(folder, "empty"),
      "ghaf-microvm": join(folder, "ghaf-microvm"),
      ...others,
    };
    const { status, stdout, stderr } = nix(
      [
        ...["eval", "--json", `path:${join(folder, "user")}#inputs`, "--apply", expression],
        "--no-write-lock-file",
        ...Object.entries(inputs).flatMap(([input, source]) => [
          ...["--override-input", input, `path:${source}`],
        ]),
      ],
      { NIX_CONFIG: offline },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
}

function makeFlake(others: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-inputs-"));
  mkdirSync(join(folder, "empty"));
  mkdirSync(join(folder, "user"));
  for (const file of repositoryFiles())
    cpSync(join(root, file), join(folder, "ghaf-microvm", file));
  writeFileSync(
    join(folder, "user/flake.nix"),
    `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    microvm = { url = "github:microvm-nix/microvm.nix"; inputs.nixpkgs.follows = "nixpkgs"; };
    ghaf-microvm = {
      url = "flake:ghaf-microvm";
      inputs = { nixpkgs.follows = "nixpkgs"; microvm.follows = "microvm"; };
    };
${others.map((name) => `    ${name} = { url = "path:/${name}"; flake = false; };\n`).join("")}  };
  outputs = inputs: { inherit inputs; };
}
`,
  );
  return folder;
}
