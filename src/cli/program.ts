import { Command, CommanderError } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { exitStatus } from "../errors.ts";
import { nixSettings } from "../nix/settings.ts";
import { errorPaint } from "../output/paint.ts";
import { print, printError } from "../output/print.ts";
import { examplesText } from "./examples.ts";
import { printProblems } from "./print-problems.ts";
import { requirePaths } from "./require-paths.ts";
import { usageError } from "./usage-error.ts";

/** Each command is loaded when it is called, so that nobody waits for the others; the help loads all of them. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  codegen: async () => (await import("./codegen.ts")).codegenCommand(),
  completion: async () =>
    (await import("./completion.ts")).completionCommand(() => loadAll("completion")),
  command: async () => (await import("./command.ts")).commandCommand(),
  import: async () => (await import("./import.ts")).importCommand(),
  init: async () => (await import("./init.ts")).initCommand(),
  lint: async () => (await import("./lint.ts")).lintCommand(),
  lock: async () => (await import("./lock.ts")).lockCommand(),
  new: async () => (await import("./new.ts")).newCommand(),
  options: async () => (await import("./options.ts")).optionsCommand(),
  pack: async () => (await import("./pack.ts")).packCommand(),
  report: async () => (await import("./report.ts")).reportCommand(),
};

/** All commands but one. */
const loadAll = (without: string) =>
  Promise.all(
    Object.entries(commands).flatMap(([name, load]) => (name === without ? [] : [load()])),
  );

/**
 * Runs the command that these arguments call, in the working directory; sets `process.exitCode`.
 * @throws KnownError, which has the exit status.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  const program = emptyProgram();
  const [called = ""] = args;
  const loaders = Object.hasOwn(commands, called)
    ? [commands[called] as () => Promise<Command>]
    : /^(-V|--version)$/.test(called)
      ? []
      : Object.values(commands);
  for (const load of loaders) program.addCommand(await load());
  complete(program, "");
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    // commander has already printed its message; --help and --version end with 0
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitStatus.passed : exitStatus.notChecked;
  }
}

const programName = "ghaf-microvm";

const emptyProgram = () =>
  new Command(programName)
    .description("Typed, checked and visible microvm.nix options for micro-VMs on Ghaf")
    .version(manifest.version)
    .option("--show-trace", "when Nix fails, show its whole error")
    .option(
      "--impure",
      "let Nix evaluate without restrictions: read any file and variable, fetch, build",
    )
    .hook("preAction", async (command, called) => {
      await requirePaths(called.opts());
      const { showTrace, impure } = command.opts();
      nixSettings.showTrace = showTrace === true;
      nixSettings.impure = impure === true;
    })
    .configureOutput({ writeOut: print, writeErr: printError })
    .exitOverride();

/**
 * Gives a command and its subcommands their examples, errors and the parent's settings: a command made on its own has
 * none of these, and would end the process with 1.
 *
 * @param names The names that call it: "lock check".
 */
function complete(command: Command, names: string): void {
  command.addHelpText("after", examplesText(programName, names)).configureOutput({
    outputError: (text) => printProblems([usageError(text, programName, names)], errorPaint()),
  });
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    complete(inner, `${names} ${inner.name()}`.trim());
  }
}
