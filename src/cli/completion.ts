import { Argument, Command, type Option } from "commander";
import { rulePages } from "../lint/rules.ts";
import { print } from "../output/print.ts";
import { defaultPack, packNames } from "../packs/format.ts";
import { type CompletionStep, completionScript, shells } from "./completion-script.ts";

/**
 * `completion`: a script for the user's shell, made from the commands themselves.
 *
 * @param loadAll Returns every other command.
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

/** Values of options that are known without the option's own list of choices. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  "--explain": rulePages.map(({ id }) => id),
  "--hypervisor": Object.keys(defaultPack),
  "--pack": packNames,
};

const valuesOf = ({ long, argChoices, required }: Option) =>
  argChoices ?? knownValues[long ?? ""] ?? (required ? [] : undefined);

/** What may follow after each command, the program itself first. */
function* stepsOf(command: Command, path: readonly string[]): Generator<CompletionStep> {
  const options = command.options.flatMap((option) =>
    option.long == null
      ? []
      : [{ text: option.long, about: option.description, values: valuesOf(option) }],
  );
  const inner = command.commands.map((each) => ({ text: each.name(), about: each.description() }));
  const choices = command.registeredArguments.flatMap(({ argChoices = [], description }) =>
    argChoices.map((text) => ({ text, about: description })),
  );
  const always = [
    ...(path.length === 0 ? [{ text: "--version", about: "print the version" }] : []),
    { text: "--help", about: "display help" },
  ];
  yield { path, next: [...inner, ...choices, ...options, ...always] };
  for (const each of command.commands) yield* stepsOf(each, [...path, each.name()]);
}
