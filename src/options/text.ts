import type { Revision, RevisionDatabase } from "../microvm/history/database.ts";
import type { OptionFacts } from "../microvm/history/option-facts.ts";
import { argumentText, code, describeDefault, describeType } from "../microvm/schema/describe.ts";
import { optionNotes } from "../microvm/schema/option-notes.ts";
import type { OptionType } from "../microvm/schema/option-schema.ts";
import { outcomes } from "../microvm/support/measured-support.ts";
import type { Paint } from "../output/plain.ts";
import type { Aspect, OptionChange } from "./change.ts";
import { lifetime, type OptionEvent, optionHistory } from "./option-history.ts";
import { day, type PinnedOption } from "./pinned-options.ts";

/** One line per option: its name, what the hypervisor does with it, then its type and default as text. */
export function listText(
  options: readonly PinnedOption[],
  colors: Paint,
  hypervisor?: string,
): string {
  const width = Math.max(...options.map(({ name }) => name.length));
  return options
    .map((option) => {
      const support = hypervisor === undefined ? "" : (option.support[hypervisor] ?? "").padEnd(10);
      return `${colors.bold(option.name.padEnd(width))}  ${support}${summary(option)}${origin(option)}\n`;
    })
    .join("");
}

/** Everything about one option, one fact per line. */
export function showText(option: PinnedOption, database: RevisionDatabase, colors: Paint): string {
  const { since, until } = lifetime(optionHistory(database, option));
  const facts: [string, string | undefined][] =
    option.removed === undefined
      ? [
          ...noteLines(option),
          ["type", describeType(option.type)],
          ["default", defaultOf(option)],
          ["required", requirementOf(option)],
          ["since", commitText(since)],
          ...supportLines(option),
          ["becomes", argumentText(option.arguments) || undefined],
        ]
      : [
          ["removed", commitText(until) ?? "yes"],
          ["instead", insteadOf(option.removed.replacedBy)],
          ["was there", commitText(since) && `from ${commitText(since)}`],
        ];
  const lines = [
    ...facts,
    ...option.declared.map(({ file, line, url }): [string, string] => [
      "declared",
      url ?? `${file}:${line}`,
    ]),
  ];
  return [
    `${colors.bold(`microvm.${option.name}`)}${origin(option)}\n`,
    ...lines.flatMap(([title, text]) =>
      text === undefined ? [] : `  ${title.padEnd(9)} ${text}\n`,
    ),
  ].join("");
}

/** What the option is for, and what to watch out for. */
function noteLines({ name }: PinnedOption): [string, string | undefined][] {
  const { purpose, note, unit } = optionNotes[name] ?? {};
  return [
    ["for", purpose],
    ["note", note],
    ["unit", unit],
  ];
}

/** One line per outcome, with the hypervisors that have it; then the exceptions. */
function supportLines(option: PinnedOption): [string, string][] {
  const { support } = option;
  return [
    ...outcomes.flatMap((outcome): [string, string][] => {
      const names = Object.keys(support).filter((hypervisor) => support[hypervisor] === outcome);
      return names.length === 0 ? [] : [[outcome, names.join(", ")]];
    }),
    ...exceptionsOf(option).map((text): [string, string] => ["", text]),
  ];
}

/** Exceptions from a hypervisor's reported outcome: on certain machines, with certain values, beside other options. */
export function exceptionsOf({ measured }: PinnedOption): string[] {
  const machines = measured.flatMap(({ machines, support }) =>
    Object.entries(machines ?? {}).map(
      ([machine, outcome]) =>
        `qemu: ${support.qemu} on its default machine, ${outcome} on ${machine}`,
    ),
  );
  const values = measured.flatMap(({ refusedValues, support }) =>
    Object.entries(refusedValues ?? {})
      .filter(([hypervisor]) => support[hypervisor] !== "refused")
      .map(refusal),
  );
  const edges = measured.flatMap(({ refusedEdges, lostBeside }) => [
    ...Object.entries(refusedEdges ?? {}).map(refusal),
    ...Object.entries(lostBeside ?? {}).map(
      ([hypervisor, others]) =>
        `${hypervisor} ignores it beside ${others.map((other) => code(`microvm.${other}`)).join(", ")}`,
    ),
  ]);
  return [...machines, ...values, ...edges];
}

const refusal = ([hypervisor, values]: [string, readonly unknown[]]) =>
  `${hypervisor} refuses ${values.map((value) => code(JSON.stringify(value))).join(", ")}`;

