import { existsSync, readFileSync } from "node:fs";

/** The default features, which a build has unless others are named, from the Cargo.toml with this path. */
export function defaultFeatures(path: string): string[] {
  const list = /^default\s*=\s*\[([^\]]*)\]/m.exec(textOf(path))?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

/** The version of the program that a Cargo.toml builds: "53.0"; undefined if the file does not state it itself. */
export function manifestVersion(path: string): string | undefined {
  return /^version = "(\d+(?:\.\d+)?)[^"]*"/m.exec(textOf(path))?.[1];
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");
