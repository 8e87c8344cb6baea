#!/usr/bin/env node
import { runToEnd } from "./cli/run-to-end.ts";

await runToEnd(async () => {
  // not before: what the system refuses while modules are loaded is reported like any other error
  const { keepCompiled } = await import("./cli/keep-compiled.ts");
  keepCompiled();
  const { runCommand } = await import("./cli/program.ts");
  await runCommand(process.argv.slice(2));
});
