import { exitStatus, KnownError } from "../errors.ts";
import { flagPrograms, hasRules, type RuledProgram } from "../packs/format.ts";
import { type ScannedWord, Scanner } from "../shell/scanner.ts";

/** An argument of a script, without its quotes. */
export type ScriptArgument = ScannedWord;

/** The command in a script that starts a hypervisor. */
export interface HypervisorCommand {
  readonly program: RuledProgram;
  /** The guest's architecture, if the program's name contains it; else "x86_64". */
  readonly target: string;
  /** The program's path or name, as the script has it. */
  readonly path: string;
  /** The program's name shows that it is from a package that Ghaf patches. */
  readonly isGhafs: boolean;
  /** The arguments after the program's name. */
  readonly args: readonly ScriptArgument[];
}

/**
 * Finds the commands that start a hypervisor in the text of a `microvm-run` of any version and any repository: usually
 * there is one.
 *
 * @throws KnownError (status 2) when the text is not a shell script, or starts no hypervisor at all.
 */
export function findHypervisorCommands(text: string, file: string): HypervisorCommand[] {
  const found = commandsIn(text, file).flatMap((args) => hypervisorCommand(args) ?? []);
  for (const { args } of found)
    if (args.length > mostArguments)
      throw noScript(
        file,
        args[0]?.line,
        `has a command of ${args.length} arguments: no hypervisor is started with more than ${mostArguments}`,
      );
  if (found.length > 0 || findOtherCommand(text, file) !== undefined) return found;
  throw noScript(
    file,
    undefined,
    "starts no hypervisor that microvm.nix runs: this is not a microvm-run script",
  );
}

/** The same; none where the text is not such a script, which `lint` reports. */
export function hypervisorCommandsIn(text: string, file: string): HypervisorCommand[] {
  try {
    return findHypervisorCommands(text, file);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return [];
  }
}

function hypervisorCommand(args: readonly ScriptArgument[]): HypervisorCommand | undefined {
  const start = commandStart(args);
  const path = args[start]?.text ?? "";
  const name = path.split("/").at(-1) ?? "";
  const rest = args.slice(start + 1).filter((arg) => !isWhollyExpanded(arg));
  const target = /^qemu-system-(\w+)$/.exec(name)?.[1];
  if (target !== undefined)
    return { program: "qemu", target, path, isGhafs: /[/-]ghaf-qemu-/.test(path), args: rest };
  const program = programNamed(name);
  if (program !== "qemu" && program !== "crosvm" && hasRules(program))
    return { program, target: targetOfKernel(rest), path, isGhafs: false, args: rest };
  const run = program === "crosvm" ? runOf(rest) : -1;
  if (run < 0) return undefined;
  // the kernel may be among the arguments that are known only when the script runs
  const isWhole = rest.length === args.length - start - 1;
  return {
    program: "crosvm",
    target: targetOfKernel(rest),
    path,
    isGhafs: /[/-]ghaf-crosvm-/.test(path),
    args: rest.slice(isWhole ? run : run + 1),
  };
}

/** The last command in a script that starts a hypervisor without rules: its name, and its arguments. */
export function findOtherCommand(
  text: string,
  file: string,
): { readonly program: string; readonly args: readonly ScriptArgument[] } | undefined {
  return commandsIn(text, file)
    .map((args) => {
      const start = commandStart(args);
      const program = args[start]?.text.split("/").at(-1) ?? "";
      return { program, args: args.slice(start + 1) };
    })
    .findLast(({ program }) => isHypervisor(program) && !hasRules(programNamed(program)));
}

/** The hypervisor whose program has this name. */
const programNamed = (name: string) => (name === "lkvm" ? "kvmtool" : name);

const isHypervisor = (name: string) =>
  (flagPrograms as readonly string[]).includes(programNamed(name));

/** microvm.nix's runner names `Image` for aarch64, `vmlinux` for x86_64; of other kernels nothing is known. */
function targetOfKernel(args: readonly ScriptArgument[]): string {
  const kernels = args.map(({ text }) => /\/(Image|vmlinux)$/.exec(text)?.[1]);
  return kernels.includes("Image") ? "aarch64" : kernels.includes("vmlinux") ? "x86_64" : "any";
}

/** The index of `run` after crosvm's own flags, or -1: `crosvm --log-level debug run`. */
function runOf(args: readonly ScriptArgument[]): number {
  let index = 0;
  while (args[index]?.text.startsWith("-"))
    index += /^--(log-level|syslog-tag)$/.test(args[index]?.text ?? "") ? 2 : 1;
  return args[index]?.text === "run" ? index : -1;
}

/** Far more than any VM has. */
const mostArguments = 4000;

/** Programs that start another one, named in their arguments. */
const starters =
  /^(env|sudo|doas|nice|ionice|taskset|numactl|chrt|time|timeout|strace|setpriv|prlimit|unshare|nsenter|systemd-run|runuser|command|nohup|setsid|stdbuf|chroot|unbuffer)$/;

/** The index of the program's name: after assignments, `exec -a name`, and programs that start others. */
function commandStart(args: readonly ScriptArgument[]): number {
  const start = firstProgram(args);
  if (!starters.test(args[start]?.text.split("/").at(-1) ?? "")) return start;
  const hypervisor = args.findIndex(
    ({ text }, index) =>
      index > start &&
      (/^(qemu-system-\w+|crosvm)$/.test(text.split("/").at(-1) ?? "") ||
        isHypervisor(text.split("/").at(-1) ?? "")),
  );
  return hypervisor < 0 ? start : hypervisor;
}

function firstProgram(args: readonly ScriptArgument[]): number {
  let index = 0;
  while (/^[A-Za-z_]\w*=/.test(args[index]?.text ?? "")) index++;
  if (args[index]?.text === "exec") {
    index++;
    while (args[index]?.text.startsWith("-")) index += args[index]?.text === "-a" ? 2 : 1;
  }
  return index;
}

function isWhollyExpanded({ text, expands }: ScriptArgument): boolean {
  return expands && /^\$(\w+|\{[^}]*\})$/.test(text);
}

/** The simple commands of a script, and those of a text that a shell runs in it: `bash -c '...'`, as vfkit's runner has it. */
function commandsIn(text: string, file: string): ScriptArgument[][] {
  return parseCommands(text, file).flatMap((args) => {
    const start = firstProgram(args);
    const isShell = /^(ba|da|z)?sh$/.test(args[start]?.text.split("/").at(-1) ?? "");
    const code = isShell && args[start + 1]?.text === "-c" ? args[start + 2] : undefined;
    if (code === undefined) return [args];
    const inner = parseCommands(code.text, file).map((command) =>
      command.map((arg) => ({ ...arg, line: arg.line + code.line - 1 })),
    );
    return [args, ...inner];
  });
}

/** The simple commands of a script, each as its arguments. What is in `$(...)` and here-documents is not looked into. */
function parseCommands(text: string, file: string): readonly ScriptArgument[][] {
  if (text.includes("\0")) throw noScript(file, 1, "contains the character NUL: it is not text");
  const scanner = new Scanner(text, (what, opening, line) => {
    // the inside of an expansion is skipped: it may contain the opening of another one in quotes
    if (what === "expansion") return;
    const name = opening === '"' ? "double" : "single";
    throw noScript(file, line, `a ${name} quote is never closed`);
  });
  const commands: ScriptArgument[][] = [];
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
