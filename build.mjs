// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20, and copies the template beside.
// Packages stay outside: each command loads only those that it needs.
// With --clean it removes everything else that is there: a package must not contain it.
import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  // an eighth less to download; names of functions would cost a tenth of the time of a large codegen
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  metafile: true,
  logLevel: "warning",
});

// chunks of earlier builds, whose names change with their content; afterwards, for a test may run the bundle meanwhile
const isClean = process.argv.includes("--clean");
for (const name of readdirSync("dist"))
  if ((isClean || name.endsWith(".js")) && !Object.hasOwn(metafile.outputs, `dist/${name}`))
    rmSync(`dist/${name}`, { recursive: true });

// what editors check ghaf-microvm.json by, from the table that the tool checks it by
const { outputFiles } = await build({
  entryPoints: ["src/config-settings.ts"],
  bundle: true,
  format: "esm",
  write: false,
});
const { configSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
writeFileSync("dist/ghaf-microvm.schema.json", `${JSON.stringify(configSchema, null, 2)}\n`);

// npm packs no file of the name .gitignore
const template = `dist/template.${process.pid}`;
cpSync("nix/template", template, { recursive: true });
renameSync(`${template}/.gitignore`, `${template}/gitignore`);
cpSync("flake.lock", `${template}/flake.lock`);
rmSync("dist/template", { recursive: true, force: true });
renameSync(template, "dist/template");
