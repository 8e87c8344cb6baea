import { shellWords } from "../../shell/shell-words.ts";

/** A VM's command line as text of a shell, and the value that the option has in it; none where it is not set. */
export interface ProbedCommand {
  readonly value?: unknown;
  readonly command: string;
}

/** Hypervisors in whose command line a flag can have several values, each an argument. */
const severalValues = ["cloud-hypervisor"];

/** With more, the option changes the kind of VM, and no flag is its own. */
const most = 4;

/**
 * The flags whose values differ between command lines, or that only some of them have, in the order in which they
 * come: `["-m"]`. Empty where these are too many to show anything.
 *
 * @param commands The first is the one to compare with. Arguments that are elements of a value itself do not count.
 */
export function changedFlags(hypervisor: string, commands: readonly ProbedCommand[]): string[] {
  const [before, ...after] = commands.map(({ value, command }) =>
    argumentsOf(hypervisor, command, Array.isArray(value) ? value : []),
  );
  const changed = new Set<string>();
  for (const args of after)
    for (const one of [...without(before ?? [], args), ...without(args, before ?? [])])
      changed.add(one.flag);
  return changed.size > most ? [] : [...changed];
}

/**
 * The arguments of the first command line that none of the others has: `-m 512M`. Options that take the same ones away
 * meet in the runner.
 */
export function replacedArguments(
  hypervisor: string,
  commands: readonly ProbedCommand[],
): readonly string[] {
  const [before, ...after] = commands.map(({ command }) => argumentsOf(hypervisor, command, []));
  const lost = after.map((args) => without(before ?? [], args).map((one) => JSON.stringify(one)));
  return (lost[0] ?? []).filter((one) => lost.every((others) => others.includes(one)));
}

interface Argument {
  readonly flag: string;
  readonly value: string | undefined;
}

function argumentsOf(
  hypervisor: string,
  command: string,
  given: readonly unknown[],
): readonly Argument[] {
  const found: Argument[] = [];
  let flag: string | undefined;
  for (const arg of programArguments(command)) {
    if (given.includes(arg)) flag = undefined;
    else if (/^--?[A-Za-z]/.test(arg)) {
      const [name = "", ...value] = arg.split("=");
      flag = name;
      found.push({ flag, value: value.length === 0 ? undefined : value.join("=") });
    } else if (flag !== undefined) {
      found.push({ flag, value: arg });
      if (!severalValues.includes(hypervisor)) flag = undefined;
    }
  }
  return found;
}

function programArguments(command: string): string[] {
  try {
    return shellWords(outsideQuotes(command)).map(({ text }) => text);
  } catch (error) {
    // a script that runs no hypervisor in its last line has no command line
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** What runs in the quotes of another shell's `-c`, as vfkit does, and ends with them. */
function outsideQuotes(command: string): string {
  return command.endsWith("\n'") ? command.slice(0, -1).replaceAll("'\\''", "'") : command;
}

/** The arguments of one command line that another lacks, each as often as it lacks it. */
function without(some: readonly Argument[], others: readonly Argument[]): Argument[] {
  const left = others.map((argument) => JSON.stringify(argument));
  return some.filter((argument) => {
    const at = left.indexOf(JSON.stringify(argument));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
