import { type ShellWord, shellWords } from "../shell/shell-words.ts";

/** A hypervisor's command line, taken apart. */
export interface CommandLine {
  /** Arguments before the first option: the program and its subcommand. */
  readonly program: readonly ShellWord[];
  readonly options: readonly CommandOption[];
}

/** One option with its values, or an argument that belongs to no option. */
export interface CommandOption {
  /** The option's name with its dashes; undefined for an argument by itself. */
  readonly name: string | undefined;
  readonly values: readonly ShellWord[];
}

/** The hypervisors that take several values after an option; the others take one. */
const takesSeveralValues = new Set(["cloud-hypervisor"]);

/** Splits a command line: an argument that begins with a dash is an option, and what follows is its value. */
export function parseCommandLine(hypervisor: string, command: string): CommandLine {
  return commandLineOf(hypervisor, shellWords(command));
}

/** The same for arguments that are already split, the program first. */
export function commandLineOf(hypervisor: string, args: readonly ShellWord[]): CommandLine {
  const first = args.findIndex(isOption);
  const start = first < 0 ? args.length : first;
  const options: { name: string | undefined; values: ShellWord[] }[] = [];
  for (const arg of args.slice(start)) {
    const last = options.at(-1);
    if (isOption(arg)) options.push({ name: arg.text, values: [] });
    else if (
      last?.name !== undefined &&
      (last.values.length === 0 || takesSeveralValues.has(hypervisor))
    )
      last.values.push(arg);
    else options.push({ name: undefined, values: [arg] });
  }
  return { program: args.slice(0, start), options };
}

const isOption = ({ text }: ShellWord) => /^--?[A-Za-z]/.test(text);

/** The arguments of an option, its name first. */
export function argumentsOf({ name, values }: CommandOption): ShellWord[] {
  return [...(name === undefined ? [] : [{ text: name, expands: false }]), ...values];
}

/** All arguments in their order. */
export function allArguments({ program, options }: CommandLine): ShellWord[] {
  return [...program, ...options.flatMap(argumentsOf)];
}
