import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The module that definitions import as "ghaf-microvm": this very tool's, wherever it is installed. */
export const runtimeModule = createRequire(import.meta.url).resolve("ghaf-microvm");

/** The folder of the tool's bundle. */
export const bundleFolder = dirname(runtimeModule);

/** The tool's own Nix files. */
export const nixFolder = join(bundleFolder, "../nix");
