import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "../errors.ts";
import { printableLine, printableLines } from "../output/printable.ts";
import { quoteWord, shellWords } from "../shell/shell-words.ts";
import { nixFolder } from "../tool.ts";
import { argumentsOf, parseCommandLine } from "./command-line.ts";
import type { CommandRecord } from "./parse-record.ts";
import { passedOn } from "./passed-on.ts";
import { printArgument } from "./record-origins.ts";
import { namedFiles, withoutHashes } from "./store-paths.ts";

/** What is wrong with a VM without a record: at a module's line, at an option of the definition, or with the whole VM. */
export interface FailedRecord extends Problem {
  readonly rule?: string | undefined;
  /** In the definition: `["qemu", "extraArgs"]`. */
  readonly path?: readonly string[] | undefined;
}

/** The records of command lines as they should be, and what could not be made again. */
export interface CommandRecords {
  /** Path → text of every record that exists or will: for what could not be made, the previous one. */
  readonly files: ReadonlyMap<string, string>;
  /** Records that are missing or outdated, and could not be made: path → why. */
  readonly notMade: ReadonlyMap<string, string>;
  /** Records of VMs that do not evaluate, or not as their modules intend: path → what is wrong. */
  readonly failed: ReadonlyMap<string, readonly FailedRecord[]>;
  /** The systems that VMs without a record run on, where Nix says so: path → "aarch64-linux". */
  readonly guests?: ReadonlyMap<string, string>;
  /** The day of the pinned packages, "2026-08-19", where a lock says it. */
  readonly pinnedDay?: string | undefined;
}

/** Where the record of a module is. */
export function recordPath(module: string): string {
  return join(dirname(module), "command.txt");
}

/**
 * The hash of what a command line is made from: the source's narHash, this tool's way to evaluate it, the module's
 * text, and each module that it imports by a path, as far as those show without Nix.
 *
 * @param generated The texts of modules that may not be written yet: path → text.
 */
export function madeFrom(
  root: string,
  narHash: string,
  module: string,
  text: string,
  system: string,
  generated: ReadonlyMap<string, string> = new Map(),
): string {
  const hash = createHash("sha256").update(`${toolHash()}\n${narHash}\n${system}\n`);
  const seen = new Set<string>();
  const add = (path: string, content: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    // a definition's place in its file does not affect the command
    const said = content.replace(/^( *_file = ".*):\d+";$/m, '$1";');
    hash.update(`${path}\n${said.length}\n${said}\n`);
    for (const [, relative = ""] of content.matchAll(/(?:^|[\s([])(\.{1,2}\/[A-Za-z0-9._+/-]+)/g)) {
      const named = join(dirname(path), relative);
      const text = generated.get(join(named, "default.nix"));
      const other = text === undefined ? nixFileAt(root, named) : undefined;
      if (text !== undefined) add(join(named, "default.nix"), text);
      else if (other !== undefined) add(other, readFileSync(join(root, other), "utf8"));
    }
  };
  add(module, text);
  return hash.digest("hex");
}

/** Of the tool's own Nix that evaluates runners: another version of it may find other arguments. */
const toolHash = once(() => {
  const hash = createHash("sha256");
  for (const file of ["upstream.nix", "unwrapped-values.nix", ...nixFilesIn("runner")])
    hash.update(`${file}\n${readFileSync(join(nixFolder, file), "utf8")}\n`);
  return hash.digest("hex");
});

function nixFilesIn(folder: string): string[] {
  return readdirSync(join(nixFolder, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".nix"))
    .sort()
    .map((file) => `${folder}/${file}`);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The Nix file that a path names: itself, or the default.nix of a folder. */
function nixFileAt(root: string, path: string): string | undefined {
  if (path.startsWith("../") || !existsSync(join(root, path))) return undefined;
  const file = statSync(join(root, path)).isDirectory() ? join(path, "default.nix") : path;
  return file.endsWith(".nix") && existsSync(join(root, file)) ? file : undefined;
}

/**
 * How many arguments at a command's end come from `extraArgs`, without those that the runner puts among its own; 0 for a
 * runner that adds something after them.
 */
export function extraArgumentsAtEnd(
  command: string,
  hypervisor: string,
  extraArgs: readonly string[],
): number {
  const args = shellWords(command);
  const areAtEnd = (extra: readonly string[]) => {
    const last = args.slice(args.length - extra.length);
    return extra.every((arg, index) => last[index]?.text === arg);
  };
  const passed = passedOn(hypervisor, extraArgs).map((index) => extraArgs[index] ?? "");
  return [extraArgs, passed].find(areAtEnd)?.length ?? 0;
}

/** Hash of the command and the files that it names: `nix flake check` compares it with what the runner makes. */
function commandHash(command: string, files: Readonly<Record<string, string>>): string {
  const named = Object.keys(files)
    .filter((path) => command.includes(path))
    .sort();
  return createHash("sha256")
    .update([command, ...named.map((path) => files[path] ?? "")].join("\n"))
    .digest("hex");
}

/** A record as text, one option a line, so that a change to one shows as one changed line. */
export function printCommandRecord(vm: string, record: CommandRecord): string {
  const { hypervisor, system, guest, approximated, rev } = record;
  const { hash, command, extraCount, origins, files, refused } = record;
  const heading = [
    `# Generated by ghaf-microvm from default.nix: how ${vm} is started; hashes of store paths are left out.`,
    `# hypervisor: ${hypervisor}`,
    `# system: ${system}`,
    ...(guest === system ? [] : [`# guest: ${guest}`]),
    ...(approximated.length === 0 ? [] : [`# approximated: ${approximated.join(", ")}`]),
    `# microvm.nix: ${rev}`,
    `# made from: ${hash}`,
    `# command: ${command === undefined ? "refused" : commandHash(command, files)}`,
    `# arguments of extraArgs, at its end: ${extraCount}`,
    "",
  ];
  if (command === undefined)
    return [
      ...heading,
      `# ${hypervisor} refuses it: ${printableLine((refused ?? "").replaceAll("\n", " "))}`,
      "",
    ].join("\n");
  const { program, options } = parseCommandLine(hypervisor, command);
  const quotedArgument = ({ text, expands }: { text: string; expands: boolean }) =>
    expands ? `"${text}"` : quoteWord(withoutHashes(text));
  const lines = [
    ...heading,
    program.map(quotedArgument).join(" "),
    ...options.map((option, index) =>
      printArgument(argumentsOf(option).map(quotedArgument).join(" "), origins[index] ?? []),
    ),
    ...[...namedFiles([command], files)].flatMap(([path, text]) => ["", `# ${path}:`, text]),
    "",
  ];
  return printableLines(lines.join("\n"));
}
