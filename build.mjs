// Bundles the tool's own TypeScript into dist/, so that it runs on plain Node 20, and copies the template beside.
// Packages stay outside, for each command loads only those that it needs; but what every command needs is quicker within.
// With --clean it removes everything else that is there: a package must not contain it.
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { rolldown } from "rolldown";

const within = ["commander", "picocolors"];

/** What is bundled from these modules, ready to be written. */
const bundleOf = (input) =>
  rolldown({
    input,
    platform: "node",
    transform: { target: "node20" },
    external: (name) => isBuiltin(name) || (/^[a-z@]/.test(name) && !within.includes(name)),
    // what one command loads late, another one loads at once
    checks: { ineffectiveDynamicImport: false },
  });

// each module with all that it imports: Node takes a third of a millisecond for each file
const together = [
  // definitions import it, so that it becomes a part of their bundle
  { name: "values", test: /\/src\/index\.ts$/, priority: 3 },
  // it reports what the system refuses while the others are loaded
  { name: "run-to-end", test: /\/src\/cli\/run-to-end\.ts$/, priority: 2 },
  { name: "program", test: /\/src\/cli\/(?:program|keep-compiled)\.ts$/, priority: 1 },
  { name: "common", test: /\/src\/cli\/codegen\.ts$/, priority: 0 },
];

const { output } = await (await bundleOf(["src/cli.ts", "src/index.ts"])).write({
  dir: "dist",
  entryFileNames: "[name].js",
  // the hash is of what the file and those that it names contain: cli.js is another one whatever changes (src/cache.ts)
  chunkFileNames: "[name]-[hash].js",
  // an eighth less to download; names of functions would cost a tenth of the time of a large codegen
  minify: true,
  postBanner: ({ moduleIds }) =>
    within
      .filter((name) => moduleIds.some((id) => id.includes(`/node_modules/${name}/`)))
      .map((name) => `/*! ${name}:\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}*/\n`)
      .join(""),
  codeSplitting: { groups: together },
});

// chunks of earlier builds, whose names change with their content; afterwards, for a test may run the bundle meanwhile
const isClean = process.argv.includes("--clean");
const written = new Set(output.map(({ fileName }) => fileName));
for (const name of readdirSync("dist"))
  if ((isClean || name.endsWith(".js")) && !written.has(name))
    rmSync(`dist/${name}`, { recursive: true });

// what editors check ghaf-microvm.json by, from the table that the tool checks it by
const settings = await (await bundleOf("src/config-settings.ts")).generate();
const { configSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(settings.output[0].code).toString("base64")}`
);
writeFileSync("dist/ghaf-microvm.schema.json", `${JSON.stringify(configSchema, null, 2)}\n`);

// npm packs no file of the name .gitignore
const template = `dist/template.${process.pid}`;
cpSync("nix/template", template, { recursive: true });
renameSync(`${template}/.gitignore`, `${template}/gitignore`);
cpSync("flake.lock", `${template}/flake.lock`);
rmSync("dist/template", { recursive: true, force: true });
renameSync(template, "dist/template");
