import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { ghafGit, hasNix, microvmGit, nixpkgsStandin } from "./available.ts";
import { evaluatorOfInputs } from "./inputs.ts";

/** Ghaf of 22 August 2026; GHAF_REVISION=HEAD takes what GHAF_GIT has now. */
const revision = process.env.GHAF_REVISION ?? "9a37dc8c2";

/** Ghaf's own targets can be evaluated here. */
export const canEvaluateGhaf =
  hasNix && nixpkgsStandin !== undefined && ghafGit !== undefined && microvmGit !== undefined;

/**
 * Evaluates Nix functions of the inputs that a user's flake has and of `ghafWith`, which makes Ghaf's flake: see
 * ghaf.nix. `microvm` is the revision that Ghaf itself locks. Gives data; throws with Nix's message.
 *
 *     `{ ghafWith, ... }: builtins.attrNames (ghafWith { }).nixosConfigurations`
 *
 * @param change Changes the files of Ghaf's copy before it is evaluated.
 */
export function evaluatorOfGhaf(
  change: (ghaf: string) => void = () => {},
): (expression: string) => unknown {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-ghaf-"));
  const [ghaf, microvm] = [join(folder, "ghaf"), join(folder, "microvm")];
  const evaluate = evaluatorOfInputs({ ghaf }, microvm);
  let isThere = false;
  afterAll(() => rmSync(folder, { recursive: true }));
  return (expression) => {
    if (!isThere) {
      extract(
        ghafGit,
        revision,
        ghaf,
        "flake.lock",
        "lib",
        "modules",
        "overlays",
        "packages",
        "targets",
      );
      const { nodes } = JSON.parse(readFileSync(join(ghaf, "flake.lock"), "utf8"));
      extract(microvmGit, nodes.microvm.locked.rev, microvm);
      change(ghaf);
      isThere = true;
    }
    return evaluate(`inputs: (${expression}) (inputs // {
      ghafWith = others: import (inputs.ghaf-microvm + "/tests/support/ghaf.nix") (
        { inherit (inputs) nixpkgs microvm ghaf; } // others
      );
    })`);
  };
}

/** The tree of a revision, or the files and folders of it that are named, in a new folder. */
function extract(
  repository: string | undefined,
  revision: string,
  folder: string,
  ...paths: readonly string[]
): void {
  const archive = execFileSync("git", ["archive", revision, ...paths], {
    cwd: repository,
    maxBuffer: 1 << 28,
  });
  mkdirSync(folder);
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
}
