import { Argument, Command } from "commander";
import { print } from "../output/print.ts";
import { type CompletionStep, completionScript, shells } from "./completion-script.ts";

/**
 * `completion`: a script for the user's shell, made from the commands themselves.
 *
 * @param loadAll Gives every other command.
 */
export function completionCommand(loadAll: () => Promise<readonly Command[]>): Command {
  return new Command("completion")
    .description("print a script with which a shell completes commands and options")
    .addArgument(new Argument("<shell>", "the shell that will read it").choices(shells))
    .action(async (shell: (typeof shells)[number], _, command: Command) => {
      const program = command.parent?.name() ?? "ghaf-microvm";
      const root = new Command(program);
      for (const each of [...(await loadAll()), command]) root.addCommand(each);
      print(completionScript(shell, program, [...stepsOf(root, [])]));
    });
}

/** What may follow after each command, the program itself first. */
function* stepsOf(command: Command, path: readonly string[]): Generator<CompletionStep> {
  const options = command.options.flatMap(({ long, description }) =>
    long == null ? [] : [{ text: long, about: description }],
  );
  const inner = command.commands.map((each) => ({ text: each.name(), about: each.description() }));
  yield { path, next: [...inner, ...options, { text: "--help", about: "display help" }] };
  for (const each of command.commands) yield* stepsOf(each, [...path, each.name()]);
}
