import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { closest } from "../closest.ts";
import { commandRecords } from "../codegen/command-records.ts";
import { definitionModules } from "../codegen/nix-module.ts";
import type { CommandRecords } from "../command/record.ts";
import { type Config, readConfig } from "../config.ts";
import { type LoadedDefinition, loadDefinitions } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readBytesIfExists, readIfExists, writeAll } from "../files.ts";
import { buildsOf, findingsOf, lintDefinitions, lintOptions } from "../lint/definition.ts";
import {
  allDefinitionWords,
  type DefinitionWords,
  withOwnWords,
} from "../lint/definition-words.ts";
import { fixedText } from "../lint/fix.ts";
import { type PlacedFinding, quotedWords } from "../lint/lint.ts";
import { lintScript } from "../lint/lint-script.ts";
import { reportJson, reportText } from "../lint/report.ts";
import { describedRules, explainRule } from "../lint/rule-help.ts";
import { ruleId } from "../lint/rules.ts";
import { readPin } from "../microvm/pin.ts";
import type { SourceFolders } from "../microvm/pinned-sources.ts";
import { readOptionSchema } from "../microvm/schema/read.ts";
import { readSupport } from "../microvm/support/support-table.ts";
import { paint, print, printError, printWorkflowCommands } from "../output/print.ts";
import { readPack } from "../packs/read.ts";
import type { Finding } from "../report/finding.ts";
import { reportGithub } from "../report/github.ts";
import { reportSarif } from "../report/sarif.ts";

interface LintOptions extends SourceFolders {
  readonly explain?: string;
  readonly fix?: true;
  readonly pack?: string;
  readonly format: keyof typeof reporters;
}

