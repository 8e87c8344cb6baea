import { forTarget } from "../packs/assemble.ts";
import { checkedAgainst, choosePack, hasPackFor, versionInPath } from "../packs/choose.ts";
import { defaultPack, hasRules, type Pack } from "../packs/format.ts";
import { type LeftOut, leftOutOfPath, withoutFeatures } from "../packs/without-features.ts";
import type { Finding } from "./finding.ts";
import type { ReadNamed } from "./firecracker/lint.ts";
import { known } from "./flags/rows.ts";
import { joinedArguments } from "./joined-arguments.ts";
import { lintArguments, type PlacedFinding, quotedArguments } from "./lint.ts";
import {
  findHypervisorCommands,
  findOtherCommand,
  type HypervisorCommand,
  type ScriptArgument,
} from "./script.ts";

/** Where a finding is reported: a file as people name it, and its line, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The place of a finding about a command: that of the argument with this index. */
export type Locate = (args: readonly ScriptArgument[], index: number) => Place;

/** What was found in a script, and what could not be checked and why. */
export interface ScriptVerdict {
  readonly findings: readonly PlacedFinding[];
  readonly notChecked: string | undefined;
}

/**
 * Why the arguments of a program are not checked, or only in part; undefined if rules cover them all.
 *
 * @param target The guest's architecture, "x86_64"; undefined where the user names a pack.
 * @param packNamed Returns a pack by its name.
 */
export function notCheckedOf(
  program: string,
  target: string | undefined,
  packNamed: (name: string) => Pack,
): string | undefined {
  if (!hasRules(program))
    return `lint has no rules for ${program}, but for two arguments in one string`;
  if (!hasPackFor(program, target))
    return `there is no pack of ${program} for ${target}: \`ghaf-microvm pack qemu\` makes one of the program, which --pack names`;
  const pack = packNamed(defaultPack[program]);
  if (pack.program === "qemu" || pack.program === "crosvm" || known.includes(pack.program))
    return undefined;
  return Object.keys(pack.structs).length === 0
    ? `lint knows the flags of ${program}, but not what their values may be`
    : `lint knows the flags of ${program} and the forms of their values, but not what these ask of each other`;
}

/** Why Firecracker's configuration is not checked, where the file that the command names cannot be read. */
function unreadConfiguration(
  { program, args }: HypervisorCommand,
  readNamed: ReadNamed = () => undefined,
): string[] {
  const at = args.findIndex(({ text }) => text === "--config-file");
  const path = args[at + 1]?.text;
  return program !== "firecracker" || at < 0 || path === undefined || readNamed(path) !== undefined
    ? []
    : [`the configuration ${path} cannot be read here`];
}

/**
 * What is wrong with the commands in a script that start a hypervisor.
 *
 * @param text The script's text, as of a `bin/microvm-run`.
 * @param file The script's name in messages.
 * @param packNamed Returns a pack by its name.
 * @param pack The pack's name, or with why it is that; without it, the one that fits the program in the script.
 * @param locate The place of a finding; by default, its line in the script.
 * @param note Receives a line for people: which build each command is checked against, and why.
 * @param readNamed Returns the text of a file that a command names, such as Firecracker's configuration.
 * @param without What is known to be left out of the build of QEMU that the script starts.
 * @throws KnownError (status 2) when the script starts no hypervisor, or when the pack is of another program.
 */
export function lintScript(
  text: string,
  file: string,
  packNamed: (name: string) => Pack,
  pack?: Parameters<typeof choosePack>[4],
  locate: Locate = (args, index) => ({ file, line: args[index]?.line ?? 1 }),
  note: (text: string) => void = () => {},
  readNamed?: ReadNamed,
  without: readonly LeftOut[] = [],
): ScriptVerdict {
  const placed = (args: readonly ScriptArgument[], findings: readonly Finding[]) => {
    const texts = args.map(({ text }) => text);
    return findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      ...locate(args, finding.index),
      ...quotedArguments(texts, finding),
      message: finding.message,
      fixable: false,
    }));
  };
  // a pack that the user names applies to any guest
  const searched = (target: string) => (pack === undefined ? target : undefined);
  const other = findOtherCommand(text, file);
  const otherArguments = other?.args ?? [];
  const inOther = placed(otherArguments, [
    ...joinedArguments(otherArguments.map(({ text }) => text)),
  ]);
  const commands = findHypervisorCommands(text, file);
  const found = commands.flatMap(({ program, target, isGhafs, path, args }) => {
    const texts = args.map(({ text }) => text);
    if (!hasPackFor(program, searched(target))) return placed(args, [...joinedArguments(texts)]);
    const chosen = choosePack(program, target, isGhafs, { version: versionInPath(path) }, pack);
    const build = withoutFeatures(packNamed(chosen.name), [
      ...new Set([...leftOutOfPath(path), ...without]),
    ]);
    note(checkedAgainst(file, build.build, chosen));
    return placed(args, lintArguments(program, texts, forTarget(build, target), readNamed));
  });
  const notChecked = [
    ...(other === undefined ? [] : [notCheckedOf(other.program, undefined, packNamed)]),
    ...commands.map(({ program, target }) => notCheckedOf(program, searched(target), packNamed)),
    ...commands.flatMap((command) => unreadConfiguration(command, readNamed)),
  ];
  return {
    findings: [...inOther, ...found],
    notChecked: notChecked.find((why) => why !== undefined),
  };
}
