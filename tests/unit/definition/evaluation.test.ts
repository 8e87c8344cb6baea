import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { root } from "../../support/available.ts";

const endless = {
  "a loop": "for (;;);",
  "a loop after an await": "await new Promise((resolve) => setTimeout(resolve, 10)); for (;;);",
  "a loop that lets other promises run, and nothing else": "for (;;) await null;",
  "a loop in `finally`": "try { for (;;); } finally { for (;;); }",
  "a promise that never settles": "await new Promise(() => {});",
  "a promise beside an interval": "setInterval(() => {}, 10); await new Promise(() => {});",
};

/** Evaluates a definition of this text, then another one, in a process of its own: the watchdog ends what its main
 * thread does, and that of the test runner must go on. */
async function evaluated(text: string): Promise<string> {
  const { outputFiles } = await build({
    // esbuild keeps the folder in which it was loaded, which may be that of a test that has ended
    absWorkingDir: root,
    stdin: {
      contents: `import { evaluateApart } from "./src/definition/evaluation.ts";
import { Watchdog } from "./src/definition/watchdog.ts";
const watchdog = new Watchdog(0.4);
const apart = (file, evaluate) => evaluateApart(file, evaluate, watchdog, 0.4);
await apart("a.ts", async () => { ${text} }).catch(({ message }) => console.log(message));
console.log(await apart("b.ts", async () => "the next one"));
process.exit();`,
      resolveDir: join(root),
    },
    ...{ bundle: true, write: false, platform: "node", format: "esm", logLevel: "silent" },
  });
  const input = outputFiles?.[0]?.text;
  const args = ["--input-type=module", "-"];
  return spawnSync(process.execPath, args, { input, encoding: "utf8", timeout: 30_000 }).stdout;
}

describe("a definition that never ends", () => {
  it.each(Object.entries(endless))("ends with an error after the limit: %s", async (_, text) => {
    expect(await evaluated(text)).toBe(
      "a.ts: the definition is not done after 0.4 s\n  fix: find the `await` that waits forever, or the loop that never ends\nthe next one\n",
    );
  });
});
