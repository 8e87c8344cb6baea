import { exitStatus, KnownError } from "../errors.ts";
import { flagPrograms, hasRules, type RuledProgram } from "../packs/format.ts";

/** A word of a script, without its quotes. */
export interface ScriptWord {
  readonly text: string;
  /** Where it starts, counted from 1. */
  readonly line: number;
  /** Its value, or a part of it, is known only when the script runs: `$runtime_args`. */
  readonly isExpanded: boolean;
}

/** The command in a script that starts a hypervisor. */
export interface HypervisorCommand {
  readonly program: RuledProgram;
  /** The guest's architecture, where the program's name tells it; else "x86_64". */
  readonly target: string;
  /** The program's path or name, as the script has it. */
  readonly path: string;
  /** The program is of a package that Ghaf patches, by its name. */
  readonly isGhafs: boolean;
  /** The words after the program's name. */
  readonly words: readonly ScriptWord[];
}

/**
 * Finds the commands that start a hypervisor in the text of a `microvm-run`, of any version and any repository: mostly
 * there is one.
 *
 * @throws KnownError (status 2) when the text is no shell script, or starts no hypervisor at all.
 */
export function findHypervisorCommands(text: string, file: string): HypervisorCommand[] {
  const found = parseCommands(text, file).flatMap((words) => hypervisorCommand(words) ?? []);
  for (const { words } of found)
    if (words.length > mostWords)
      throw noScript(
        file,
        words[0]?.line,
        `has a command of ${words.length} words: no hypervisor is started with more than ${mostWords}`,
      );
  if (found.length > 0 || findOtherCommand(text, file) !== undefined) return found;
  throw noScript(
    file,
    undefined,
    "starts no hypervisor that microvm.nix runs: this is no microvm-run script",
  );
}

function hypervisorCommand(words: readonly ScriptWord[]): HypervisorCommand | undefined {
  const start = commandStart(words);
  const path = words[start]?.text ?? "";
  const name = path.split("/").at(-1) ?? "";
  const rest = words.slice(start + 1).filter((word) => !isWhollyExpanded(word));
  const target = /^qemu-system-(\w+)$/.exec(name)?.[1];
  if (target !== undefined)
    return { program: "qemu", target, path, isGhafs: /[/-]ghaf-qemu-/.test(path), words: rest };
  const program = programNamed(name);
  if (program !== "qemu" && program !== "crosvm" && hasRules(program))
    return { program, target: targetOfKernel(rest), path, isGhafs: false, words: rest };
  const run = program === "crosvm" ? runOf(rest) : -1;
  if (run < 0) return undefined;
  // the kernel may be among what is known only when the script runs
  const isWhole = rest.length === words.length - start - 1;
  return {
    program: "crosvm",
    target: targetOfKernel(rest),
    path,
    isGhafs: /[/-]ghaf-crosvm-/.test(path),
    words: rest.slice(isWhole ? run : run + 1),
  };
}

/** The last command in a script that starts a hypervisor which has no rules: its name, and the words behind it. */
export function findOtherCommand(
  text: string,
  file: string,
): { readonly program: string; readonly words: readonly ScriptWord[] } | undefined {
  return parseCommands(text, file)
    .map((words) => {
      const start = commandStart(words);
      const program = words[start]?.text.split("/").at(-1) ?? "";
      return { program, words: words.slice(start + 1) };
    })
    .findLast(({ program }) => isHypervisor(program) && !hasRules(programNamed(program)));
}

/** The hypervisor whose program has this name. */
const programNamed = (name: string) => (name === "lkvm" ? "kvmtool" : name);

const isHypervisor = (name: string) =>
  (flagPrograms as readonly string[]).includes(programNamed(name));

/** microvm.nix' runner names `Image` for aarch64, `vmlinux` for x86_64; of other kernels nothing is known. */
function targetOfKernel(words: readonly ScriptWord[]): string {
  const kernels = words.map(({ text }) => /\/(Image|vmlinux)$/.exec(text)?.[1]);
  return kernels.includes("Image") ? "aarch64" : kernels.includes("vmlinux") ? "x86_64" : "any";
}

/** Where `run` stands behind crosvm's own flags, or -1: `crosvm --log-level debug run`. */
function runOf(words: readonly ScriptWord[]): number {
  let index = 0;
  while (words[index]?.text.startsWith("-"))
    index += /^--(log-level|syslog-tag)$/.test(words[index]?.text ?? "") ? 2 : 1;
  return words[index]?.text === "run" ? index : -1;
}

/** Far more than any VM has. */
const mostWords = 4000;

/** Programs that start the one that their words name. */
const starters =
  /^(env|sudo|doas|nice|ionice|taskset|numactl|chrt|time|timeout|strace|setpriv|prlimit|unshare|nsenter|systemd-run|runuser|command|nohup|setsid|stdbuf|chroot)$/;

/** Where the program's name stands: behind assignments, `exec -a name`, and programs that start others. */
function commandStart(words: readonly ScriptWord[]): number {
  const start = firstProgram(words);
  if (!starters.test(words[start]?.text.split("/").at(-1) ?? "")) return start;
  const hypervisor = words.findIndex(
    ({ text }, index) =>
      index > start &&
      (/^(qemu-system-\w+|crosvm)$/.test(text.split("/").at(-1) ?? "") ||
        isHypervisor(text.split("/").at(-1) ?? "")),
  );
  return hypervisor < 0 ? start : hypervisor;
}

function firstProgram(words: readonly ScriptWord[]): number {
  let index = 0;
  while (/^[A-Za-z_]\w*=/.test(words[index]?.text ?? "")) index++;
  if (words[index]?.text === "exec") {
    index++;
    while (words[index]?.text.startsWith("-")) index += words[index]?.text === "-a" ? 2 : 1;
  }
  return index;
}

