import type { Paint } from "../output/plain.ts";
import { quoteWord } from "../shell/shell-words.ts";
import { allArguments, argumentsOf, type CommandOption } from "./command-line.ts";
import type { Change } from "./compare.ts";
import type { FileChange } from "./compare-files.ts";
import { optionName } from "./explain.ts";
import { linesOf } from "./json-values.ts";
import { intoSections } from "./sections.ts";
import type { CarryOverReport, PlacedOrigin, ShownCommand, ValueOrigins } from "./shown-command.ts";
import { namedFiles, withHashes, withoutHashes } from "./store-paths.ts";

/** A command line for people: one option and its value a line, grouped by topic. */
export function printText(shown: ShownCommand, paint: Paint): string {
  const { vm, hypervisor, system, rev, line, from } = shown;
  const heading = `${paint.bold(vm)} on ${hypervisor}, ${system}, microvm.nix ${rev.slice(0, 8)}`;
  const lines = [from === "record" ? `${heading} ${paint.dim("(as recorded)")}` : heading];
  if (shown.carryOver !== undefined) lines.push("", ...carryOverLines(shown, paint));
  if (line !== undefined) {
    lines.push("", `  ${line.program.map(({ text }) => quotedArgument(text)).join(" ")}`);
    let start = line.program.length;
    const options = line.options.map((option) => {
      const numbered = { ...option, start };
      start += argumentsOf(option).length;
      return numbered;
    });
    for (const [section, members] of intoSections(options, shown.extraArgs)) {
      lines.push("", paint.dim(`  # ${section}`));
      for (const option of members)
        lines.push(`  ${printOption(option, paint)}`, ...originLines(option, shown, paint));
    }
  }
  const args = line === undefined ? [] : allArguments(line).map(({ text }) => text);
  for (const [path, text] of namedFiles(args, shown.files))
    lines.push(
      "",
      paint.dim(`  # ${path}`),
      ...fileLines(text, shown.valueOrigins?.get(withHashes(path)), paint),
    );
  const others = Object.keys(shown.scripts).filter((name) => name !== "microvm-run");
  if (others.length > 0) lines.push("", paint.dim(`  # beside microvm-run: ${others.join(", ")}`));
  return `${lines.join("\n")}\n`;
}

function printOption(option: CommandOption, paint: Paint): string {
  const values = option.values.map(({ text }) => quotedArgument(text));
  return [
    ...(option.name === undefined ? [] : [paint.cyan(quotedArgument(option.name))]),
    ...values,
  ].join(" ");
}

const quotedArgument = (text: string) => quoteWord(withoutHashes(text));

/** What an option's arguments come from: one line for each setting of the VM, and one for all defaults. */
function originLines(
  option: CommandOption & { readonly start: number },
  { origins, hypervisor, from }: ShownCommand,
  paint: Paint,
): string[] {
  if (origins === undefined) return [];
  const all = [...argumentsOf(option).keys()].flatMap((at) => origins[option.start + at] ?? []);
  const lines = shownOrigins(all, paint).map((line) => `      ${line}`);
  if (lines.length > 0) return lines;
  const otherwise = from === "evaluation" ? `always, on ${hypervisor}` : "nothing that the VM sets";
  return [paint.dim(`      ${otherwise}`)];
}

/** Each option that the VM sets, with its place, and all defaults. */
function shownOrigins(origins: readonly PlacedOrigin[], paint: Paint): string[] {
  const found = new Map(origins.map((origin) => [optionName(origin.path), origin]));
  const set = [...found].filter(
    ([name, origin]) =>
      origin.set &&
      // its parts have the same place
      ![...found].some(
        ([other, { set, place }]) =>
          set && other.startsWith(`${name}.`) && place?.line === origin.place?.line,
      ),
  );
  const defaults = [...found].flatMap(([name, origin]) => (origin.set ? [] : [name]));
  const lines = set.map(([name, { place, asDefault }]) => {
    const where = place === undefined ? "" : `  ${place.file}:${place.line}`;
    return `${paint.green(name)}${where}${asDefault ? "  (what the default is, too)" : ""}`;
  });
  return [...lines, ...(defaults.length > 0 ? [paint.dim(`default: ${defaults.join(", ")}`)] : [])];
}

/** A file's lines; behind each value of one in JSON, what it comes from. */
function fileLines(text: string, origins: ValueOrigins | undefined, paint: Paint): string[] {
  if (origins === undefined) return text.split("\n").map((line) => `  ${line}`);
  return linesOf(JSON.parse(text)).map(({ line, key }) => {
    const shown = key === undefined ? [] : shownOrigins(origins.get(key) ?? [], paint);
    return shown.length === 0 ? `  ${line}` : `  ${line}  ${paint.dim("#")} ${shown.join("; ")}`;
  });
}

/** What another hypervisor makes of a VM: what is lost there first, and what works in one line. */
function carryOverLines({ carryOver, hypervisor }: ShownCommand, paint: Paint): string[] {
  const { from, items, suggestions } = carryOver as CarryOverReport;
  const lines = [paint.bold(`From ${from} to ${hypervisor}:`)];
  const colors = {
    "is refused": paint.red,
    "is ignored": paint.yellow,
    "is not checked": paint.yellow,
  };
  for (const verdict of ["is refused", "is ignored", "is not checked"] as const)
    for (const item of items.filter((one) => one.verdict === verdict)) {
      const where = item.place === undefined ? "" : `${item.place.file}:${item.place.line}: `;
      const reason = item.reason === undefined ? "" : `: ${item.reason}`;
      lines.push(`  ${where}${optionName(item.path)} ${colors[verdict](verdict)}${reason}`);
    }
  if (suggestions.length > 0) lines.push("", paint.bold("  Instead of extra arguments:"));
  for (const { argument, instead } of suggestions.filter((one) => one.goesWith === undefined))
    lines.push(
      ...suggestions
        .filter(({ goesWith }) => goesWith === argument)
        .map((part) => `    ${part.argument}`),
      `    ${argument}`,
      `      ${paint.green("→")} ${instead}`,
    );
  const count = items.filter(({ verdict }) => verdict === "carries over").length;
  if (suggestions.length > 0) lines.push("");
  lines.push(
    items.length === 0
      ? "  nothing carries over"
      : `  ${count} of ${items.length} options ${paint.green("carry over")}`,
  );
  return lines;
}

/** What changes in the files that two command lines name: a line each value that went or came, below the file's path. */
export function printFileChanges(changes: readonly FileChange[], paint: Paint): string[] {
  return [...new Set(changes.map(({ file }) => file))].flatMap((file) => [
    paint.dim(`  # ${file}`),
    ...changes
      .filter((change) => change.file === file)
      .flatMap(({ key, before, after }) => [
        ...(before === undefined ? [] : [paint.red(`  - ${key} = ${before}`)]),
        ...(after === undefined ? [] : [paint.green(`  + ${key} = ${after}`)]),
      ]),
  ]);
}

/** What changes between two command lines of a VM: one line an option that went or came. */
export function printChanges(changes: readonly Change[], paint: Paint): string[] {
  return changes.flatMap(({ kind, before, after }) => {
    if (kind === "same" || kind === "moved") return [];
    const text = (option: CommandOption) =>
      argumentsOf(option)
        .map(({ text }) => quotedArgument(text))
        .join(" ");
    return [
      ...(before === undefined ? [] : [paint.red(`  - ${text(before)}`)]),
      ...(after === undefined ? [] : [paint.green(`  + ${text(after)}`)]),
    ];
  });
}
