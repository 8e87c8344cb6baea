import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { lintQemu } from "../qemu/lint.ts";
import { harmless } from "./harmless.ts";
import { startHarmlessly } from "./start.ts";

/** What a program itself says of a command line. */
export interface Asked {
  readonly findings: readonly Finding[];
  /** Where a rule says something else than the program, and what the program was not asked. */
  readonly notes: readonly string[];
  /** Why it said nothing. */
  readonly notChecked: string | undefined;
}

/**
 * Gives a command line of QEMU, made harmless, to the program, and compares what it says with what the rules say.
 *
 * @param args The arguments after the program's name.
 * @param pack The build that the rules know.
 */
export async function askQemu(
  program: string,
  args: readonly string[],
  pack: QemuPack,
): Promise<Asked> {
  const { args: asked, origins, leftOut } = harmless(args, pack);
  const answer = await startHarmlessly(program, asked);
  const unasked = [...new Set(leftOut.map(({ name }) => name))];
  const notes =
    unasked.length === 0 ? [] : [`${program} was not asked about ${unasked.join(", ")}`];
  if (answer.kind === "unknown")
    return { findings: [], notes, notChecked: `${program}: ${answer.why}` };
  const refused = lintQemu(asked, pack).filter(({ severity }) => severity === "refused");
  if (answer.kind === "starts")
    return {
      findings: answer.warnings.map((message) =>
        said("silent", placeIn(message, asked, origins), program, message),
      ),
      notes: [
        ...notes,
        ...refused.map(
          ({ rule, message }) =>
            `${program} starts, and the rule ${rule} says that it will not: ${message}`,
        ),
      ],
      notChecked: undefined,
    };
  const message = answer.message.replace(/^\S*qemu-system-[^:]*: /, "");
  const missing = leftOut.find(({ id }) => id !== undefined && names(message, id));
  if (missing !== undefined)
    return {
      findings: [],
      notes: [],
      notChecked: `${program} was not asked about ${missing.name}, which others name: ${message}`,
    };
  return {
    findings:
      refused.length > 0
        ? []
        : [said("refused", placeIn(message, asked, origins), program, message)],
    notes,
    notChecked: undefined,
  };
}

const names = (message: string, id: string) =>
  message.split(/[^\w.-]+/).some((name) => name === id || name.startsWith(`${id}.`));

const said = (
  severity: Finding["severity"],
  index: number,
  program: string,
  message: string,
): Finding => ({
  rule: "asked",
  severity,
  index,
  message: `${program} itself says: ${message}`,
});

/** Of the option that the message begins with, the place among the given arguments; the first argument otherwise. */
function placeIn(message: string, asked: readonly string[], origins: readonly number[]): number {
  const at = asked.findIndex(
    (arg, index) =>
      arg.startsWith("-") && message.startsWith(`${arg} ${asked[index + 1] ?? ""}`.trim()),
  );
  return origins[at] ?? 0;
}

/** The program to ask: the one that is named, else the command's own where it is here, else one of its name. */
export function programToAsk(named: string, path: string, target: string): string | undefined {
  if (named !== "") return named;
  if (path.includes("/") && existsSync(path)) return path;
  const name = `qemu-system-${target}`;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, name))) ? name : undefined;
}
