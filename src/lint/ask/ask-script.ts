import { choosePack, versionInPath } from "../../packs/choose.ts";
import type { Pack } from "../../packs/format.ts";
import { type PlacedFinding, quotedArguments } from "../lint.ts";
import type { Locate } from "../lint-script.ts";
import { findHypervisorCommands, findOtherCommand, type HypervisorCommand } from "../script.ts";
import { askQemu, programToAsk } from "./ask.ts";

/** What the programs of a script say of its commands. */
export interface AskedScript {
  readonly findings: readonly PlacedFinding[];
  readonly notes: readonly string[];
  /** Why one of them said nothing. */
  readonly notChecked: string | undefined;
}

/**
 * Gives the commands of a script, made harmless, to the programs that they start.
 *
 * @param named The program to ask; "" for that of each command, where it is here, else one of its name.
 * @throws KnownError (status 2) as `findHypervisorCommands` does.
 */
export async function askScriptWith(
  text: string,
  file: string,
  named: string,
  packNamed: (name: string) => Pack,
  pack: string | undefined,
  locate: Locate,
): Promise<AskedScript> {
  const other = findOtherCommand(text, file)?.program;
  const all: AskedScript[] = other === undefined ? [] : [silentOf(other)];
  for (const command of findHypervisorCommands(text, file))
    all.push(await askCommand(command, named, packNamed, pack, locate));
  return {
    findings: all.flatMap(({ findings }) => findings),
    notes: all.flatMap(({ notes }) => notes),
    notChecked: all.find(({ notChecked }) => notChecked !== undefined)?.notChecked,
  };
}

async function askCommand(
  { program: kind, target, path, isGhafs, args }: HypervisorCommand,
  named: string,
  packNamed: (name: string) => Pack,
  packName: string | undefined,
  locate: Locate,
): Promise<AskedScript> {
  const evidence = { version: versionInPath(path) };
  const pack = packNamed(choosePack(kind, target, isGhafs, evidence, packName).name);
  if (pack.program !== "qemu") return silentOf(kind);
  const program = programToAsk(named, path, target);
  if (program === undefined) return { findings: [], notes: [], notChecked: missingProgram(target) };
  const texts = args.map(({ text }) => text);
  const { findings, ...rest } = await askQemu(program, texts, pack);
  const placed = findings.map(({ rule, severity, message, ...finding }) => ({
    rule,
    severity,
    ...locate(args, finding.index),
    ...quotedArguments(texts, { rule, severity, message, ...finding }),
    message,
    fixable: false,
  }));
  return { ...rest, findings: placed };
}

/** Why a hypervisor is not asked. */
export const onlyQemu = (program: string) => `only QEMU can be asked, not ${program}`;

/** Why nothing is asked where there is no program. */
export const missingProgram = (target: string) =>
  `there is no qemu-system-${target} on the PATH: --ask PROGRAM names one`;

const silentOf = (program: string): AskedScript => ({
  findings: [],
  notes: [],
  notChecked: onlyQemu(program),
});
