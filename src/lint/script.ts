import { exitStatus, KnownError } from "../errors.ts";
import { flagPrograms, hasRules, type RuledProgram } from "../packs/format.ts";
import { type ScannedWord, Scanner } from "../shell/scanner.ts";

/** A word of a script, without its quotes. */
export type ScriptWord = ScannedWord;

/** The command in a script that starts a hypervisor. */
export interface HypervisorCommand {
  readonly program: RuledProgram;
  /** The guest's architecture, where the program's name says it; else "x86_64". */
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
  const found = commandsIn(text, file).flatMap((words) => hypervisorCommand(words) ?? []);
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
  return commandsIn(text, file)
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
  /^(env|sudo|doas|nice|ionice|taskset|numactl|chrt|time|timeout|strace|setpriv|prlimit|unshare|nsenter|systemd-run|runuser|command|nohup|setsid|stdbuf|chroot|unbuffer)$/;

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

function isWhollyExpanded({ text, expands }: ScriptWord): boolean {
  return expands && /^\$(\w+|\{[^}]*\})$/.test(text);
}

/** The simple commands of a script, and those of a text that a shell runs in it: `bash -c '...'`, as vfkit's runner has it. */
function commandsIn(text: string, file: string): ScriptWord[][] {
  return parseCommands(text, file).flatMap((words) => {
    const start = firstProgram(words);
    const isShell = /^(ba|da|z)?sh$/.test(words[start]?.text.split("/").at(-1) ?? "");
    const code = isShell && words[start + 1]?.text === "-c" ? words[start + 2] : undefined;
    if (code === undefined) return [words];
    const inner = parseCommands(code.text, file).map((command) =>
      command.map((word) => ({ ...word, line: word.line + code.line - 1 })),
    );
    return [words, ...inner];
  });
}

/** The simple commands of a script, each as its words. What is in `$(...)` and here-documents is not looked into. */
function parseCommands(text: string, file: string): readonly ScriptWord[][] {
  if (text.includes("\0")) throw noScript(file, 1, "contains the character NUL: it is no text");
  const scanner = new Scanner(text, (what, opening, line) => {
    // what is in an expansion is not looked into: it may contain the opening of another one in quotes
    if (what === "expansion") return;
    const name = opening === '"' ? "double" : "single";
    throw noScript(file, line, `a ${name} quote is never closed`);
  });
  const commands: ScriptWord[][] = [];
  const endCommand = () => {
    scanner.endWord();
    if (scanner.words.length > 0) commands.push(scanner.words.splice(0));
  };
  while (!scanner.isAtEnd) {
    const { next } = scanner;
    if (next === "#" && !scanner.isInWord) scanner.takeUntil("\n");
    else if (/[\n;&|()]/.test(next)) {
      endCommand();
      scanner.take(1);
    } else if (/\s/.test(next)) {
      scanner.endWord();
      scanner.take(1);
    } else if (next === "<" && scanner.rest(2) === "<<") {
      scanner.endWord();
      scanner.take(hereDocumentLength(scanner.rest()));
    } else scanner.takePart();
  }
  endCommand();
  return commands;
}

/** Of `<<EOF`, up to its last line; a here-string, `<<<`, is only a word. */
function hereDocumentLength(text: string): number {
  const [whole, mark] = /^<<-?\s*['"]?(\w+)['"]?/.exec(text.slice(0, 200)) ?? [];
  if (mark === undefined || whole === undefined) return text.startsWith("<<<") ? 3 : 2;
  const end = new RegExp(`\\n[\\t ]*${mark}(?=\\n|$)`).exec(text);
  return end === null ? text.length : end.index + end[0].length;
}

function noScript(file: string, line: number | undefined, message: string): KnownError {
  return new KnownError(
    { file, line, message, fix: "name the bin/microvm-run of a runner" },
    exitStatus.notChecked,
  );
}
