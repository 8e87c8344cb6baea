import { join } from "node:path";
import { Command, Option } from "commander";
import { Ownership } from "../codegen/ownership.ts";
import { type Config, readConfig } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readBytesIfExists, readIfExists, writeAll } from "../files.ts";
import { type RevisionDatabase, revisionDatabase } from "../microvm/history/database.ts";
import { historyFolder } from "../microvm/history/read-history.ts";
import { readPin } from "../microvm/pin.ts";
import { readPinData, withoutSupport } from "../microvm/pin-data.ts";
import type { SourceFolders } from "../microvm/pinned-sources.ts";
import { measuredText } from "../microvm/refresh-pin-data.ts";
import { extractOptionSchema } from "../microvm/schema/extract.ts";
import { optionNotes } from "../microvm/schema/option-notes.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import { hypervisorsOf } from "../microvm/support/measure.ts";
import { outcomes } from "../microvm/support/measured-support.ts";
import { requireHypervisor } from "../microvm/support/require-hypervisor.ts";
import { compareOptions } from "../options/change.ts";
import { changeJson } from "../options/change-json.ts";
import { comparedRevision, type LookIn } from "../options/compared-revision.ts";
import { optionsFor } from "../options/filter-options.ts";
import { namedOptions, noSuchOption, searchOptions } from "../options/find-options.ts";
import { type OptionEvent, optionHistory } from "../options/option-history.ts";
import {
  commitJson,
  optionJson,
  type PinnedOption,
  pinnedOptions,
} from "../options/pinned-options.ts";
import { diffText, historyText, listText, showText } from "../options/text.ts";
import { paint } from "../output/paint.ts";
import { print, printError, printJson, showProgress } from "../output/print.ts";
import { showMeasuring } from "./progress.ts";

/** `options`: search the options of the pinned revision, and see their history. */
export function optionsCommand(): Command {
  const options = new Command("options")
    .description("search the options of the pinned microvm.nix, and their history")
    .argument("[query...]", "parts of an option's name, or what it is for: share memory")
    .option("--hypervisor <name>", "show what this hypervisor does with each")
    .addOption(
      new Option("--outcome <outcome>", "list only what that hypervisor does this with").choices(
        outcomes,
      ),
    )
    .option("--json", "print JSON")
    .action((args: readonly string[], filter: Filter, command: Command) =>
      search(args.join(" "), filter, isJson(command)),
    );
  addQueries(options);
  addRecords(options);
  return options;
}

/** What the committed records answer. */
function addQueries(options: Command): void {
  const add = (name: string, description: string) =>
    options.command(name).description(description).option("--json", "print JSON");

  add("show", "show everything about an option")
    .argument("<name>", "microvm.mem, interfaces[0].mac, or a group such as qemu")
    .action((name: string, _, command: Command) => show(name, isJson(command)));
  add("history", "show when an option was added, changed and removed on microvm.nix's main branch")
    .argument("<name>", "an option of any revision, or a group of options")
    .action((name: string, _, command: Command) => history(name, isJson(command)));
  add("diff", "show the options that differ between two revisions of microvm.nix")
    .argument("<from>", "a revision: the first digits of its hash are enough")
    .argument("[to]", "another one (default: the pinned one)")
    .option(
      "--source <dir>",
      "a git repository of microvm.nix, for revisions that are not known here",
    )
    .option(
      "--nixpkgs <dir>",
      "a folder with nixpkgs' lib, to read such a revision with (needs Nix)",
    )
    .action((from: string, to: string | undefined, lookIn: LookIn, command: Command) =>
      diff(from, to, lookIn, isJson(command)),
    );
}

