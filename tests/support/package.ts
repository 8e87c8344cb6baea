import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { root } from "./available.ts";
import { repositoryFiles } from "./flake.ts";

/** This repository's npm package, as `npm pack` makes it. */
export interface NpmPackage {
  /** The paths in it, sorted. */
  readonly files: readonly string[];
  /** Its package.json. */
  readonly manifest: typeof import("../../package.json");
  /** Puts it into a folder's node_modules with the packages that it depends on, as `npm install` would; no network. */
  installInto(folder: string): void;
}

/** Packs, at the first use, a copy of this repository: packing cleans dist, which other tests run. */
export function npmPackage(): () => NpmPackage {
  let packed: NpmPackage | undefined;
  const folder = join(tmpdir(), `ghaf-microvm-package-`);
  let made: string | undefined;
  afterAll(() => {
    if (made !== undefined) rmSync(made, { recursive: true });
  });
  return () => {
    if (packed !== undefined) return packed;
    made = mkdtempSync(folder);
    packed = pack(made);
    return packed;
  };
}

function pack(folder: string): NpmPackage {
  const copy = join(folder, "repository");
  for (const file of repositoryFiles()) cpSync(join(root, file), join(copy, file));
  // what an earlier version's bundle left behind
  cpSync(join(root, "package.json"), join(copy, "dist/chunk-OFBEFORE.js"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const manifest = readFileSync(join(copy, "package.json"), "utf8");
  const [{ filename, files }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--silent", "--offline", "--pack-destination", folder], {
      cwd: copy,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      // the home may be none, or read-only
      env: { ...process.env, npm_config_cache: join(folder, "cache") },
    }),
  ) as [{ filename: string; files: { path: string }[] }];
  if (readFileSync(join(copy, "package.json"), "utf8") !== manifest)
    throw new Error("packing leaves another package.json");
  return {
    files: files.map(({ path }) => path).sort(),
    manifest: JSON.parse(
      execFileSync("tar", ["-xzOf", join(folder, filename), "package/package.json"], {
        encoding: "utf8",
      }),
    ),
    installInto(consumer) {
      const modules = join(consumer, "node_modules");
      mkdirSync(modules, { recursive: true });
      execFileSync("tar", ["-xzf", join(folder, filename), "-C", modules]);
      execFileSync("mv", [join(modules, "package"), join(modules, "ghaf-microvm")]);
      const { dependencies } = JSON.parse(
        readFileSync(join(modules, "ghaf-microvm/package.json"), "utf8"),
      );
      for (const name of Object.keys(dependencies)) {
        mkdirSync(dirname(join(modules, name)), { recursive: true });
        symlinkSync(join(root, "node_modules", name), join(modules, name));
      }
    },
  };
}
