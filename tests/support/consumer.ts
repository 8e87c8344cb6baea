import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { microvmSource, nixpkgsStandin, root } from "./available.ts";
import { type Outcome, outcomeOf, withoutNotes } from "./cli.ts";
import { offline, repositoryFiles } from "./flake.ts";
import { nix } from "./nix.ts";
import type { NpmPackage } from "./package.ts";

/** Another repository, begun from the flake's template, with the npm package installed in it. */
export interface Consumer {
  readonly path: string;
  write(file: string, text: string): void;
  read(file: string): string;
  /** Runs a program of node_modules/.bin as `npx` does. */
  npx(program: "ghaf-microvm" | "tsc", ...args: readonly string[]): Outcome;
  /** Runs `nix` on its flake, with this repository's flake as its input `ghaf-microvm`. */
  nix(args: readonly string[], output?: string): SpawnSyncReturns<string>;
}

export function consumer(npmPackage: () => NpmPackage): () => Consumer {
  let made: { folder: string; consumer: Consumer } | undefined;
  afterAll(() => {
    if (made !== undefined) rmSync(made.folder, { recursive: true });
  });
  return () => {
    if (made === undefined) {
      const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-consumer-"));
      made = { folder, consumer: makeConsumer(folder, npmPackage()) };
    }
    return made.consumer;
  };
}

function makeConsumer(folder: string, npmPackage: NpmPackage): Consumer {
  const [path, flake, empty] = ["repository", "ghaf-microvm", "empty"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  mkdirSync(empty);
  cpSync(join(root, "nix/template"), path, { recursive: true });
  cpSync(join(root, "flake.lock"), join(path, "flake.lock"));
  for (const file of repositoryFiles()) cpSync(join(root, file), join(flake, file));
  npmPackage.installInto(path);
  for (const name of ["typescript"])
    symlinkSync(join(root, "node_modules", name), join(path, "node_modules", name));

  const programs = {
    "ghaf-microvm": join(path, "node_modules/ghaf-microvm/dist/cli.js"),
    tsc: join(path, "node_modules/typescript/bin/tsc"),
  };
  return {
    path,
    write(file, text) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    read: (file) => readFileSync(join(path, file), "utf8"),
    npx: (program, ...args) =>
      withoutNotes(
        outcomeOf(
          spawnSync(process.execPath, [programs[program], ...args], {
            cwd: path,
            encoding: "utf8",
            env: { ...process.env, NO_COLOR: "1" },
          }),
        ),
      ),
    nix(args, output = "") {
      // Nix takes the whole folder, where a git repository would leave node_modules out
      const copy = join(folder, "flake");
      rmSync(copy, { recursive: true, force: true });
      cpSync(path, copy, {
        recursive: true,
        filter: (source) => !source.startsWith(join(path, "node_modules")),
      });
      const inputs = {
        nixpkgs: nixpkgsStandin,
        microvm: microvmSource,
        "microvm/nixpkgs": nixpkgsStandin,
        "microvm/spectrum": empty,
        "ghaf-microvm": flake,
      };
      return nix(
        [
          ...args,
          `path:${copy}${output}`,
          "--no-write-lock-file",
          ...Object.entries(inputs).flatMap(([input, folder]) => [
            "--override-input",
            input,
            `path:${folder}`,
          ]),
        ],
        { NIX_CONFIG: offline },
      );
    },
  };
}
