import { closest, onlyClosest } from "../../closest.ts";
import type { CrosvmFlag, CrosvmPack } from "../../packs/format.ts";
import type { Finding, Fix } from "../finding.ts";
import { checkFlags, type Use } from "./flag-rules.ts";
import { expectedPlain, judgeParts } from "./parts.ts";
import { edited, type Problem, refused } from "./problem.ts";
import { checkStructRules } from "./struct-rules.ts";
import { type Judged, judgeKeyValues } from "./value.ts";

/**
 * Judges the words after `crosvm run` by what its source declares.
 *
 * @param words The words after the program's name; those that begin with `run` are the whole command line.
 */
export function lintCrosvm(words: readonly string[], pack: CrosvmPack): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const uses: Use[] = [];
  const kernels: number[] = [];
  const add = (index: number, problem: Problem, fix?: Fix) =>
    findings.push({
      rule: problem.rule,
      severity: problem.severity,
      index,
      message: problem.message,
      fix,
    });
  const start = words[0] === "run" ? 1 : 0;
  let isOnlyKernels = false;
  for (let index = start; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--" && !isOnlyKernels) {
      isOnlyKernels = true;
      continue;
    }
    if (!word.startsWith("-") || isOnlyKernels) {
      kernels.push(index);
      continue;
    }
    // it prints its flags and ends: nothing that a VM is started with
    if (word === "--help") return [];
    // crosvm itself parts `--flag=value`
    const [, asWritten = word, joined] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const name = asWritten === "--host_ip" ? "--host-ip" : asWritten;
    const found = flagOf(pack, name);
    if (found === undefined) {
      findings.push(unknownFlag(word, index, pack));
      if (!/\s|=/.test(word) && words[index + 1]?.startsWith("-") === false) index++;
      continue;
    }
    const [long, flag] = found;
    // a switch that stands twice is one
    if (seen.has(long) && !flag.repeatable && flag.values === 1)
      add(
        index,
        refused(
          "repeated-flag",
          `--${long} may stand once, and stands before already${optionOf[long] === undefined ? "" : `: ${optionOf[long]} sets it`}`,
        ),
      );
    seen.add(long);
    const elsewhere = otherTargets(flag, pack.build.target);
    if (elsewhere !== undefined)
      add(
        index,
        refused(
          "wrong-machine",
          `--${long} is for guests of ${elsewhere} alone, and this is one of ${pack.build.target}`,
        ),
      );
    if (flag.values === 0) {
      uses.push({
        flag: long,
        index,
        value: "",
        given: new Map(),
        withValue: () => ({ index, count: 1, words: [word] }),
      });
      if (joined !== undefined)
        add(index, refused("stray-word", `--${long} takes no value`), {
          index,
          count: 1,
          words: [asWritten],
        });
      continue;
    }
    const value = joined ?? words[index + 1];
    if (value === undefined || (joined === undefined && /^--/.test(value) && flagOf(pack, value))) {
      add(
        index,
        refused(
          "missing-value",
          value === undefined
            ? `${name} needs a value, and nothing follows`
            : `${name} needs a value, and takes the next word for it: ${value}`,
        ),
      );
      continue;
    }
    const at = index;
    const withValue = (text: string): Fix =>
      joined === undefined
        ? { index: at, count: 2, words: [word, text] }
        : { index: at, count: 1, words: [`${asWritten}=${text}`] };
    const { given, problems } = judgeValue(long, flag, value, pack);
    const instead =
      typeof flag.deprecated === "string"
        ? ` (--${long} is deprecated: use --${flag.deprecated})`
        : "";
    for (const problem of problems)
      add(
        index,
        { ...problem, message: problem.message + instead + onlyWith(long, flag, pack) },
        problem.edit === undefined ? undefined : withValue(edited(value, problem.edit)),
      );
    uses.push({ flag: long, index, value, given, withValue });
    if (joined === undefined) index++;
  }
  for (const index of kernels.slice(1))
    add(
      index,
      refused(
        "stray-word",
        `${JSON.stringify(words[index])} belongs to no flag: crosvm takes one kernel, and has ${JSON.stringify(words[kernels[0] ?? 0])}`,
      ),
    );
  if (start === 1 && kernels.length === 0 && !uses.some(({ flag }) => flag === "bios"))
    add(0, refused("missing-value", "crosvm run needs a kernel, or --bios"));
  return [...findings, ...checkFlags(uses, kernels, pack)].sort((a, b) => a.index - b.index);
}

