// Installs the packages that `lock check` loads and the one that bundles it, in the versions and with the hashes of
// package-lock.json: a fifth of what `npm ci --omit=dev` installs. Then bundles the tool.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const wanted = ["commander", "picocolors", "esbuild"];

const { packages, ...lock } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { version, engines } = packages[""];
const kept = new Set();
const keep = (name) => {
  const path = `node_modules/${name}`;
  if (kept.has(path) || packages[path] === undefined) return;
  kept.add(path);
  const { dependencies = {}, optionalDependencies = {} } = packages[path];
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) keep(needed);
};
wanted.forEach(keep);

const dependencies = Object.fromEntries(
  wanted.map((name) => [name, packages[`node_modules/${name}`].version]),
);
const root = { name: lock.name, version, dependencies, engines };
// on the same disk, so that it can be moved
const folder = mkdtempSync(join(process.cwd(), "install-"));
const write = (file, json) => writeFileSync(join(folder, file), JSON.stringify(json));
write("package.json", root);
write("package-lock.json", {
  ...lock,
  packages: { "": root, ...Object.fromEntries([...kept].map((path) => [path, packages[path]])) },
});
const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
  cwd: folder,
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 2);
renameSync(join(folder, "node_modules"), "node_modules");
rmSync(folder, { recursive: true });
await import("../build.mjs");