function isWhollyExpanded({ text, isExpanded }: ScriptWord): boolean {
  return isExpanded && /^\$(\w+|\{[^}]*\})$/.test(text);
}

/** The simple commands of a script, each as its words. What `$(...)` and here-documents hold is not looked into. */
function parseCommands(text: string, file: string): readonly ScriptWord[][] {
  if (text.includes("\0")) throw noScript(file, 1, "holds the character NUL: it is no text");
  const scanner = new Scanner(text, file);
  while (!scanner.isAtEnd) readToken(scanner);
  scanner.endCommand();
  return scanner.commands;
}

function readToken(scanner: Scanner): void {
  const { next } = scanner;
  if (next === "\\") scanner.takeEscaped();
  else if (next === "'") scanner.takeSingleQuoted();
  else if (next === '"') scanner.takeDoubleQuoted();
  else if (next === "$" || next === "`") scanner.takeExpansion();
  else if (next === "#" && !scanner.isInWord) scanner.skipLine();
  else if (/[\n;&|()]/.test(next)) {
    scanner.endCommand();
    scanner.take(1);
  } else if (/\s/.test(next)) {
    scanner.endWord();
    scanner.take(1);
  } else if (scanner.startsWith("<<")) {
    scanner.endWord();
    scanner.skipHereDocument();
  } else scanner.add(scanner.take(1));
}

/** Reads a script from its start, and collects the words of its commands. */
class Scanner {
  readonly commands: ScriptWord[][] = [];
  readonly #text: string;
  readonly #file: string;
  #index = 0;
  #line = 1;
  #command: ScriptWord[] = [];
  #word: { text: string; line: number; isExpanded: boolean } | undefined;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  get isAtEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  get isInWord(): boolean {
    return this.#word !== undefined;
  }

  get next(): string {
    return this.#text[this.#index] ?? "";
  }

  startsWith(prefix: string): boolean {
    return this.#text.startsWith(prefix, this.#index);
  }

  /** The next characters, whose lines are counted. */
  take(count: number): string {
    const taken = this.#text.slice(this.#index, this.#index + count);
    this.#line += taken.split("\n").length - 1;
    this.#index += count;
    return taken;
  }

  add(more: string, isExpanded = false): void {
    this.#word ??= { text: "", line: this.#line, isExpanded: false };
    this.#word.text += more;
    this.#word.isExpanded ||= isExpanded;
  }

  endWord(): void {
    if (this.#word !== undefined) this.#command.push(this.#word);
    this.#word = undefined;
  }

  endCommand(): void {
    this.endWord();
    if (this.#command.length > 0) this.commands.push(this.#command);
    this.#command = [];
  }

  /** What a backslash escapes; the end of a line that is escaped joins two lines. */
  takeEscaped(): void {
    const escaped = this.#text[this.#index + 1] ?? "";
    if (escaped !== "\n") this.add(escaped);
    this.take(2);
  }

  takeSingleQuoted(): void {
    const end = this.#text.indexOf("'", this.#index + 1);
    if (end < 0) throw noScript(this.#file, this.#line, "a single quote is never closed");
    this.add(this.#text.slice(this.#index + 1, end));
    this.take(end + 1 - this.#index);
  }

  takeDoubleQuoted(): void {
    const start = this.#line;
    this.add("");
    this.take(1);
    while (this.next !== '"') {
      if (this.isAtEnd) throw noScript(this.#file, start, "a double quote is never closed");
      if (this.next === "\\" && /[\\"$`\n]/.test(this.#text[this.#index + 1] ?? ""))
        this.takeEscaped();
      else if (this.next === "$" || this.next === "`") this.takeExpansion();
      else this.add(this.take(1));
    }
    this.take(1);
  }

  takeExpansion(): void {
    this.add(this.take(expansionEnd(this.#text, this.#index) - this.#index), true);
  }

  skipLine(): void {
    const end = this.#text.indexOf("\n", this.#index);
    this.take((end < 0 ? this.#text.length : end) - this.#index);
  }

  skipHereDocument(): void {
    this.take(hereDocumentEnd(this.#text, this.#index) - this.#index);
  }
}

/** Behind `$name`, `${...}`, `$(...)` or `` `...` ``. */
function expansionEnd(text: string, start: number): number {
  if (text[start] === "`") {
    const end = text.indexOf("`", start + 1);
    return end < 0 ? text.length : end + 1;
  }
  const open = text[start + 1] ?? "";
  const close = { "(": ")", "{": "}" }[open];
  if (close === undefined) {
    const [name = "$"] = /^\$(\w+|.)?/s.exec(text.slice(start, start + 200)) ?? [];
    return start + (/^\$[\w?#@*$!-]/.test(name) ? name.length : 1);
  }
  let depth = 0;
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index + 1;
  }
  return text.length;
}

/** Behind the last line of `<<EOF`; a here-string, `<<<`, is only a word. */
function hereDocumentEnd(text: string, start: number): number {
  const [whole, mark] = /^<<-?\s*['"]?(\w+)['"]?/.exec(text.slice(start, start + 200)) ?? [];
  if (mark === undefined || whole === undefined)
    return start + (text.startsWith("<<<", start) ? 3 : 2);
  const end = new RegExp(`\\n[\\t ]*${mark}(?=\\n|$)`).exec(text.slice(start));
  return end === null ? text.length : start + end.index + end[0].length;
}

function noScript(file: string, line: number | undefined, message: string): KnownError {
  return new KnownError(
    { file, line, message, fix: "name the bin/microvm-run of a runner" },
    exitStatus.notJudged,
  );
}
