#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { codegenCommand } from "./cli/codegen.ts";
import { lockCommand } from "./cli/lock.ts";
import { printProblems } from "./cli/print-problems.ts";
import { exitStatus, KnownError } from "./errors.ts";

const program = new Command("ghaf-microvm")
  .description("Typed, checked and visible microvm.nix options for micro-VMs on Ghaf")
  .showHelpAfterError("(run with --help for usage)")
  .exitOverride();
program.addCommand(codegenCommand());
program.addCommand(lockCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof KnownError) {
    printProblems(error);
    process.exitCode = error.status;
  } else if (error instanceof CommanderError) {
    // commander has already printed its message; --help and --version end with 0
    process.exitCode = error.exitCode === 0 ? exitStatus.holds : exitStatus.notJudged;
  } else {
    throw error;
  }
}
