// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20.
// Packages stay outside: each command loads only those that it needs.
import { build } from "esbuild";

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
