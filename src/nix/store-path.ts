import { createHash } from "node:crypto";

const digits = "0123456789abcdfghijklmnpqrsvwxyz";

/**
 * Where Nix keeps the tree of a locked input: `/nix/store/...-source`, computed from its narHash alone, as in
 * `makeFixedOutputPath` of Nix's store-api.cc. Undefined when the hash is none in SRI form.
 */
export function storePathOf(narHash: string): string | undefined {
  if (!/^sha256-[A-Za-z0-9+/]{43}=$/.test(narHash)) return undefined;
  const hex = Buffer.from(narHash.slice("sha256-".length), "base64").toString("hex");
  const digest = createHash("sha256").update(`source:sha256:${hex}:/nix/store:source`).digest();
  const short = Buffer.alloc(20);
  for (const [index, byte] of digest.entries()) short[index % 20] = (short[index % 20] ?? 0) ^ byte;
  return `/nix/store/${base32(short)}-source`;
}

/** Nix's own base 32: the last bits first. */
function base32(bytes: Buffer): string {
  let text = "";
  for (let bit = Math.ceil((bytes.length * 8) / 5) * 5 - 5; bit >= 0; bit -= 5) {
    const [index, shift] = [Math.floor(bit / 8), bit % 8];
    const window = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
    text += digits[(window >> shift) & 31];
  }
  return text;
}
