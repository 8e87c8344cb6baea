import { printable } from "../output/printable.ts";

/** An input path as Nix prints it: its names, separated by slashes. */
export function printablePath(path: readonly string[]): string {
  const shown = path.length > 20 ? [...path.slice(0, 20), "…"] : path;
  return printable(shown.join("/"));
}
