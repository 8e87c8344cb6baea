import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary.ts";

/**
 * A program for nix-eval-jobs, to have on the PATH: it takes the same arguments and prints the same lines, and lets
 * nix-instantiate evaluate, an attribute after the other. As with the real one, an attribute that ends its worker ends it all.
 *
 * @returns The folder of the program. It writes the attributes that it is asked for to `asked` there.
 */
export function evalJobsStandIn(): string {
  const folder = temporaryFolder("eval-jobs");
  const nix = execFileSync("sh", ["-c", "command -v nix-instantiate"], { encoding: "utf8" }).trim();
  const script = `#!${process.execPath}
const { spawnSync } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const args = process.argv.slice(2);
const own = ["--workers", "--max-memory-size", "--apply"];
const given = {};
const rest = [];
while (args.length > 0) {
  const arg = args.shift();
  if (own.includes(arg)) given[arg] = args.shift();
  else if (arg !== "--no-instantiate") rest.push(arg);
}
const file = rest.pop();
const evaluate = (expression) => {
  const { status, stdout, stderr } = spawnSync(${JSON.stringify(nix)},
    ["--eval", "--strict", "--json", ...rest, "-"], { input: expression, encoding: "utf8" });
  return { status, error: stderr, value: status === 0 ? JSON.parse(stdout) : undefined };
};
const asked = evaluate("builtins.attrNames (import " + file + ")").value;
appendFileSync(${JSON.stringify(join(folder, "asked"))}, asked.join(" ") + "\\n");
for (const name of asked) {
  const { status, error, value } = evaluate(
    "let job = (import " + file + ")." + name + "; in assert job.type == \\"derivation\\"; { extraValue = (" +
      given["--apply"] + ") job; inherit (job) name drvPath system; }");
  if (status === null || status > 100) process.exit(1);
  const row = { attr: name, attrPath: [name], ...(status === 0 ? value : { error }) };
  console.log(JSON.stringify(row));
}
`;
  writeFileSync(join(folder, "nix-eval-jobs"), script, { mode: 0o755 });
  return folder;
}
