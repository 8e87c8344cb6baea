// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20.
// Packages stay outside: each command loads only those that it needs.
// With --clean it first removes what earlier bundles left: a package must not hold it.
import { rmSync } from "node:fs";
import { build } from "esbuild";

if (process.argv.includes("--clean")) rmSync("dist", { recursive: true, force: true });

await build({
  entryPoints: ["src/cli.ts", "src/index.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});
