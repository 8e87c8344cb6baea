// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20.
// Packages stay outside: each command loads only those that it needs.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/cli.ts", "src/index.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  metafile: true,
  logLevel: "warning",
});

// what earlier builds left: a chunk's name changes with its content
for (const name of readdirSync("dist"))
  if (!Object.hasOwn(metafile.outputs, `dist/${name}`)) rmSync(`dist/${name}`, { recursive: true });
