import { dirname, join, relative, resolve } from "node:path";
import { readIfExists } from "../files.ts";
import { nixFolder } from "../tool.ts";

/**
 * What `npm install` takes to install this very tool in `root`: what `npx` was given, or undefined when it is installed
 * there already. A checkout is packed first.
 */
export function installedAs(root: string): string | undefined {
  const tool = dirname(nixFolder);
  const around = dirname(dirname(tool));
  if (resolve(around) === resolve(root)) return undefined;
  const manifest = readIfExists(join(around, "package.json"));
  const spec: unknown =
    manifest === undefined ? undefined : JSON.parse(manifest).dependencies?.["ghaf-microvm"];
  if (typeof spec !== "string") return `$(npm pack --silent ${relative(root, tool)})`;
  return spec.startsWith("file:")
    ? relative(root, resolve(around, spec.slice("file:".length)))
    : `ghaf-microvm@${spec}`;
}
