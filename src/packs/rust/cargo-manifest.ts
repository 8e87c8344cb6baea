import { existsSync, readFileSync } from "node:fs";

/** The features that a build has for which none are named, by the path of a Cargo.toml. */
export function defaultFeatures(path: string): string[] {
  const list = /^default\s*=\s*\[([^\]]*)\]/m.exec(textOf(path))?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

/** The version of the program that a Cargo.toml builds: "53.0"; undefined where it does not say so itself. */
export function manifestVersion(path: string): string | undefined {
  return /^version = "(\d+(?:\.\d+)?)[^"]*"/m.exec(textOf(path))?.[1];
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");