/** The history of an option, one line per event. */
export function historyText(
  option: Pick<OptionFacts, "name" | "host">,
  events: readonly OptionEvent[],
  colors: Paint,
): string {
  return [
    `${colors.bold(`microvm.${option.name}`)}${origin(option)}\n`,
    ...events.map(
      ({ change, revision, unread }) =>
        `  ${commitText(revision)}  ${changeText(change)}${unread === 0 ? "" : ` (or by one of the ${unread} commits before it, which do not evaluate)`}\n`,
    ),
  ].join("");
}

/** What a change of the pin means: removed options first, because they break a VM that sets them. */
export function diffText(
  [from, to]: readonly [Revision, Revision],
  changes: readonly OptionChange[],
  colors: Paint,
): string {
  const head = `microvm.nix ${commitText(from)} to ${commitText(to)}: `;
  if (changes.length === 0) return `${head}the same options\n`;
  const groups: [string, OptionChange[]][] = [
    ["removed", changes.filter(({ kind }) => kind === "removed")],
    ["changed", changes.filter(({ kind }) => kind === "changed")],
    ["added", changes.filter(({ kind }) => kind === "added")],
  ];
  const counts = groups.map(([title, group]) => `${group.length} ${title}`).join(", ");
  const signs = { removed: colors.red("-"), changed: colors.yellow("~"), added: colors.green("+") };
  return [
    `${head}${counts}\n`,
    ...groups.flatMap(([title, group]) =>
      group.length === 0
        ? []
        : [
            `\n${title}\n`,
            ...group.map((change) => {
              const facts = change.kind === "removed" ? change.before : change.after;
              const words = changeText(change).replace(/^(added|removed)[:;]? ?/, "");
              return `  ${signs[change.kind]} ${colors.bold(`microvm.${facts.name}`)}${origin(facts)}${words === "" ? "" : `: ${words}`}\n`;
            }),
          ],
    ),
  ].join("");
}

/** How an option changed, as text: "added: true or false; default `false`". */
export function changeText(change: OptionChange): string {
  switch (change.kind) {
    case "added":
      return `added: ${summary(change.after)}`;
    case "removed":
      return `removed${change.replacedBy.length === 0 ? "" : `; ${insteadOf(change.replacedBy)}`}`;
    case "changed":
      return change.what
        .map((aspect) => aspectText(aspect, change.before, change.after))
        .join("; ");
  }
}

function aspectText(aspect: Aspect, before: OptionFacts, after: OptionFacts): string {
  switch (aspect) {
    case "type":
      return typeChange(before.type, after.type);
    case "default":
      return `default ${defaultOf(before) ?? "none"} → ${defaultOf(after) ?? "none"}`;
    case "requiredness":
      return `${requirementOf(before) ?? "optional"} → ${requirementOf(after) ?? "optional"}`;
  }
}

function typeChange(before: OptionType, after: OptionType): string {
  if (before.kind !== "enum" || after.kind !== "enum")
    return `${describeType(before)} → ${describeType(after)}`;
  // of a long list of choices, only the new and the removed ones
  const only = (one: typeof before, other: typeof before) =>
    one.values
      .filter((value) => !other.values.includes(value))
      .map((value) => JSON.stringify(value));
  const [added, dropped] = [only(after, before), only(before, after)];
  return [
    ...(added.length === 0 ? [] : [`takes ${added.join(", ")} too`]),
    ...(dropped.length === 0 ? [] : [`no longer takes ${dropped.join(", ")}`]),
  ].join("; ");
}

function summary(option: OptionFacts): string {
  if (option.removed !== undefined)
    return `removed${option.removed.replacedBy.length === 0 ? "" : `; ${insteadOf(option.removed.replacedBy)}`}`;
  const value = defaultOf(option);
  return [
    describeType(option.type),
    value === undefined ? requirementOf(option) : `default ${value}`,
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}

function defaultOf(option: OptionFacts): string | undefined {
  if (option.default === undefined) return undefined;
  return describeDefault(option.default) ?? "from other options";
}

/** Whether an option must, or must not, be set; undefined if it is simply optional. */
export function requirementOf(option: OptionFacts & Partial<PinnedOption>): string | undefined {
  if (option.readOnly) return "read-only";
  if (option.requiredness === "required") return "required";
  if (option.requiredness === undefined) return undefined;
  const cases = Object.entries(option.requiredWhen ?? {}).map(
    ([name, value]) => `${code(name)} is ${code(JSON.stringify(value))}`,
  );
  return cases.length === 0 ? "required in some cases" : `required when ${cases.join(" and ")}`;
}

const insteadOf = (names: readonly string[]) => `use ${names.join(" and ")}`;

const origin = ({ host }: { host?: true }) => (host ? " (on the host)" : "");

function commitText(commit: Revision): string;
function commitText(commit: Revision | undefined): string | undefined;
function commitText(commit: Revision | undefined): string | undefined {
  return commit && `${commit.rev.slice(0, 8)} (${day(commit.committed)})`;
}
