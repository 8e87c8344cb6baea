import { existsSync, readFileSync } from "node:fs";

/** The features that a build has for which none are named, by the path of a Cargo.toml. */
export function defaultFeatures(path: string): string[] {
  const manifest = existsSync(path) ? readFileSync(path, "utf8") : "";
  const list = /^default\s*=\s*\[([^\]]*)\]/m.exec(manifest)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}
