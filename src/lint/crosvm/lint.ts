import type { CrosvmFlag, CrosvmPack } from "../../packs/format.ts";
import type { Finding, Fix } from "../finding.ts";
import { checkTarget } from "../wrong-target.ts";
import { type GivenFlag, parseCommandLine } from "./command-line.ts";
import { checkFlags, type Use } from "./flag-rules.ts";
import { checkParts, expectedPlain } from "./parts.ts";
import { edited, type Problem, refused } from "./problem.ts";
import { checkStructRules } from "./struct-rules.ts";
import { checkKeyValues, type ReadValue } from "./value.ts";

/**
 * Checks the arguments after `crosvm run` against what crosvm's source declares.
 *
 * @param args The arguments after the program's name; those that begin with `run` are the whole command line.
 */
export function lintCrosvm(args: readonly string[], pack: CrosvmPack): Finding[] {
  const isWhole = args[0] === "run";
  const line = parseCommandLine(args, isWhole ? 1 : 0, pack);
  // crosvm prints its flags and exits: no VM is started
  if (line.asksForHelp) return [];
  const seen = new Set<string>();
  const uses: Use[] = [];
  const findings = [...line.findings];
  for (const flag of line.flags) {
    findings.push(...checkFlag(flag, seen.has(flag.name), pack));
    seen.add(flag.name);
    if (flag.value === undefined && flag.flag.values === 1) continue;
    const { use, found } = checkValue(flag, pack);
    findings.push(...found);
    uses.push(use);
  }
  return [
    ...findings,
    ...checkKernels(args, line.kernels, isWhole && !seen.has("bios")),
    ...checkFlags(uses, line.kernels, pack),
  ].sort((a, b) => a.index - b.index);
}

function finding(index: number, problem: Omit<Problem, "edit">, fix?: Fix): Finding {
  const { rule, severity, message } = problem;
  return { rule, severity, index, message, fix };
}

/** What is wrong with a flag itself, whatever its value is. */
function* checkFlag(given: GivenFlag, isSecond: boolean, pack: CrosvmPack): Generator<Finding> {
  const { flag, index, name, asWritten, joined, value } = given;
  // repeating a switch changes nothing
  if (isSecond && !flag.repeatable && flag.values === 1)
    yield finding(
      index,
      refused(
        "repeated-flag",
        `--${name} may be given only once, and is already given${optionOf[name] === undefined ? "" : `: ${optionOf[name]} sets it`}`,
      ),
    );
  yield* checkTarget(flag, `--${name}`, index, pack);
  if (flag.values === 0 && joined !== undefined)
    yield finding(index, refused("stray-word", `--${name} takes no value`), {
      index,
      count: 1,
      args: [asWritten],
    });
  if (flag.values === 1 && value === undefined)
    yield finding(
      index,
      refused(
        "missing-value",
        given.next === undefined
          ? `${asWritten} needs a value, and nothing follows`
          : `${asWritten} needs a value, and reads the next argument as one: ${given.next}`,
      ),
    );
}

/** What is wrong with a flag's value, and the parsed flag, for rules about several flags. */
function checkValue(
  { flag, index, name, asWritten, joined, value = "" }: GivenFlag,
  pack: CrosvmPack,
): { readonly use: Use; readonly found: readonly Finding[] } {
  const withValue = (text: string): Fix =>
    joined === undefined
      ? { index, count: 2, args: [asWritten, text] }
      : { index, count: 1, args: [`${asWritten}=${text}`] };
  if (flag.values === 0)
    return { use: { flag: name, index, value, given: new Map(), withValue }, found: [] };
  const { given, problems } = readValue(name, flag, value, pack);
  const instead =
    typeof flag.deprecated === "string"
      ? ` (--${name} is deprecated: use --${flag.deprecated})`
      : "";
  const found = problems.map((problem) =>
    finding(
      index,
      { ...problem, message: problem.message + instead + onlyWith(name, flag, pack) },
      problem.edit === undefined ? undefined : withValue(edited(value, problem.edit)),
    ),
  );
  return { use: { flag: name, index, value, given, withValue }, found };
}

/** crosvm takes exactly one kernel. */
function* checkKernels(
  args: readonly string[],
  kernels: readonly number[],
  isNeeded: boolean,
): Generator<Finding> {
  for (const index of kernels.slice(1))
    yield finding(
      index,
      refused(
        "stray-word",
        `${JSON.stringify(args[index])} belongs to no flag: crosvm takes one kernel, and has ${JSON.stringify(args[kernels[0] ?? 0])}`,
      ),
    );
  if (isNeeded && kernels.length === 0)
    yield finding(0, refused("missing-value", "crosvm run needs a kernel, or --bios"));
}

/** The build features that a flag needs. */
function onlyWith(name: string, { when = "" }: CrosvmFlag, { build }: CrosvmPack): string {
  const needed = [...when.matchAll(/feature = "([\w-]+)"/g)]
    .map(([, feature = ""]) => feature)
    .filter((feature) => !(build.features ?? []).includes(feature));
  return needed.length === 0
    ? ""
    : ` (--${name} is only in builds with the feature ${needed.join(" or ")})`;
}

/** The options of microvm.nix from which its runner makes a flag: lib/runners/crosvm.nix. */
const optionOf: Readonly<Record<string, string>> = {
  cpus: "microvm.vcpu",
  initrd: "microvm.initrdPath",
  mem: "microvm.mem",
  "pivot-root": "microvm.crosvm.pivotRoot",
  socket: "microvm.socket",
  vsock: "microvm.vsock.cid",
};

function readValue(name: string, flag: CrosvmFlag, value: string, pack: CrosvmPack): ReadValue {
  const type = flag.value ?? "any";
  const struct = pack.structs[/^struct:(.+)$/.exec(type)?.[1] ?? ""];
  const where = `--${name}`;
  if (struct?.parts !== undefined) return checkParts(pack, struct, value, where);
  if (struct?.legacy !== undefined && new RegExp(`^(?:${struct.legacy})$`, "s").test(value))
    return { given: new Map(), problems: [] };
  if (struct !== undefined || type.startsWith("enum:")) {
    const read = checkKeyValues(pack, type, value, where);
    // nothing more can be checked in a value that cannot be parsed
    if (read.problems.some(({ severity }) => severity === "refused")) return read;
    return {
      ...read,
      problems: [...read.problems, ...checkStructRules(struct?.rules ?? [], read.given, where)],
    };
  }
  const expected = expectedPlain(type, value, pack);
  return {
    given: new Map(),
    problems:
      expected === undefined
        ? []
        : [refused("wrong-value", `${where} must be ${expected}, but is ${JSON.stringify(value)}`)],
  };
}
