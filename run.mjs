// Runs the tool from this checkout: `node run.mjs codegen`. Bundles it first when a source is newer than the bundle.
import { readdirSync, statSync } from "node:fs";

const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = readdirSync("src", { recursive: true, withFileTypes: true })
  // the user's part of this repository is not in the bundle
  .filter(({ parentPath }) => !/^src\/(vms|generated)/.test(parentPath))
  .map(({ parentPath, name }) => `${parentPath}/${name}`);

if ([...sources, "build.mjs"].some((path) => changed(path) > changed("dist/cli.js")))
  await import("./build.mjs");

await import("./dist/cli.js");
