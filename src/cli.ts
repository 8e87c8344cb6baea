#!/usr/bin/env node
import { runCommand } from "./cli/program.ts";
import { runToEnd } from "./cli/run-to-end.ts";

await runToEnd(() => runCommand(process.argv.slice(2)));
