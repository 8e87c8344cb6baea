#!/usr/bin/env node
import { runToEnd } from "./cli/run-to-end.ts";

await runToEnd(async () => {
  // imported only now, so that an error while modules load is reported like any other
  const { keepCompiled } = await import("./cli/keep-compiled.ts");
  keepCompiled();
  const { runCommand } = await import("./cli/program.ts");
  await runCommand(process.argv.slice(2));
});
