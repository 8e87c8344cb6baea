import { exitStatus, KnownError } from "../errors.ts";

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
  readonly program: "qemu" | "crosvm";
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
 * @throws KnownError (status 2) when the text is no shell script, or starts no hypervisor that has rules.
 */
export function findHypervisorCommands(text: string, file: string): HypervisorCommand[] {
  const commands = parseCommands(text, file);
  const found = commands.flatMap((words): HypervisorCommand[] => {
    const start = commandStart(words);
    const path = words[start]?.text ?? "";
    const name = path.split("/").at(-1) ?? "";
    const rest = words.slice(start + 1).filter((word) => !isWhollyExpanded(word));
    const target = /^qemu-system-(\w+)$/.exec(name)?.[1];
    if (target !== undefined)
      return [{ program: "qemu", target, path, isGhafs: /[/-]ghaf-qemu-/.test(path), words: rest }];
    const run = name === "crosvm" ? runOf(rest) : -1;
    if (run < 0) return [];
    // the kernel may be among what is known only when the script runs
    const isWhole = rest.length === words.length - start - 1;
    return [
      {
        program: "crosvm",
        target: targetOfKernel(rest),
        path,
        isGhafs: /[/-]ghaf-crosvm-/.test(path),
        words: rest.slice(isWhole ? run : run + 1),
      },
    ];
  });
  for (const { words } of found)
    if (words.length > mostWords)
      throw new KnownError(
        {
          file,
          line: words[0]?.line,
          message: `has a command of ${words.length} words: no hypervisor is started with more than ${mostWords}`,
          fix: "name the bin/microvm-run of a runner",
        },
        exitStatus.notJudged,
      );
  if (found.length > 0) return found;
  const other = findOtherCommand(text, file);
  throw new KnownError(
    {
      file,
      message:
        other === undefined
          ? "starts neither qemu-system-* nor crosvm: this is no microvm-run script of these"
          : `starts ${other.program}, for which there are no rules: only qemu and crosvm have them`,
      fix: "name the bin/microvm-run of a runner",
    },
    exitStatus.notJudged,
  );
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
    .findLast(({ program }) => otherHypervisors.includes(program));
}

const otherHypervisors = [
  "cloud-hypervisor",
  "firecracker",
  "kvmtool",
  "lkvm",
  "stratovirt",
  "alioth",
  "vfkit",
];

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
      index > start && /^(qemu-system-\w+|crosvm)$/.test(text.split("/").at(-1) ?? ""),
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
function parseCommands(text: string, file: string): ScriptWord[][] {
  if (text.includes("\0")) throw noScript(file, 1, "holds the character NUL: it is no text");
  const commands: ScriptWord[][] = [];
  let command: ScriptWord[] = [];
  let line = 1;
  let index = 0;
  let word: { text: string; line: number; isExpanded: boolean } | undefined;
  const endWord = () => {
    if (word !== undefined) command.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (command.length > 0) commands.push(command);
    command = [];
  };
  const add = (more: string, isExpanded = false) => {
    word ??= { text: "", line, isExpanded: false };
    word.text += more;
    word.isExpanded ||= isExpanded;
  };
  /** Takes the characters up to `end`, counting lines. */
  const take = (end: number): string => {
    const taken = text.slice(index, end);
    line += taken.split("\n").length - 1;
    index = end;
    return taken;
  };
  while (index < text.length) {
    const character = text[index] as string;
    if (character === "\\") {
      if (text[index + 1] !== "\n") add(text[index + 1] ?? "");
      take(index + 2);
    } else if (character === "'") {
      const end = text.indexOf("'", index + 1);
      if (end < 0) throw noScript(file, line, "a single quote is never closed");
      add(text.slice(index + 1, end));
      take(end + 1);
    } else if (character === '"') {
      const start = line;
      add("");
      take(index + 1);
      while (text[index] !== '"') {
        if (index >= text.length) throw noScript(file, start, "a double quote is never closed");
        if (text[index] === "\\" && /[\\"$`\n]/.test(text[index + 1] ?? "")) {
          if (text[index + 1] !== "\n") add(text[index + 1] ?? "");
          take(index + 2);
        } else if (text[index] === "$" || text[index] === "`") {
          add(take(expansionEnd(text, index)), true);
        } else add(take(index + 1));
      }
      take(index + 1);
    } else if (character === "$" || character === "`") {
      add(take(expansionEnd(text, index)), true);
    } else if (character === "#" && word === undefined) {
      const end = text.indexOf("\n", index);
      take(end < 0 ? text.length : end);
    } else if (/[\n;&|()]/.test(character)) {
      endCommand();
      take(index + 1);
    } else if (/\s/.test(character)) {
      endWord();
      take(index + 1);
    } else if (text.startsWith("<<", index)) {
      endWord();
      take(hereDocumentEnd(text, index));
    } else add(take(index + 1));
  }
  endCommand();
  return commands;
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

function noScript(file: string, line: number, message: string): KnownError {
  return new KnownError(
    { file, line, message, fix: "name the bin/microvm-run of a runner" },
    exitStatus.notJudged,
  );
}
