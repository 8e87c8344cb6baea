// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20.
// Packages stay outside: each command loads only those that it needs.
// With --clean it first removes everything that earlier builds left: a package must not hold it.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

if (process.argv.includes("--clean")) rmSync("dist", { recursive: true, force: true });

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

// chunks of earlier builds: a chunk's name changes with its content
for (const name of readdirSync("dist"))
  if (name.endsWith(".js") && !Object.hasOwn(metafile.outputs, `dist/${name}`))
    rmSync(`dist/${name}`);
