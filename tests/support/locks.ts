/** Lock files to test with, made from as little as a test wants to say. */
import type { FlakeLock } from "../../src/flake-lock/flake-lock.ts";
import { resolveInputs } from "../../src/flake-lock/resolve-input.ts";

/** crosvm.extraArgs came with this one. */
export const first = {
  rev: "2187b3029920181db3e3bd9f6cf6b41de9a28d3f",
  narHash: "sha256-Jee+435Hf5y4LAB5j2xVd+KrDKL/OKkIaO2EvB0F5Uc=",
};
/** The commit before. */
export const before = {
  rev: "d05d2b2e5ae938184efba4be575ef2d7bdf1ee5b",
  narHash: "sha256-tXoCugL9NkKu2rN0HgAngd3n0wbDhYFvJ5yjWe3MuKU=",
};
export const newest = {
  rev: "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
  narHash: "sha256-4UFJOVGpaYtHW5yasSv80MaJxTBYdk2zyf3jhKtt0wA=",
};
export const strange = {
  rev: "0123456789012345678901234567890123456789",
  narHash: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
};

export type Json = { readonly [key: string]: unknown };

/** A node fetched from `github:OWNER/REPO`. */
export function github(repository: string, locked: Json, rest: Json = {}): Json {
  const [owner, repo] = repository.split("/");
  const original = { owner, repo, type: "github" };
  return { locked: { ...locked, ...original }, original, ...rest };
}

/** The text of a lock file, laid out as Nix does. `inputs` are the root's. */
export function lockText(inputs: Json, nodes: Json): string {
  return `${JSON.stringify({ nodes: { ...nodes, root: { inputs } }, root: "root", version: 7 }, null, 2)}\n`;
}

/** A lock file whose input microvm is upstream's microvm.nix. */
export function microvmLock(locked: Json): string {
  return lockText({ microvm: "microvm" }, { microvm: github("astro/microvm.nix", locked) });
}

/** Of each node which node each of its inputs is in the end. */
export function resolvedOf(lock: FlakeLock): Record<string, Record<string, string>> {
  const resolved = resolveInputs(lock);
  return Object.fromEntries(
    [...lock.nodes.keys()].map((key) => {
      const inputs: [string, string][] = [];
      resolved.each(key, (input, target) => inputs.push([input, target]));
      return [key, Object.fromEntries(inputs)];
    }),
  );
}
