import { closest } from "../../closest.ts";
import type { CrosvmFlag, CrosvmPack, CrosvmStruct } from "../../vmm/pack/format.ts";
import type { Finding } from "../finding.ts";
import { type KeyValue, parseKeyValues } from "../key-values.ts";
import { expectedInstead, isRequired } from "../property-type.ts";

/**
 * Judges the words after `crosvm run` by what its source declares.
 *
 * @param words The words after the program's name, with or without `run`.
 */
export function lintCrosvm(words: readonly string[], pack: CrosvmPack): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const kernels: number[] = [];
  const start = words[0] === "run" ? 1 : 0;
  for (let index = start; index < words.length; index++) {
    const word = words[index] ?? "";
    if (!/^-./.test(word)) {
      kernels.push(index);
      continue;
    }
    // crosvm itself parts `--flag=value`
    const [, name = word, joined] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const found = flagOf(pack, name);
    if (found === undefined) {
      findings.push(unknownFlag(word, index, pack));
      if (!/\s|=/.test(word) && words[index + 1]?.startsWith("-") === false) index++;
      continue;
    }
    const [long, flag] = found;
    const before = seen.get(long);
    if (before !== undefined && !flag.repeatable)
      findings.push({
        rule: "repeated-flag",
        severity: "refused",
        index,
        message: `--${long} may stand once, and stands before already`,
      });
    seen.set(long, index);
    if (flag.values === 0) {
      if (joined !== undefined)
        findings.push({
          rule: "stray-word",
          severity: "refused",
          index,
          message: `--${long} takes no value`,
          mended: { index, count: 1, words: [name] },
        });
      continue;
    }
    const value = joined ?? words[index + 1];
    if (
      value === undefined ||
      (joined === undefined && flagOf(pack, value) !== undefined && /^--/.test(value))
    ) {
      findings.push({
        rule: "missing-value",
        severity: "refused",
        index,
        message:
          value === undefined
            ? `${name} needs a value, and nothing follows`
            : `${name} needs a value, and takes the next word for it: ${value}`,
      });
      continue;
    }
    findings.push(...checkValue(long, flag, value, index, pack));
    if (joined === undefined) index++;
  }
  for (const index of kernels.slice(1))
    findings.push({
      rule: "stray-word",
      severity: "refused",
      index,
      message: `${JSON.stringify(words[index])} belongs to no flag: crosvm takes one kernel, and has ${JSON.stringify(words[kernels[0] ?? 0])}`,
    });
  return [...findings, ...checkTpm(seen)].sort((a, b) => a.index - b.index);
}

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
      mended: { index, count: 1, words: [flag, rest.trim()] },
    };
  if (flag !== "")
    return {
      rule: "two-words",
      severity: "refused",
      index,
      message: `these are several words in one, each of which must be a list item of its own, and crosvm run has no flag ${flag}`,
    };
  const name = word.replace(/^--?/, "").replace(/[=\s].*$/s, "");
  const near = closest(name, Object.keys(pack.flags));
  const isGhafs = pack.build.overlays === undefined && ["swtpm", "tpm-device"].includes(name);
  return {
    rule: "unknown-option",
    severity: "refused",
    index,
    message: `crosvm run has no flag ${word}${isGhafs ? ": only Ghaf's fork has it (the pack crosvm-ghaf)" : near === undefined ? "" : `; did you mean --${near}?`}`,
    mended:
      near === undefined || isGhafs
        ? undefined
        : { index, count: 1, words: [word.replace(/^--?[^=\s]+/, `--${near}`)] },
  };
}

function* checkValue(
  name: string,
  flag: CrosvmFlag,
  value: string,
  index: number,
  pack: CrosvmPack,
): Generator<Finding> {
  const struct = /^struct:(.+)$/.exec(flag.value ?? "")?.[1];
  if (struct === undefined) {
    const expected = flag.value === undefined ? undefined : expectedValue(flag.value, value);
    if (expected !== undefined)
      yield {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `--${name} must be ${expected}, but is ${JSON.stringify(value)}`,
      };
    return;
  }
  const declared = pack.structs[struct];
  // lists, quotes and structures within have a grammar of their own
  if (declared !== undefined && !/["'[\]]/.test(value))
    yield* checkKeys(name, declared, parseKeyValues(value, declared.first), index);
}

function* checkKeys(
  name: string,
  { keys, closed }: CrosvmStruct,
  parts: readonly KeyValue[],
  index: number,
): Generator<Finding> {
  for (const { key, value, isBare } of parts) {
    const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (type === undefined) {
      if (!closed) continue;
      const near = closest(key, Object.keys(keys));
      yield {
        rule: "unknown-property",
        severity: "refused",
        index,
        message: `--${name} knows no key ${key}${near === undefined ? "" : `; did you mean ${near}?`}`,
      };
      continue;
    }
    // a bare word is true
    const expected = expectedValue(type, isBare ? "true" : value);
    if (expected !== undefined)
      yield {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `${key} of --${name} must be ${expected}, but is ${JSON.stringify(isBare ? "true" : value)}`,
      };
  }
  for (const [key, type] of Object.entries(keys))
    if (isRequired(type) && !parts.some((part) => part.key === key))
      yield {
        rule: "missing-property",
        severity: "refused",
        index,
        message: `--${name} needs ${key}=...`,
      };
}

/** crosvm's booleans are those of serde: true and false alone. */
function expectedValue(type: string, value: string): string | undefined {
  if (type.replace(/!$/, "") === "bool")
    return value === "true" || value === "false" ? undefined : "true or false";
  return expectedInstead(type, value);
}

function* checkTpm(seen: ReadonlyMap<string, number>): Generator<Finding> {
  const [first, ...more] = ["vtpm-proxy", "swtpm", "tpm-device"].filter((name) => seen.has(name));
  for (const name of more)
    yield {
      rule: "collision",
      severity: "refused",
      index: seen.get(name) ?? 0,
      message: `--${name} and --${first} exclude each other`,
    };
}
