import type { FlakeLock } from "../flake-lock/flake-lock.ts";
import { isFlakeId, lockTool } from "../flake-lock/lock-tool.ts";
import type { MicrovmNode } from "../flake-lock/microvm-node.ts";
import type { KnownRevision } from "../microvm/history/known-revisions.ts";
import { printable } from "../output/printable.ts";
import { isGone } from "./requirement.ts";
import type { Knowledge, NodeVerdict } from "./result.ts";

const upstream = "github:microvm-nix/microvm.nix";

/** What to do about a node's verdict, one step a line; null when it is supported. */
export function describeFix(
  { node, revision, requirements, verdict }: NodeVerdict,
  lock: FlakeLock,
  { mainRevisions, optionHistory }: Pick<Knowledge, "mainRevisions" | "optionHistory">,
): string | null {
  if (verdict === "supported") return null;
  const options = requirements.map(({ option }) => option.replace(/^microvm\./, ""));
  const withAll = (revision: KnownRevision) =>
    options.every((option) => revision.options?.has(option));
  const first = mainRevisions().find(withAll);
  const newest = mainRevisions().findLast(withAll);

  if (revision === "inconsistent") return updateSteps(node, lock, newest).join("\n");
  if (revision?.options === undefined || verdict === "unknown") {
    return [
      newest === undefined
        ? "no known revision has all of it"
        : `use a known revision that has all of it: ${pinTo(node, lock, newest)}`,
      ...(revision === undefined || revision.options !== undefined
        ? ["or, once you have seen that this one has all of it: --allow-unknown"]
        : []),
    ].join("\n");
  }
  const missing = options.filter((option) => !revision.options?.has(option));
  const gone = missing.filter((option) => isGone(option, revision, optionHistory(option).until));
  const steps = requirements.flatMap(({ option, replacedBy, note }) =>
    replacedBy === undefined ? [] : [`instead of ${option}: ${replacedBy.join(", ")} (${note})`],
  );
  for (const option of gone) {
    if (!requirements.some((r) => r.option === `microvm.${option}` && r.replacedBy !== undefined))
      steps.push(`remove microvm.${option}: microvm.nix no longer has it`);
  }
  if (missing.length > gone.length) {
    steps.push(
      ...updateSteps(node, lock, newest),
      first === undefined
        ? "no known revision has everything required"
        : `the first known revision with everything required is ${first.rev} (${first.committed.slice(0, 10)})`,
    );
  }
  return steps.join("\n");
}

function updateSteps(
  node: MicrovmNode,
  lock: FlakeLock,
  newest: KnownRevision | undefined,
): string[] {
  const [input = node.key] = node.lockedPath;
  const isOwn = node.lockedPath.length === 1;
  if (isOwn && node.fixed && newest !== undefined)
    return [`flake.nix fixes the rev, change it: ${pinTo(node, lock, newest)}`];
  const steps = [lockTool(lock.tool).update(input, lock.file)];
  if (!isOwn && newest !== undefined)
    steps.push(`if ${printable(input)} itself locks no newer one: ${pinTo(node, lock, newest)}`);
  else if (node.origin?.upstream === false && newest !== undefined && isFlakeId(input))
    steps.push(`if ${printable(node.origin.from)} lacks it: ${pinTo(node, lock)}`);
  return steps;
}

/** The command that sets the node to a revision, or to upstream's newest. */
function pinTo({ lockedPath }: MicrovmNode, { tool }: FlakeLock, revision?: KnownRevision): string {
  const url = revision === undefined ? upstream : `${upstream}/${revision.rev}`;
  const [input = "microvm"] = lockedPath;
  const other = lockTool(tool).pinTo;
  if (other !== undefined && lockedPath.length === 1) return other(input, url);
  const value = `"${url}";`;
  if (!lockedPath.every(isFlakeId) || lockedPath.length > 10)
    return `inputs.microvm.url = ${value}`;
  if (lockedPath.length === 1) return `inputs.${input}.url = ${value}`;
  return `inputs.microvm.url = ${value} inputs.${lockedPath.join(".inputs.")}.follows = "microvm";`;
}
