// Writes docs/rules from src/lint/rules: `npm run docs:rules`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: ["docs/rule-pages.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  write: false,
});
const text = Buffer.from(outputFiles[0].contents).toString("base64");
const { rulePageTexts } = await import(`data:text/javascript;base64,${text}`);

rmSync("docs/rules", { recursive: true, force: true });
mkdirSync("docs/rules", { recursive: true });
for (const [name, content] of rulePageTexts(".")) writeFileSync(`docs/rules/${name}`, content);
