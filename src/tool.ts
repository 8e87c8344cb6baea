import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The tool's package, wherever it is installed: src and the bundle's folder are both directly in it. */
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder of the tool's bundle. */
export const bundleFolder = join(packageFolder, "dist");

/** The module that definitions import as "ghaf-microvm": this very tool's. */
export const runtimeModule = join(bundleFolder, "index.js");

/** The tool's own Nix files. */
export const nixFolder = join(packageFolder, "nix");