/** Where the repository is on the web. */
const home = manifest.homepage.replace(/#.*/, "");

const reporters = {
  text: (findings: readonly PlacedFinding[]) => reportText(findings, paint()),
  json: reportJson,
  sarif: (findings: readonly PlacedFinding[]) =>
    reportSarif(findings.map(pointing), describedRules(home), manifest.version),
  github: (findings: readonly PlacedFinding[]) => reportGithub(findings.map(pointing)),
};

/** A finding for the formats that point into files. What is silently wrong is the worse, and both fail. */
function pointing({ rule, severity, file, line, message, fix }: PlacedFinding): Finding {
  return {
    rule: ruleId(rule),
    level: "error",
    message: `${severity === "silent" ? "Starts and is silently wrong" : "Refused by the hypervisor"}: ${message}${fix === null ? "" : `\nfix: ${fix}`}`,
    ...(file === standardInput ? {} : { file, line }),
  };
}

const standardInput = "standard input";

/** `lint`: what a hypervisor refuses, and what it takes and is silently wrong. */
export function lintCommand(): Command {
  return new Command("lint")
    .description("check hypervisor arguments by what the hypervisor's build accepts")
    .argument(
      "[target...]",
      "VMs, microvm-run scripts, or - for a script on standard input (default: all VMs)",
    )
    .option("--explain <rule>", "show the page of a rule: what goes wrong, examples, the fix")
    .option("--fix", "rewrite what can be fixed safely in VM definitions")
    .option(
      "--source <dir>",
      "a git repository or tree with the pinned microvm.nix, in place of the Nix store",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, in place of the locked one")
    .option("--pack <pack>", "the hypervisor's build that a script's arguments are for")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(Object.keys(reporters))
        .default("text"),
    )
    .action(async (targets: readonly string[], options: LintOptions) => {
      if (options.explain !== undefined) {
        print(explainRule(options.explain));
        return;
      }
      const root = process.cwd();
      const isFile = (target: string) =>
        target === "-" || target.includes("/") || existsSync(target);
      const scripts = targets.filter(isFile);
      const names = targets.filter((target) => !isFile(target));
      const findings = [
        ...(targets.length === 0 || names.length > 0 ? await lintVms(root, names, options) : []),
        ...scripts.flatMap((file) => lintScriptFile(file, options.pack)),
      ];
      const write = options.format === "github" ? printWorkflowCommands : print;
      write(reporters[options.format](findings));
      process.exitCode = findings.length === 0 ? exitStatus.holds : exitStatus.doesNotHold;
    });
}

async function lintVms(
  root: string,
  names: readonly string[],
  options: LintOptions,
): Promise<PlacedFinding[]> {
  const config = readConfig(root);
  if (options.fix) {
    const changes = (await fixAll(root, config, names, options)).map((change) => `${change}\n`);
    // of other formats, standard output is one document
    (options.format === "text" ? print : printError)(changes.join(""));
  }
  const definitions = await chosen(root, names);
  const records = await recordsOf(root, config, definitions, options);
  const lines = allDefinitionWords(config, definitions, records);
  for (const build of buildsOf(lines)) printError(build);
  const inexact = [...lines].flatMap(([{ vm }, { isExact }]) => (isExact ? [] : [vm.name]));
  const [why] = records.notMade.values();
  if (inexact.length > 0)
    printError(
      `note: what the runner emits is approximated for ${inexact.join(", ")}${why === undefined ? "" : `: ${why}`}\n`,
    );
  return [
    ...(await lintDefinitions(lines)),
    ...(await lintOptionsOfPin(root, config, definitions)),
  ].sort((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

/** The command lines as they are recorded, or evaluated where they changed since and Nix is here; nothing is written. */
async function recordsOf(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
  options: LintOptions,
): Promise<CommandRecords> {
  // a repository without a lock has no runner
  if (readIfExists(join(root, config.lock)) === undefined)
    return { files: new Map(), notMade: new Map(), failed: new Map() };
  const modules = definitionModules(config, definitions);
  return commandRecords(root, config, readPin(root, config), options, modules);
}

/** What was measured is of one revision: nothing is known of the options of another. */
async function lintOptionsOfPin(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  if (readIfExists(join(root, config.schema)) === undefined) return [];
  const { schema } = readOptionSchema(root, config);
  const text = readIfExists(join(root, config.support));
  const support = readSupport(text, config.support, schema.source);
  return support === undefined ? [] : lintOptions(schema, support, definitions);
}

async function chosen(root: string, names: readonly string[]): Promise<LoadedDefinition[]> {
  const definitions = await loadDefinitions(root, readConfig(root));
  const known = definitions.map(({ vm }) => vm.name);
  for (const name of names)
    if (!known.includes(name)) {
      const near = closest(name, known);
      throw new KnownError(
        {
          message: `there is no VM and no file ${JSON.stringify(name)}`,
          fix: near === undefined ? `the VMs are ${known.join(", ")}` : `did you mean ${near}?`,
        },
        exitStatus.notJudged,
      );
    }
  return names.length === 0 ? definitions : definitions.filter(({ vm }) => names.includes(vm.name));
}

/**
 * One fix at a time, each from the file as the one before left it: only that shows what is right after a fix.
 *
 * @returns What was changed, a line each.
 */
async function fixAll(
  root: string,
  config: Config,
  names: readonly string[],
  options: LintOptions,
): Promise<string[]> {
  const definitions = await chosen(root, names);
  const records = await recordsOf(root, config, definitions, options);
  // fixes change a definition's own arguments, and nothing of what the runner emits
  const lines = new Map(
    [...allDefinitionWords(config, definitions, records)].map(
      ([{ vm }, line]) => [vm.name, line] as const,
    ),
  );
  const changes: string[] = [];
  for (let round = 0; round < 100; round++) {
    const before = changes.length;
    const seen = new Set<string>();
    for (const definition of await chosen(root, names)) {
      const line = lines.get(definition.vm.name);
      if (line === undefined || seen.has(definition.file)) continue;
      const fixed = await fixOnce(definition, withOwnWords(line, definition));
      if (fixed === undefined) continue;
      seen.add(definition.file);
      requireUnchanged(root, definition);
      writeAll(root, new Map([[definition.file, fixed.text]]));
      changes.push(`fixed ${fixed.change}`);
    }
    if (changes.length === before) break;
  }
  return changes;
}

/** The definition's text with the first of its fixable findings fixed, and what that changes. */
async function fixOnce(
  definition: LoadedDefinition,
  line: DefinitionWords,
): Promise<{ readonly text: string; readonly change: string } | undefined> {
  for (const { finding, position } of await findingsOf(definition, line)) {
    const text = await fixedText(definition, line, finding);
    const { argument, fix } = quotedWords(line.words, finding);
    if (text !== undefined)
      return { text, change: `${position.file}:${position.line}: ${argument} -> ${fix}` };
  }
  return undefined;
}

/** What was saved since the definition was evaluated is not overwritten. */
function requireUnchanged(root: string, { file, sources }: LoadedDefinition): void {
  const used = Buffer.from(sources.get(file) ?? []);
  if (readBytesIfExists(join(root, file))?.equals(used)) return;
  throw new KnownError(
    { file, message: "was changed while it was read: it is not written", fix: "run this again" },
    exitStatus.notJudged,
  );
}

function lintScriptFile(file: string, pack: string | undefined): PlacedFinding[] {
  const name = file === "-" ? standardInput : file;
  return lintScript(readScript(file), name, readPack, pack, undefined, printError);
}

function readScript(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(file), "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      { ENOENT: "does not exist", EISDIR: "is a folder: name a script in it" }[code ?? ""] ??
      `cannot be read: ${message}`;
    throw new KnownError({ file, message: why }, exitStatus.notJudged);
  }
}
