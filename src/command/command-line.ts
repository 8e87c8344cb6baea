import { type ShellWord, shellWords } from "../shell/shell-words.ts";

/** A hypervisor's command line, taken apart. */
export interface CommandLine {
  /** Words before the first option: the program, and what it shall do. */
  readonly program: readonly ShellWord[];
  readonly options: readonly CommandOption[];
}

/** One option with its values, or a word that belongs to none. */
export interface CommandOption {
  /** The option's name with its dashes; undefined for a word by itself. */
  readonly name: string | undefined;
  readonly values: readonly ShellWord[];
}

/** The hypervisors that take several values after one option: the others take one. */
const takesSeveralValues = new Set(["cloud-hypervisor"]);

/** Takes a command line apart: what begins with a dash is an option, and what follows it is its value. */
export function parseCommandLine(hypervisor: string, command: string): CommandLine {
  const words = shellWords(command);
  const first = words.findIndex(isOption);
  const start = first < 0 ? words.length : first;
  const options: { name: string | undefined; values: ShellWord[] }[] = [];
  for (const word of words.slice(start)) {
    const last = options.at(-1);
    if (isOption(word)) options.push({ name: word.text, values: [] });
    else if (
      last?.name !== undefined &&
      (last.values.length === 0 || takesSeveralValues.has(hypervisor))
    )
      last.values.push(word);
    else options.push({ name: undefined, values: [word] });
  }
  return { program: words.slice(0, start), options };
}

const isOption = ({ text }: ShellWord) => /^--?[A-Za-z]/.test(text);

/** The words of an option, its name first. */
export function wordsOf({ name, values }: CommandOption): ShellWord[] {
  return [...(name === undefined ? [] : [{ text: name, expands: false }]), ...values];
}

/** All words in their order. */
export function allWords({ program, options }: CommandLine): ShellWord[] {
  return [...program, ...options.flatMap(wordsOf)];
}
