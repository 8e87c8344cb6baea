import { createHash } from "node:crypto";
import { parseSri, toBase32 } from "./hash.ts";

/**
 * Where Nix keeps the tree of a locked input: `/nix/store/...-source`, computed from its narHash alone, as in
 * `makeFixedOutputPath` of Nix's store-api.cc. Undefined when the hash is not a SHA-256 in SRI form.
 */
export function storePathOf(narHash: string): string | undefined {
  const hash = parseSri(narHash);
  if (hash?.algorithm !== "sha256") return undefined;
  const text = `source:sha256:${hash.bytes.toString("hex")}:/nix/store:source`;
  const digest = createHash("sha256").update(text).digest();
  const short = Buffer.alloc(20);
  for (const [index, byte] of digest.entries()) short[index % 20] = (short[index % 20] ?? 0) ^ byte;
  return `/nix/store/${toBase32(short)}-source`;
}

/** A file without the store path of its tree, which changes with every edit of any file; a tree alone by its name. */
export function withoutStorePath(file: string): string {
  const [, name, inside] = /^\/nix\/store\/[^/-]*-([^/]*)(?:\/(.*))?$/.exec(file) ?? [];
  return inside ?? name ?? file;
}
