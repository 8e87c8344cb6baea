import { basename, dirname } from "node:path";
import { quoteWord } from "../shell/shell-words.ts";
import { besideFile } from "./beside-file.ts";

/** The program that writes a file of pins. */
export type LockTool = keyof typeof lockTools;

interface Commands {
  /** The command that moves one pin of a file to what is newest. */
  readonly update: (pin: string, file: string) => string;
  /** The command that sets the pin to a revision, where that is not done in flake.nix. */
  readonly pinTo?: (pin: string, url: string) => string;
}

/** `nix flake update INPUT` exists since Nix 2.19; before, it took a flake and updated all inputs. */
const nix: Commands = {
  update: (input, file) =>
    besideFile(file, () =>
      isFlakeId(input)
        ? `nix flake update ${input}  (Nix before 2.19: nix flake lock --update-input ${input})`
        : "nix flake update",
    ),
};

const lockTools = {
  nix,
  devenv: {
    update: (input, file) =>
      besideFile(file, () => (isFlakeId(input) ? `devenv update ${input}` : "devenv update")),
    pinTo: (input, url) => `inputs.${input}.url: ${url} in devenv.yaml`,
  },
  npins: {
    update: (pin, file) =>
      isIn("npins", file)
        ? besideFile(dirname(file), () => `npins update ${quoteWord(pin)}`)
        : `npins -d ${quoteWord(dirname(file))} update ${quoteWord(pin)}`,
    pinTo: (pin, url) => {
      const [owner, repo, rev] = url.replace(/^github:/, "").split("/");
      return `npins add --name ${quoteWord(pin)} github --branch main --at ${rev} ${owner} ${repo}`;
    },
  },
  niv: {
    update: (pin, file) =>
      isIn("nix", file)
        ? besideFile(dirname(file), () => `niv update ${quoteWord(pin)}`)
        : `niv -s ${quoteWord(file)} update ${quoteWord(pin)}`,
    pinTo: (pin, url) => {
      const [owner, repo, rev] = url.replace(/^github:/, "").split("/");
      return `niv update ${quoteWord(pin)} --owner ${owner} -a repo=${repo} --rev ${rev}`;
    },
  },
} as const satisfies Record<string, Commands>;

/** Whether a tool finds its file by itself from the folder above. */
const isIn = (folder: string, file: string) => basename(dirname(file)) === folder;

export function lockTool(tool: LockTool): Commands {
  return lockTools[tool];
}

/** The tool that writes a flake's lock file. */
export function toolOf(file: string): "nix" | "devenv" {
  return basename(file) === "devenv.lock" ? "devenv" : "nix";
}

/** Nix refuses to read a malformed lock even to write a new one: the old one must be deleted first. */
export function restoreLock(file: string): string {
  const restore = `restore it: git restore ${quoteWord(file)}`;
  // another file may be somebody else's
  if (basename(file) !== "flake.lock") return restore;
  const again = besideFile(file, (name) => `rm ${name} && nix flake lock`);
  return `${restore}; or lock all inputs again: ${again}`;
}

/** What Nix accepts as an input's name (`flakeIdRegexS` in Nix's flakeref.hh). */
export function isFlakeId(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name);
}
