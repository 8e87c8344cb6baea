import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { code, describeDefault, describeType } from "../../../src/microvm/schema/describe.ts";
import { optionNotes } from "../../../src/microvm/schema/option-notes.ts";
import { optionHistory } from "../../../src/options/option-history.ts";
import { day, type PinnedOption } from "../../../src/options/pinned-options.ts";
import { changeText, exceptionsOf, requirementOf } from "../../../src/options/text.ts";
import { exampleOf } from "./option-example.ts";
import { optionSlug } from "./option-path.ts";
import { rulesOfOption } from "./rules-of-option.ts";
import { letters, outcomes } from "./support-letters.ts";

const commits = "https://github.com/microvm-nix/microvm.nix/commit";

/** The page of an option, in Markdown. */
export function optionPage(option: PinnedOption, all: readonly PinnedOption[]): string {
  return [
    `# microvm.${escaped(option.name)}`,
    ...purpose(option),
    facts(option),
    ...supportSection(option),
    ...exampleSection(option),
    ...innerSection(option, all),
    ...historySection(option),
    ...ruleSection(option),
  ].join("\n\n");
}

/** Markdown would read `<name>` and `*` otherwise. */
const escaped = (text: string) =>
  text.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("*", "\\*");

/** Code in a table and in Vue: neither may read what is in it. */
const inCell = (text: string) => text.replaceAll("|", "\\|").replaceAll("{{", "{ {");

function purpose({ name, host }: PinnedOption): string[] {
  const { purpose, note } = optionNotes[name] ?? {};
  const where = host ? ["An option of the host."] : [];
  const sentences = [purpose, note].filter((text) => text !== undefined).map(sentence);
  return [[...where, ...sentences].join(" ")];
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** A path that a narrow screen may break at its slashes. */
const declarationLink = ({ file, line, url }: PinnedOption["declared"][number]) =>
  `[${file.replaceAll("/", "/<wbr>")}:${line}](${url})`;

function facts(option: PinnedOption): string {
  const { name, type, default: initial, removed, declared } = option;
  const value = initial && (describeDefault(initial) ?? "follows from other options");
  const required = requirementOf(option);
  const rows: [string, string | undefined][] = [
    ["Type", removed === undefined ? describeType(type) : undefined],
    ["Unit", optionNotes[name]?.unit],
    ["Default", value],
    ["Required", required === "required" ? "always" : required?.replace(/^required /, "")],
    ["Removed; use", removed?.replacedBy.map(code).join(" and ")],
    ["Declared", declared.map(declarationLink).join(", ")],
  ];
  const lines = rows.flatMap(([title, text]) =>
    text === undefined || text === "" ? [] : `| ${title} | ${inCell(text)} |\n`,
  );
  return `| Property | Value |\n| --- | --- |\n${lines.join("")}`.trimEnd();
}

function supportSection(option: PinnedOption): string[] {
  const rows = Object.entries(option.support).filter(([, outcome]) => outcome !== "not-applicable");
  if (rows.length === 0) return [];
  const lines = rows.map(([hypervisor, outcome]) => {
    const { sign } = outcomes[letters[outcome]] ?? { sign: "" };
    const named = option.arguments[hypervisor] ?? [];
    const flags = named.length > 0 ? named.map(code).join(" ") : otherwise(option, hypervisor);
    return `| ${hypervisor} | <span class="support ${outcome}">${sign} ${outcome}</span> | ${flags} |\n`;
  });
  return [
    "## By hypervisor",
    `| Hypervisor | Support | Becomes |\n| --- | --- | --- |\n${lines.join("")}`.trimEnd(),
    ...exceptionsOf(option).map((text) => `- ${sentence(text)}`),
  ];
}

/** Firecracker reads from a file what the others get as arguments. */
function otherwise({ arguments: made, support }: PinnedOption, hypervisor: string): string {
  const isInFile =
    hypervisor === "firecracker" &&
    support[hypervisor] === "honoured" &&
    Object.keys(made).length > 0;
  return isInFile ? "its configuration file" : "";
}

function exampleSection(option: PinnedOption): string[] {
  const example = exampleOf(option);
  if (example === undefined) return [];
  const { typescript, nix } = example;
  const blocks = [
    ...(typescript === undefined ? [] : [`\`\`\`ts [TypeScript]\n${typescript}\n\`\`\``]),
    `\`\`\`nix [Nix]\n${nix}\n\`\`\``,
  ];
  return ["## Set it", `::: code-group\n${blocks.join("\n")}\n:::`];
}

/** The options of a list's elements, or of an attribute set's members. */
function innerSection({ name }: PinnedOption, all: readonly PinnedOption[]): string[] {
  const inner = all.filter((other) => /^\.(\*|<name>)\./.test(other.name.slice(name.length)));
  const own = inner.filter((other) => other.name.startsWith(`${name}.`));
  if (own.length === 0) return [];
  return [
    "## What is in it",
    own
      .map((other) => {
        const { purpose = "" } = optionNotes[other.name] ?? {};
        return `- [${escaped(other.name)}](./${optionSlug(other.name)}): ${purpose}.`;
      })
      .join("\n"),
  ];
}

function historySection(option: PinnedOption): string[] {
  const events = optionHistory(revisionDatabase(), option);
  if (events.length === 0) return [];
  return [
    "## History",
    events
      .map(({ change, revision: { rev, committed } }) => {
        const text = changeText(change);
        return `- ${day(committed)}, [${rev.slice(0, 8)}](${commits}/${rev}): ${text}`;
      })
      .join("\n"),
  ];
}

function ruleSection({ name }: PinnedOption): string[] {
  const rules = rulesOfOption(name);
  if (rules.length === 0) return [];
  return [
    "## Rules",
    rules.map(({ id, summary }) => `- [${id}](../rules/${id}): ${summary}`).join("\n"),
  ];
}