/** What writes those records. */
function addRecords(options: Command): void {
  options
    .command("measure")
    .description(
      "measure what each hypervisor does with each option, with the pinned runners; takes minutes (`codegen --refresh` does it when needed)",
    )
    .option(
      "--source <dir>",
      "a git repository or tree with the pinned microvm.nix, instead of the locked one",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, instead of the locked one")
    .option("--force", "also replace a table that somebody changed")
    .action(measure);
  options
    .command("record")
    .description("rewrite the database of revisions from a clone of microvm.nix (needs Nix)")
    .requiredOption("--source <dir>", "a clone of microvm.nix with all its branches")
    .requiredOption("--nixpkgs <dir>", "a folder with nixpkgs' lib")
    .option("--check", "write nothing; exit with 1 when the database is not up to date")
    .action(record);
}

interface Filter {
  readonly hypervisor?: string;
  readonly outcome?: (typeof outcomes)[number];
}

function search(query: string, { hypervisor, outcome }: Filter, json: boolean): void {
  if (outcome !== undefined && hypervisor === undefined)
    throw new KnownError(
      {
        message: "--outcome needs a hypervisor: they differ in what they do with an option",
        fix: `for example --hypervisor crosvm --outcome ${outcome}`,
      },
      exitStatus.notChecked,
    );
  const { schema, support } = pinned();
  const all = pinnedOptions(schema, support);
  if (hypervisor !== undefined) requireHypervisor(hypervisor, schema);
  const found = query === "" ? all : searchOptions(query, all.map(withNotes));
  if (found.length === 0 && !json) noSuchOption(query, all, revisionName(schema));
  const shown =
    hypervisor === undefined
      ? found
      : optionsFor(hypervisor, outcome, found, hypervisorsOf(schema));
  if (json) printJson(toJson(shown));
  else if (shown.length === 0)
    print(
      `none of these options is ${outcome ?? "meant"} ${outcome === undefined ? "for" : "by"} ${hypervisor}\n`,
    );
  else print(listText(shown, paint(), hypervisor));
}

function show(name: string, json: boolean): void {
  const { schema, support } = pinned();
  const all = pinnedOptions(schema, support);
  const database = revisionDatabase();
  const found = namedOptions(name, all);
  if (found.length === 0) {
    const gone = namedOptions(name, database.everyForm());
    const last = gone[0] && optionHistory(database, gone[0]).at(-1);
    if (last === undefined) noSuchOption(name, all, revisionName(schema));
    throw new KnownError(
      {
        message: `there is no option microvm.${gone[0]?.name} in ${revisionName(schema)}: ${last.revision.rev.slice(0, 8)} removed it`,
        fix: `see \`ghaf-microvm options history ${gone[0]?.name}\``,
      },
      exitStatus.notChecked,
    );
  }
  if (json) {
    printJson(toJson(found));
    return;
  }
  print(found.map((option) => showText(option, database, paint())).join("\n"));
}

function history(name: string, json: boolean): void {
  const database = revisionDatabase();
  const forms = database.everyForm();
  // one for each name and module
  const found = [
    ...new Map(
      namedOptions(name, forms).map((facts) => [`${facts.name} ${facts.host}`, facts]),
    ).values(),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
  if (found.length === 0) noSuchOption(name, forms, "any known revision of microvm.nix");
  const histories = found.map((facts) => ({ facts, events: optionHistory(database, facts) }));
  if (json) {
    printJson({
      options: histories.map(({ facts, events }) => ({
        name: `microvm.${facts.name}`,
        history: events.map(eventJson),
      })),
    });
    return;
  }
  print(histories.map(({ facts, events }) => historyText(facts, events, paint())).join("\n"));
}

async function diff(
  from: string,
  to: string | undefined,
  lookIn: LookIn,
  json: boolean,
): Promise<void> {
  const database = revisionDatabase();
  const before = await comparedRevision(from, database, lookIn);
  const after = await comparedRevision(to ?? pinned().schema.source.rev, database, lookIn);
  const changes = compareOptions(before.options, after.options);
  if (json) {
    printJson({
      from: commitJson(before.revision),
      to: commitJson(after.revision),
      changes: changes.map(changeJson),
    });
    return;
  }
  print(diffText([before.revision, after.revision], changes, paint()));
}

async function record(options: { source: string; nixpkgs: string; check?: true }): Promise<void> {
  const { printHistoryFile, recordHistory } = await import("../microvm/history/record.ts");
  const recorded = await recordHistory(options.source, options.nixpkgs, showProgress);
  showProgress("");
  const files = new Map([
    ["revisions.json", printHistoryFile(recorded.revisions)],
    ["options.json", printHistoryFile(recorded.options)],
  ]);
  const stale = [...files].filter(
    ([name, text]) => readIfExists(join(historyFolder, name)) !== text,
  );
  const known = `${recorded.revisions.revisions.length} revisions with ${recorded.options.sets.length} sets of options; ${recorded.broken.length} revisions do not evaluate`;
  if (options.check && stale.length > 0)
    throw new KnownError(
      {
        message: `${stale.map(([name]) => name).join(" and ")} are not up to date: ${known}`,
        fix: "run this without --check",
      },
      exitStatus.failed,
    );
  if (!options.check) writeAll(historyFolder, new Map(stale));
  print(`${known}\n`);
}

async function measure(options: MeasureOptions): Promise<void> {
  const root = process.cwd();
  const config = readConfig(root);
  if (!options.force) requireOwnSupport(root, config);
  const { schema, ...sources } = await extractOptionSchema(config, readPin(root, config), options);
  const text = await measuredText(schema, sources, showMeasuring());
  writeAll(root, new Map([[config.support, text]]));
  print(`wrote ${config.support}\n`);
}

interface MeasureOptions extends SourceFolders {
  readonly force?: true;
}

/** @throws KnownError (status 1) when the file in the table's place was not written by this tool, and would be lost. */
function requireOwnSupport(root: string, config: Config): void {
  const bytes = readBytesIfExists(join(root, config.support));
  if (bytes === undefined || new Ownership(root, config).isOwn(config.support, bytes)) return;
  throw new KnownError(
    {
      file: config.support,
      message: "was changed since the last codegen, and would be replaced",
      fix: "restore it from git, or run this with --force",
    },
    exitStatus.failed,
  );
}

function pinned() {
  const root = process.cwd();
  const config = readConfig(root);
  const { schema, support } = readPinData(root, config, readPin(root, config));
  if (support === undefined)
    printError(
      `not verified: what the hypervisors do with the options: ${withoutSupport(schema.source)}\n`,
    );
  return { schema, support };
}

/** A search covers the notes, too. */
const withNotes = (option: PinnedOption) => ({ ...option, ...optionNotes[option.name] });

const revisionName = ({ source }: OptionSchema) => `microvm.nix ${source.rev.slice(0, 8)}`;

function toJson(options: Parameters<typeof optionJson>[0][]) {
  const database: RevisionDatabase = revisionDatabase();
  return { options: options.map((option) => optionJson(option, database)) };
}

function eventJson({ change, revision, unread }: OptionEvent) {
  return { ...commitJson(revision), ...changeJson(change), ...(unread > 0 && { unread }) };
}

/** `--json` counts before and after the name of a command below `options`. */
const isJson = (command: Command) => command.optsWithGlobals().json === true;
