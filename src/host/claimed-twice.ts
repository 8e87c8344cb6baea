import { quoted } from "../facts/problem.ts";
import { sharedClaims } from "../facts/shared-claims.ts";
import { quotedArguments } from "../lint/lint.ts";
import type { FindingOf, VmScript } from "../lint/shared-sizes.ts";
import { type ArgumentClaim, claimsIn } from "./claims.ts";

/** A claim of one of several scripts. */
interface ScriptClaim {
  readonly vm: number;
  readonly of: VmScript;
  readonly claim: ArgumentClaim;
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
  const claimed = scripts.map(({ text, file }, vm) => [vm, claimsIn(text, file)] as const);
  return sharedClaims(claimed).flatMap(({ value, claims }) => {
    const [first, ...others] = claims.map((one) => ({ ...one, of: scripts[one.vm] as VmScript }));
    return others.flatMap((other) =>
      first === undefined || other.vm === first.vm || isKnown(first.vm, other.vm, value)
        ? []
        : [{ script: other.vm, finding: findingOf(other, first) }],
    );
  });
}

function findingOf(here: ScriptClaim, there: ScriptClaim): FindingOf["finding"] {
  const { command, index, what, value } = here.claim;
  const args = command.args.map(({ text }) => text);
  const { file, line } = placeOf(there);
  const found = {
    rule: "collision",
    severity: "wrong",
    index,
    message: `the ${what} ${quoted(value)} is also that of ${there.of.name} (${file}:${line}): on one host only one of them can run at a time. Give each VM its own`,
  } as const;
  const { rule, severity, message } = found;
  const { argument } = quotedArguments(args, found);
  return { rule, severity, ...placeOf(here), argument, message, fix: null, fixable: false };
}

const placeOf = ({ of: { file, locate }, claim }: ScriptClaim) => {
  const {
    command: { args },
    index,
  } = claim;
  return locate?.(args, index) ?? { file, line: args[index]?.line ?? 1 };
};
