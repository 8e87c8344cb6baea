import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * SHA-256 of each file of a microvm.nix tree that decides what a hypervisor does with the options: by these,
 * nix/checks/support.nix says whether a measurement is valid for another revision. A file that is not there is left out.
 */
export function hashesOfDecidingFiles(source: string): Record<string, string> {
  const runners = readdirSync(join(source, "lib/runners")).map((name) => `lib/runners/${name}`);
  const files = ["lib/runner.nix", ...runners.sort(), "nixos-modules/microvm/asserts.nix"];
  return Object.fromEntries(
    files
      .filter((file) => existsSync(join(source, file)))
      .map((file) => [
        file,
        createHash("sha256")
          .update(readFileSync(join(source, file)))
          .digest("hex"),
      ]),
  );
}
