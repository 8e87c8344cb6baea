// Writes the pictures of the VMs: `npm run docs:pictures`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

// within the package, for the code resolves the package by its name
const bundle = "dist/pictures.mjs";
await build({
  entryPoints: ["docs/pictures.ts"],
  outfile: bundle,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
});
const { pictures } = await import(`../${bundle}`);
rmSync(bundle);

mkdirSync("docs/public/vms", { recursive: true });
for (const [name, content] of pictures(".")) writeFileSync(`docs/public/vms/${name}`, content);
