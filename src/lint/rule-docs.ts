import { quoteWord } from "../shell/shell-words.ts";
import type { RuleExample, RulePage } from "./rule-page.ts";
import { ruleSources } from "./rule-sources.ts";
import { rulePages } from "./rules.ts";

/**
 * The rules' documentation, made from their pages: path below `docs/rules` → text.
 *
 * @param texts The sources of the rules, by path: each page ends with those that report its rule.
 */
export function ruleDocs(texts: ReadonlyMap<string, string>): Map<string, string> {
  const sources = ruleSources(texts);
  return new Map([
    ["README.md", index],
    ...rulePages.map(
      (page) =>
        [`${page.id}.md`, `${ruleText(page)}${sourceText(sources.get(page.id) ?? [])}`] as const,
    ),
  ]);
}

function sourceText(paths: readonly string[]): string {
  return `\n## Source\n\n${paths.map((path) => `- [${path}](../../${path})\n`).join("")}`;
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
  wrong:
    "**Wrong**: microvm.nix or the kernel accepts no such definition, whatever the hypervisor.",
  both: "**Refused or silently wrong**, depending on the argument: the VM does not start, or starts and is not what was asked for.",
};

function allowing(id: string): string[] {
  return [
    "If this is intended, say so. In a definition, on the line or the one before it:",
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
  const program = programOf(builds[0] ?? "", target);
  const where = `for ${builds.map((build) => `\`${build}\``).join(" and ")}${target === undefined ? "" : `, ${target} guests`}`;
  return [
    `Wrong, ${where}:`,
    commandText(program, example.wrong),
    "Right:",
    commandText(program, example.right),
  ];
}

/** The command that starts a build. */
function programOf(build: string, target = "x86_64"): string {
  if (build.startsWith("qemu"))
    return `qemu-system-${build.includes("aarch64") ? "aarch64" : target}`;
  if (build.startsWith("crosvm")) return "crosvm";
  return build === "kvmtool" ? "lkvm" : build;
}

const titles = { wrong: "Wrong", right: "Right" };

/** An example's options as TypeScript. */
function optionsText(options: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(options).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `{\n${lines.join("")}}`;
}

/** An example as a shell command: on one line if it fits, else one argument with its value a line. */
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

const kinds: Readonly<Record<RulePage["severity"], string>> = {
  refused: "refused",
  silent: "silently wrong",
  wrong: "wrong",
  both: "refused or silently wrong",
};

const index = `# Rules of \`lint\`

What a hypervisor refuses, and what it accepts although the VM is then not what was asked for. In a terminal,
\`ghaf-microvm lint --explain RULE\` shows the same pages.

| Rule | What it reports | The mistake is |
| --- | --- | --- |
${rulePages
  .map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${summary} | ${kinds[severity]} |\n`)
  .join("")}
Generated from \`src/lint/rules\` by \`npm run docs:rules\`.
`;
