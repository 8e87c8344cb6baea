#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { codegenCommand } from "./cli/codegen.ts";
import { commandCommand } from "./cli/command.ts";
import { lintCommand } from "./cli/lint.ts";
import { lockCommand } from "./cli/lock.ts";
import { newCommand } from "./cli/new.ts";
import { optionsCommand } from "./cli/options.ts";
import { packCommand } from "./cli/pack.ts";
import { runToEnd } from "./cli/run-to-end.ts";
import { exitStatus } from "./errors.ts";

const program = new Command("ghaf-microvm")
  .description("Typed, checked and visible microvm.nix options for micro-VMs on Ghaf")
  .version(manifest.version)
  .showHelpAfterError("(run with --help for usage)")
  .exitOverride();
for (const command of [
  codegenCommand(),
  commandCommand(),
  lintCommand(),
  lockCommand(),
  newCommand(),
  optionsCommand(),
  packCommand(),
])
  program.addCommand(inheriting(program, command));

/** A command made on its own has none of its parent's settings: without them it would end the process with 1. */
function inheriting(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const inner of command.commands) inheriting(command, inner);
  return command;
}

await runToEnd(async () => {
  try {
    await program.parseAsync();
  } catch (error) {
    // commander has already printed its message; --help and --version end with 0
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitStatus.holds : exitStatus.notJudged;
  }
});
