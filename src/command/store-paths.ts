/** What stands for a store path's hash in what nix/runner gives. */
const standInHash = "e".repeat(32);

const storePath = new RegExp(`/nix/store/${standInHash}-`, "g");

/** Store paths without their hashes: `/nix/store/…-linux/bzImage`. */
export function withoutHashes(text: string): string {
  return text.replace(storePath, "/nix/store/…-");
}

/** The inverse of `withoutHashes`. */
export function withHashes(text: string): string {
  return text.replaceAll("/nix/store/…-", `/nix/store/${standInHash}-`);
}

/** `/nix/store/eee-linux/bzImage` → `linux`, `/bzImage`: the name and what follows it, of each store path in order. */
export function storePathsIn(text: string): { path: string; name: string }[] {
  return [...text.matchAll(new RegExp(`/nix/store/${standInHash}-([A-Za-z0-9+._?=-]+)`, "g"))].map(
    ([path, name = ""]) => ({ path, name }),
  );
}

/** The texts among `files` that a command line names, each under its path without the hash; JSON laid out to read. */
export function namedFiles(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): Map<string, string> {
  return new Map(
    Object.entries(files)
      .filter(([path]) => args.some((arg) => arg.includes(path)))
      .map(([path, text]) => [withoutHashes(path), withoutHashes(layOut(text))]),
  );
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.trimEnd();
  }
}
