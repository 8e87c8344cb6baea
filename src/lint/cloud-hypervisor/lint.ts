import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart, type Use } from "../flags/command-line.ts";
import { styles } from "../flags/styles.ts";
import { checkFlagRows } from "../flags/together.ts";
import { brokenBy } from "../rows/engine.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import { checkCounts } from "./counts.ts";
import { flagRows } from "./flag-rows.ts";
import { checkNames } from "./names.ts";
import { checkNuma } from "./numa.ts";
import { checkKeyValues, expectedOf, toSize } from "./option-parser.ts";
import { rows } from "./rows.ts";
import { checkSharing } from "./sharing.ts";
import { checkTogether } from "./together.ts";
import { placeOf, type Value, withText } from "./value.ts";

/** Checks the arguments behind the program's name by what its source declares. */
export function lintCloudHypervisor(args: readonly string[], pack: FlagPack): Finding[] {
  const { uses, findings } = takeApart(args, pack, styles[pack.program]);
  const checked = uses.flatMap((use) => use.values.map((value) => checkValue(use, value, pack)));
  const values = checked.map(({ value }) => value);
  // of what cannot be read, nothing more is said
  const read = checked.filter(({ found }) => found.length === 0).map(({ value }) => value);
  return [
    ...findings,
    ...checked.flatMap(({ found }) => found),
    ...read.flatMap((value) => checkRows(value, pack)),
    ...(read.length === values.length ? checkSharing(values) : []),
    ...checkNames(values),
    ...checkCounts(read),
    ...checkNuma(read),
    ...checkTogether(read, pack),
    ...checkFlagRows(uses, flagRows, versionOf(pack)),
  ].sort((a, b) => a.index - b.index);
}

function checkValue(
  use: Use,
  { text, index }: Use["values"][number],
  pack: FlagPack,
): { readonly value: Value; readonly found: readonly Finding[] } {
  const type = use.flag.value ?? "any";
  const struct = /^struct:(.+)$/.exec(type)?.[1];
  const where = `--${use.name}`;
  const plain = struct === undefined ? expectedOf(type, text, pack) : undefined;
  const { given, problems } =
    struct === undefined
      ? {
          given: new Map<string, string>(),
          problems:
            plain === undefined
              ? []
              : [
                  {
                    rule: "wrong-value" as const,
                    message: `${where} must be ${plain}, but is ${JSON.stringify(text)}`,
                    severity: undefined,
                    right: undefined,
                  },
                ],
        }
      : checkKeyValues(pack, struct, text, where);
  const value = { use, index, text, given };
  const found = problems.map(
    ({ rule, severity = "refused", message, right }): Finding => ({
      rule,
      severity,
      index: placeOf(value),
      message,
      ...(right === undefined ? {} : { fix: withText(value, right) }),
    }),
  );
  return { value, found };
}

function checkRows(value: Value, pack: FlagPack): Finding[] {
  const { use } = value;
  const around = { ...nothingAround, version: versionOf(pack) };
  const subject = subjectOf(value);
  return rows
    .filter(({ option }) => [option].flat().includes(use.name))
    .flatMap((row) =>
      [...brokenBy(row, subject, around)].map(({ rule, message }) => ({
        rule,
        severity: row.severity ?? ("refused" as const),
        index: placeOf(value),
        message,
      })),
    );
}

/** A build that names a revision instead of a version is taken for a new one. */
const versionOf = ({ build }: FlagPack) =>
  /^v?(\d+(?:\.\d+)*)$/.exec(build.version)?.[1] ?? String(Number.MAX_SAFE_INTEGER);

function subjectOf({ use, text, given }: Value): Subject {
  return {
    owner: `--${use.name}`,
    text,
    values: (key) => [given.get(key)].flatMap((value) => value ?? []),
    // what is off is as if it were not there
    isGiven: (key) => given.has(key) && !/^(off|false)$/i.test(given.get(key) ?? ""),
    isBare: () => false,
    show: (key) => key,
    ask: (key) => `${key}=...`,
    number: toSize,
  };
}
