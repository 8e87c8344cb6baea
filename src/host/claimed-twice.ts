import { quoted } from "../facts/problem.ts";
import { quotedArguments } from "../lint/lint.ts";
import type { FindingOf, VmScript } from "../lint/shared-sizes.ts";
import { type ArgumentClaim, claimsIn } from "./claims.ts";

/** A claim of one of several scripts. */
interface ScriptClaim extends ArgumentClaim {
  readonly of: VmScript;
  readonly script: number;
}

/**
 * What arguments of several VMs claim that their host has once, each at the later VM.
 *
 * @param isKnown Whether both of two VMs, by their numbers, claim this by their options: that is reported of these.
 */
export function claimedTwiceIn(
  scripts: readonly VmScript[],
  isKnown: (one: number, other: number, value: string) => boolean,
): FindingOf[] {
  const first = new Map<string, ScriptClaim>();
  const findings: FindingOf[] = [];
  for (const [script, of] of scripts.entries())
    for (const claim of claimsIn(of.text, of.file)) {
      const key = JSON.stringify([claim.what, claim.value]);
      const here = { ...claim, of, script };
      const there = first.get(key) ?? here;
      first.set(key, there);
      if (there.script !== script && !isKnown(there.script, script, claim.value))
        findings.push({ script, finding: findingOf(here, there) });
    }
  return findings;
}

function findingOf(here: ScriptClaim, there: ScriptClaim): FindingOf["finding"] {
  const args = here.command.args.map(({ text }) => text);
  const { file, line } = placeOf(there);
  const found = {
    rule: "collision",
    severity: "wrong",
    index: here.index,
    message: `the ${here.what} ${quoted(here.value)} is also that of ${there.of.name} (${file}:${line}): on one host only one of them can run at a time. Give each VM its own`,
  } as const;
  const { rule, severity, message } = found;
  const { argument } = quotedArguments(args, found);
  return { rule, severity, ...placeOf(here), argument, message, fix: null, fixable: false };
}

const placeOf = ({ of: { file, locate }, command: { args }, index }: ScriptClaim) =>
  locate?.(args, index) ?? { file, line: args[index]?.line ?? 1 };
