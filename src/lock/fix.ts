import type { KnownRevision } from "./known-revisions.ts";
import type { MicrovmNode } from "./microvm-node.ts";
import { besideFile, printable } from "./printable.ts";
import { isGone } from "./requirement.ts";
import type { Judged, Knowledge } from "./verdict.ts";

const upstream = "github:microvm-nix/microvm.nix";

/** What to do about a node's verdict, one step a line; null when it is supported. */
export function describeFix(
  { node, revision, requirements, verdict }: Judged,
  file: string,
  { mainRevisions, optionHistory }: Pick<Knowledge, "mainRevisions" | "optionHistory">,
): string | null {
  if (verdict === "supported") return null;
  const options = requirements.map(({ option }) => option.replace(/^microvm\./, ""));
  const withAll = (revision: KnownRevision) =>
    options.every((option) => revision.options?.has(option));
  const first = mainRevisions().find(withAll);
  const newest = mainRevisions().findLast(withAll);

  if (revision === "inconsistent") return updateSteps(node, file, newest).join("\n");
  if (revision?.options === undefined || verdict === "unknown") {
    return [
      newest === undefined
        ? "no known revision has all of it"
        : `take a known revision that has all of it: ${pinTo(node, newest)}`,
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
      steps.push(`do without microvm.${option}: microvm.nix has it no longer`);
  }
  if (missing.length > gone.length) {
    steps.push(
      ...updateSteps(node, file, newest),
      first === undefined
        ? "no known revision has everything required"
        : `the first known revision with everything required is ${first.rev} (${first.committed.slice(0, 10)})`,
    );
  }
  return steps.join("\n");
}

function updateSteps(node: MicrovmNode, file: string, newest: KnownRevision | undefined): string[] {
  const [input = node.key] = node.lockedPath;
  const isOwn = node.lockedPath.length === 1;
  if (isOwn && node.fixed && newest !== undefined)
    return [`flake.nix fixes the rev, change it: ${pinTo(node, newest)}`];
  const steps = [update(input, file)];
  if (!isOwn && newest !== undefined)
    steps.push(`if ${printable(input)} itself locks no newer one: ${pinTo(node, newest)}`);
  else if (node.origin?.upstream === false && isFlakeId(input))
    steps.push(
      `if ${printable(node.origin.from)} lacks it: inputs.${input}.url = "${upstream}"; in flake.nix`,
    );
  return steps;
}

/** `nix flake update INPUT` is of Nix 2.19; before, it took a flake and updated all inputs. */
function update(input: string, file: string): string {
  return besideFile(file, () =>
    isFlakeId(input)
      ? `nix flake update ${input}  (Nix before 2.19: nix flake lock --update-input ${input})`
      : "nix flake update",
  );
}

/** The lines of flake.nix that put a revision in the node's place. */
function pinTo({ lockedPath }: MicrovmNode, { rev }: KnownRevision): string {
  const url = `"${upstream}/${rev}";`;
  if (!lockedPath.every(isFlakeId) || lockedPath.length > 10) return `inputs.microvm.url = ${url}`;
  if (lockedPath.length === 1) return `inputs.${lockedPath[0]}.url = ${url}`;
  return `inputs.microvm.url = ${url} inputs.${lockedPath.join(".inputs.")}.follows = "microvm";`;
}

/** What Nix takes as an input's name (`flakeIdRegexS` in Nix's flakeref.hh). */
function isFlakeId(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name);
}