/** The architectures that alone have a flag, where the guest's is another. */
function otherTargets({ when = "" }: CrosvmFlag, target: string): string | undefined {
  const targets = [...when.matchAll(/target_arch = "(\w+)"/g)].map(([, name]) => name);
  return target === "any" || targets.length === 0 || targets.includes(target)
    ? undefined
    : targets.join(" and ");
}

/** The features that a flag needs and not every build has. */
function onlyWith(name: string, { when = "" }: CrosvmFlag, { build }: CrosvmPack): string {
  const needed = [...when.matchAll(/feature = "([\w-]+)"/g)]
    .map(([, feature = ""]) => feature)
    .filter((feature) => !(build.features ?? []).includes(feature));
  return needed.length === 0
    ? ""
    : ` (--${name} is only in builds with the feature ${needed.join(" or ")})`;
}

/** The options of microvm.nix by which its runner gives a flag: lib/runners/crosvm.nix. */
const optionOf: Readonly<Record<string, string>> = {
  cpus: "microvm.vcpu",
  initrd: "microvm.initrdPath",
  mem: "microvm.mem",
  "pivot-root": "microvm.crosvm.pivotRoot",
  socket: "microvm.socket",
  vsock: "microvm.vsock.cid",
};

function flagOf(pack: CrosvmPack, word: string): [string, CrosvmFlag] | undefined {
  const long = /^--(.+)$/s.exec(word)?.[1];
  if (long !== undefined)
    return Object.hasOwn(pack.flags, long) ? [long, pack.flags[long] as CrosvmFlag] : undefined;
  return Object.entries(pack.flags).find(
    ([, { short }]) => short !== undefined && word === `-${short}`,
  );
}

function unknownFlag(word: string, index: number, pack: CrosvmPack): Finding {
  const [, flag = "", rest = ""] = /^(--?[\w-]+)\s+(.*)$/s.exec(word) ?? [];
  if (flagOf(pack, flag) !== undefined)
    return {
      rule: "two-words",
      severity: "refused",
      index,
      message: `${flag} and its value are one word: each must be a list item of its own`,
      fix: { index, count: 1, words: [flag, rest.trim()] },
    };
  if (flag !== "")
    return {
      rule: "two-words",
      severity: "refused",
      index,
      message: `these are several words in one, each of which must be a list item of its own, and crosvm run has no flag ${flag}`,
    };
  const name = word.replace(/^--?/, "").replace(/[=\s].*$/s, "");
  const former = Object.hasOwn(pack.former, name) ? pack.former[name] : undefined;
  const isGhafs = pack.build.overlays === undefined && ["swtpm", "tpm-device"].includes(name);
  const near =
    name === "" || isGhafs || former !== undefined
      ? undefined
      : closest(name, Object.keys(pack.flags));
  const alone = near === undefined ? undefined : onlyClosest(name, Object.keys(pack.flags));
  const hint = isGhafs
    ? ": only Ghaf's fork has it (the pack crosvm-ghaf)"
    : former !== undefined
      ? ` since ${former.until}${former.use === undefined ? "" : `; use ${former.use}`}`
      : near === undefined
        ? ""
        : `; did you mean --${near}?`;
  return {
    rule: "unknown-option",
    severity: "refused",
    index,
    message: `crosvm run has no flag ${word}${hint}`,
    fix:
      alone === undefined
        ? undefined
        : { index, count: 1, words: [word.replace(/^--?[^=\s]+/, `--${alone}`)] },
  };
}

function judgeValue(name: string, flag: CrosvmFlag, value: string, pack: CrosvmPack): Judged {
  const type = flag.value ?? "any";
  const struct = pack.structs[/^struct:(.+)$/.exec(type)?.[1] ?? ""];
  const where = `--${name}`;
  if (struct?.parts !== undefined) return judgeParts(pack, struct, value, where);
  if (struct?.legacy !== undefined && new RegExp(`^(?:${struct.legacy})$`, "s").test(value))
    return { given: new Map(), problems: [] };
  if (struct !== undefined || type.startsWith("enum:")) {
    const judged = judgeKeyValues(pack, type, value, where);
    // of what cannot be read, nothing more is said
    if (judged.problems.some(({ severity }) => severity === "refused")) return judged;
    return {
      ...judged,
      problems: [...judged.problems, ...checkStructRules(struct?.rules ?? [], judged.given, where)],
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
