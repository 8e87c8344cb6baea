/** Hashes in the encodings that Nix reads and writes (Nix's hash.cc). */

// e, o, u and t are left out
const digits = "0123456789abcdfghijklmnpqrsvwxyz";

const sizes = { md5: 16, sha1: 20, sha256: 32, sha512: 64 } as const;

export type HashAlgorithm = keyof typeof sizes;

export interface Hash {
  readonly algorithm: HashAlgorithm;
  readonly bytes: Buffer;
}

/**
 * `sha256-<base64>`, the only form that a narHash may have. As in Nix, what follows a `=` and line breaks do not count.
 * @returns undefined where Nix refuses it.
 */
export function parseSri(text: string): Hash | undefined {
  const at = text.indexOf("-");
  return at < 0 ? undefined : hashOf(text.slice(0, at), (size) => base64(text.slice(at + 1), size));
}

/**
 * A hash in base 16, 32 or 64, after `<algorithm>:` or alone, or in SRI form.
 * @param algorithm the algorithm of a hash that does not name one.
 * @returns undefined where Nix refuses it.
 */
export function parseHash(text: string, algorithm: HashAlgorithm): Hash | undefined {
  const at = text.indexOf(":");
  if (at < 0 && text.includes("-")) return parseSri(text);
  return hashOf(at < 0 ? algorithm : text.slice(0, at), (size) => plain(text.slice(at + 1), size));
}

/** `sha256-<base64>`, as Nix writes it to flake.lock. */
export function sriOf({ algorithm, bytes }: Hash): string {
  return `${algorithm}-${bytes.toString("base64")}`;
}

/** Nix's own base 32: the last bits first. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  for (let bit = Math.ceil((bytes.length * 8) / 5) * 5 - 5; bit >= 0; bit -= 5) {
    const [index, shift] = [Math.floor(bit / 8), bit % 8];
    const window = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
    text += digits[(window >> shift) & 31];
  }
  return text;
}

function hashOf(name: string, decode: (size: number) => Buffer | undefined): Hash | undefined {
  if (!Object.hasOwn(sizes, name)) return undefined;
  const algorithm = name as HashAlgorithm;
  const bytes = decode(sizes[algorithm]);
  return bytes && { algorithm, bytes };
}

/** The length decides the base. */
function plain(text: string, size: number): Buffer | undefined {
  if (text.length === size * 2)
    return /^[0-9a-fA-F]*$/.test(text) ? Buffer.from(text, "hex") : undefined;
  if (text.length === Math.ceil((size * 8) / 5)) return base32(text, size);
  return text.length === Math.ceil(size / 3) * 4 ? base64(text, size) : undefined;
}

function base32(text: string, size: number): Buffer | undefined {
  const bytes = Buffer.alloc(size + 1);
  for (const [index, char] of [...text].reverse().entries()) {
    const digit = digits.indexOf(char);
    if (digit < 0) return undefined;
    const [at, shift] = [Math.floor((index * 5) / 8), (index * 5) % 8];
    const window = digit << shift;
    bytes[at] = (bytes[at] ?? 0) | (window & 255);
    bytes[at + 1] = (bytes[at + 1] ?? 0) | (window >> 8);
  }
  return bytes[size] === 0 ? bytes.subarray(0, size) : undefined;
}

function base64(text: string, size: number): Buffer | undefined {
  const [encoded = ""] = text.split("=");
  const joined = encoded.replaceAll("\n", "");
  if (joined.length !== Math.ceil((size * 8) / 6) || !/^[A-Za-z0-9+/]*$/.test(joined))
    return undefined;
  return Buffer.from(joined, "base64");
}
