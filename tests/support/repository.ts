import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./available.ts";
import { temporaryFolder } from "./temporary.ts";

/** A repository in a temporary folder, removed after the test file's last test. */
export interface TemporaryRepository {
  readonly path: string;
  write(file: string, text: string): void;
  read(file: string): string;
  /** Every file's text and time of change, to see that nothing was written. */
  snapshot(): Record<string, string>;
}

const cache = "node_modules/.cache/ghaf-microvm";

/** A copy of this repository's schema, lock and generated files, with these definitions instead of its VMs. */
export function temporaryRepository(
  definitions: Readonly<Record<string, string>> = {},
): TemporaryRepository {
  const path = temporaryFolder("repository");
  for (const file of [
    "flake.lock",
    "nix/option-schema.json",
    "nix/option-support.json",
    "src/generated",
  ])
    cpSync(join(root, file), join(path, file), { recursive: true });
  withoutNixpkgs(join(path, "flake.lock"));
  shareTypes(path);
  const repository: TemporaryRepository = {
    path,
    write(file, text) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    read: (file) => readFileSync(join(path, file), "utf8"),
    snapshot: () =>
      Object.fromEntries(
        readdirSync(path, { recursive: true, encoding: "utf8" })
          // what all test repositories share is none of this one's
          .filter((file) => !file.startsWith(cache) && statSync(join(path, file)).isFile())
          .map((file) => [
            file,
            `${statSync(join(path, file)).mtimeMs} ${readFileSync(join(path, file), "utf8")}`,
          ]),
      ),
  };
  mkdirSync(join(path, "src/vms"), { recursive: true });
  for (const [file, text] of Object.entries(definitions)) repository.write(`src/vms/${file}`, text);
  return repository;
}

/** Links the cache of this repository's types: making them takes a second, and they are the same everywhere. */
function shareTypes(path: string): void {
  mkdirSync(join(root, cache), { recursive: true });
  mkdirSync(join(path, dirname(cache)), { recursive: true });
  symlinkSync(join(root, cache), join(path, cache));
}

/** Pins a nixpkgs that no machine has, so that what codegen makes does not depend on the Nix store. */
function withoutNixpkgs(lock: string): void {
  const { nixpkgs } = JSON.parse(readFileSync(lock, "utf8")).nodes;
  const none = `sha256-${"A".repeat(43)}=`;
  writeFileSync(lock, readFileSync(lock, "utf8").replace(nixpkgs.locked.narHash, none));
}
