import { quoteWord } from "../shell/shell-words.ts";
import type { RuleExample, RulePage } from "./rule-page.ts";
import { ruleSources } from "./rule-sources.ts";
import { rulePages } from "./rules.ts";

/**
 * The rules' documentation, made from their pages: path below `docs/rules` → text.
 *
 * @param texts The sources of the rules, by path: the index names those that report a rule.
 */
export function ruleDocs(texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([
    ["README.md", index(ruleSources(texts))],
    ...rulePages.map((page) => [`${page.id}.md`, ruleText(page)] as const),
  ]);
}

/** A rule's page as Markdown, in lines that fit into a terminal. */
export function ruleText(page: RulePage): string {
  const { id, summary, severity, problem, measured, fix, never, examples } = page;
  return `${[
    `# ${id}`,
    wrapped(summary),
    wrapped(consequences[severity]),
    ...problem.map(wrapped),
    "## Examples",
    ...examples.flatMap(exampleText),
    "## Fix",
    wrapped(fix),
    "## How this is known",
    wrapped(measured),
    "The examples above are tests: each wrong one has this finding alone, each right one has none.",
    "## Allow it",
    ...(never === undefined ? allowing(id) : [wrapped(never)]),
  ].join("\n\n")}\n`;
}

const consequences: Readonly<Record<RulePage["severity"], string>> = {
  refused: "**Refused**: the hypervisor ends with an error, and the VM does not start.",
  silent: "**Silently wrong**: the VM starts, and is not what was asked for.",
  wrong: "**Wrong**: microvm.nix or the kernel takes no such definition, whatever the hypervisor.",
  both: "**Refused or silently wrong**, depending on the argument: the VM does not start, or starts and is not what was asked for.",
};

function allowing(id: string): string[] {
  return [
    "If it is meant, say so. In a definition, on the line or the one before it:",
    `\`\`\`ts\n// ghaf-microvm: allow ${id}\n\`\`\``,
    "In a guest's NixOS configuration:",
    `\`\`\`nix\nghaf-microvm.checks.allow = [ "${id}" ];\n\`\`\``,
  ];
}

function exampleText(example: RuleExample): string[] {
  if (!("builds" in example))
    return (["wrong", "right"] as const).flatMap((side) => [
      `${titles[side]}:`,
      `\`\`\`ts\ndefineVm(${optionsText(example[side])});\n\`\`\``,
    ]);
  const { builds, target } = example;
  const program = builds.some((build) => build.startsWith("crosvm"))
    ? "crosvm"
    : "qemu-system-x86_64";
  const where = `for ${builds.map((build) => `\`${build}\``).join(" and ")}${target === undefined ? "" : `, ${target} guests`}`;
  return [
    `Wrong, ${where}:`,
    commandText(program, example.wrong),
    "Right:",
    commandText(program, example.right),
  ];
}

const titles = { wrong: "Wrong", right: "Right" };

/** An example's options as TypeScript. */
function optionsText(options: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(options).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `{\n${lines.join("")}}`;
}

/** An example as a shell reads it: in one line where it fits, else an argument with its value a line. */
function commandText(program: string, args: readonly string[]): string {
  const groups: string[] = [program];
  for (const arg of args) {
    const isValue = !arg.startsWith("-") && /^-\S+$/.test(groups.at(-1) ?? "");
    if (isValue) groups.push(`${groups.pop()} ${quoteWord(arg)}`);
    else groups.push(quoteWord(arg));
  }
  const line = groups.join(" ");
  return `\`\`\`sh\n${line.length <= width ? line : groups.join(" \\\n  ")}\n\`\`\``;
}

const width = 100;

/** A paragraph in lines of at most 100 characters. */
function wrapped(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

function index(sources: ReadonlyMap<string, readonly string[]>): string {
  const names = { refused: "refused", silent: "silent", wrong: "wrong", both: "refused or silent" };
  const rows = rulePages.map(
    ({ id, severity, summary }) =>
      `| [${id}](${id}.md) | ${names[severity]} | ${summary} | ${(sources.get(id) ?? []).map(link).join(", ")} |\n`,
  );
  return `# Rules of \`lint\`

What the hypervisor refuses, and what it accepts and is silently wrong. \`ghaf-microvm lint --explain RULE\` shows a
page in the terminal.

| Rule | | What it reports | Where |
| --- | --- | --- | --- |
${rows.join("")}
Generated from \`src/lint/rules\` by \`npm run docs:rules\`.
`;
}

/** A source as it is seen from `src/lint`, where most are. */
const link = (path: string) => `[${path.replace(/^src\/lint\//, "")}](../../${path})`;
