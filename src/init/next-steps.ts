import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { installedAs } from "./installed-as.ts";

/** A command, and what it does where that needs saying. */
export type Step = readonly [command: string, what: string];

/**
 * The commands that lead from a repository's beginning to a VM's runner, in their order.
 *
 * @param vm The VM to build.
 * @param hasKnownPin Whether flake.lock pins what the tool knows, so that it generates without Nix.
 */
export function nextSteps(root: string, vm: string, hasKnownPin: boolean): Step[] {
  const codegen = "npm run codegen";
  return [
    ...installation(root),
    ...steps(hasKnownPin, [codegen, "needs no Nix; again after each change of a definition"]),
    ...steps(!isInGit(root), ["git init", ""]),
    ["git add --all", "Nix sees only what git knows"],
    ["nix flake lock", "adds the inputs that flake.lock lacks"],
    ["nix flake archive", "fetches what flake.lock pins: codegen itself fetches nothing"],
    hasKnownPin
      ? [codegen, "checks what the runner makes, too"]
      : [`${codegen} -- --refresh`, "reads the options of the microvm.nix that is pinned"],
    ["git add --all", ""],
    [`nix build .#${vm}`, "the VM's runner: result/bin/microvm-run"],
  ];
}

const steps = (isNeeded: boolean, step: Step): Step[] => (isNeeded ? [step] : []);

function installation(root: string): Step[] {
  const packages = [
    installedAs(root),
    existsSync(join(root, "node_modules/typescript")) ? undefined : "typescript",
  ].filter((name) => name !== undefined);
  return steps(packages.length > 0, [`npm install --save-dev ${packages.join(" ")}`, ""]);
}

function isInGit(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return true;
    if (folder === dirname(folder)) return false;
  }
}
