import { join } from "node:path";
import { Command, Option } from "commander";
import { type Changes, compareWithDisk } from "../codegen/changes.ts";
import { commandRecords } from "../codegen/command-records.ts";
import { generate } from "../codegen/generate.ts";
import { type NotVerified, notVerifiedText, requireVerified } from "../codegen/not-verified.ts";
import type { CommandRecords } from "../command/record.ts";
import { type Config, type ConfigFile, readConfigFile } from "../config.ts";
import { exitStatus, type FixableProblem, KnownError } from "../errors.ts";
import { readBytesIfExists, readIfExists, writeAll } from "../files.ts";
import { type Pin, readPin } from "../microvm/pin.ts";
import { type PinData, readPinData } from "../microvm/pin-data.ts";
import { print, printError } from "../output/print.ts";
import { showMeasuring } from "./progress.ts";
import { watchSources } from "./watch.ts";

interface CodegenOptions {
  readonly check?: true;
  readonly force?: true;
  readonly refresh?: true;
  readonly watch?: true;
  readonly strict?: true;
  readonly source?: string;
  readonly nixpkgs?: string;
}

/** `codegen`: writes everything that is generated, or reports what is out of date. */
export function codegenCommand(): Command {
  return new Command("codegen")
    .description("generate the types, the Nix module of each VM and the record of both")
    .option(
      "--check",
      "write nothing; print a diff of outdated files, and exit with 1 if there are any",
    )
    .addOption(
      new Option(
        "--force",
        "also replace and delete generated files that somebody changed",
      ).conflicts(["check"]),
    )
    .option(
      "--refresh",
      "first read the options of the pinned microvm.nix again, and measure what each hypervisor does with them if that is not known yet (needs Nix)",
    )
    .option(
      "--source <dir>",
      "a git repository or tree with the pinned microvm.nix, instead of the Nix store",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, instead of the locked one")
    .option("--strict", "fail when something could not be verified, for example without Nix")
    .addOption(
      new Option("--watch", "keep running, and generate again when a definition changes").conflicts(
        ["check", "refresh"],
      ),
    )
    .action(async (options: CodegenOptions) => {
      const root = process.cwd();
      if (options.watch) await watchSources(root, argumentsOf(options));
      else await codegen(root, options);
    });
}

/** The command line of one run of a watch. */
const argumentsOf = ({ watch, ...options }: CodegenOptions): string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, value],
  );

async function codegen(root: string, options: CodegenOptions): Promise<void> {
  const configFile = readConfigFile(root);
  const { config } = configFile;
  const { files, outOfDate, notVerified, notRunnable } = await generateAll(
    root,
    configFile,
    options,
  );
  const changes = compareWithDisk(root, config, files, outOfDate);
  const edited = new Set(changes.notOwn.map(({ file }) => file));
  for (const [path, why] of outOfDate)
    if (!edited.has(path))
      printError(`warning: ${path} is ${files.has(path) ? "out of date" : "not made"}: ${why}\n`);
  if (options.check) await report(root, changes, files.size, outOfDate.size, notRunnable);
  else apply(root, config, changes, files, options.force === true);
  // a VM that cannot be run does not keep others from being written
  if (notRunnable.length > 0) throw new KnownError(notRunnable, exitStatus.failed);
  requireVerified(options.strict, notVerified.length);
}

interface Generated {
  readonly files: Map<string, string>;
  /** Records of command lines that are outdated and could not be made again: path → why. */
  readonly outOfDate: ReadonlyMap<string, string>;
  readonly notVerified: readonly NotVerified[];
  readonly notRunnable: readonly FixableProblem[];
}

/** Every generated file; with `--refresh`, also the option schema. */
async function generateAll(
  root: string,
  configFile: ConfigFile,
  options: CodegenOptions,
): Promise<Generated> {
  const { config } = configFile;
  const pin = readPin(root, config);
  const data = options.refresh
    ? await refreshedData(root, config, pin, options)
    : readPinData(root, config, pin);
  let notMade: CommandRecords["notMade"] = new Map();
  let made: CommandRecords["files"] = new Map();
  const recordsOf: Parameters<typeof generate>[3] = async (modules) => {
    const records = await commandRecords(root, config, pin, options, modules);
    ({ notMade, files: made } = records);
    return records;
  };
  const generated = await generate(root, configFile, data, recordsOf, (all) => {
    for (const what of all) printError(`${notVerifiedText(what)}\n`);
  });
  // a VM that never had a record needs none, unless the user named what to make it with
  const isAsked = options.source !== undefined || options.nixpkgs !== undefined;
  const outOfDate = new Map([...notMade].filter(([path]) => isAsked || made.has(path)));
  return { ...generated, files: withPinData(root, config, data, generated.files), outOfDate };
}

/** What is known of the pinned options, read and measured again. */
async function refreshedData(
  root: string,
  config: Config,
  pin: Pin,
  options: CodegenOptions,
): Promise<PinData> {
  const [{ refreshPinData }, { approximations, approximationText }] = await Promise.all([
    import("../microvm/refresh-pin-data.ts"),
    import("../microvm/schema/approximations.ts"),
  ]);
  const data = await refreshPinData(root, config, pin, options, showMeasuring());
  const inexact = approximations(data.schema.guest);
  if (inexact.length > 0) printError(`${approximationText(inexact)}\n`);
  return data;
}

/** The generated files, including those about the pin that the repository lacks or has for another revision. */
function withPinData(
  root: string,
  config: Config,
  { schemaText, supportText }: PinData,
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  const given = [
    [config.schema, schemaText],
    [config.support, supportText],
  ] as const;
  const missing = given.flatMap(([path, text]) =>
    text === undefined || readIfExists(join(root, path)) === text ? [] : [[path, text] as const],
  );
  return new Map([...missing, ...files]);
}

async function report(
  root: string,
  { stale, left, notOwn }: Changes,
  count: number,
  outOfDate: number,
  notRunnable: readonly FixableProblem[],
): Promise<void> {
  const current = (path: string) => readBytesIfExists(join(root, path))?.toString("utf8");
  for (const [path, text] of stale) print(await difference(path, current(path), path, text));
  for (const path of left) print(await difference(path, current(path), "/dev/null", ""));
  const wrong = stale.size + left.length + outOfDate;
  if (wrong > 0)
    throw new KnownError(
      [
        ...notRunnable,
        ...notOwn,
        {
          message: `${wrong} of ${count + left.length} generated files are not up to date`,
          fix:
            notOwn.length > 0
              ? "npm run codegen, after that"
              : stale.size + left.length > 0
                ? "npm run codegen"
                : "npm run codegen where Nix and what flake.lock pins are: see the warnings",
        },
      ],
      exitStatus.failed,
    );
  if (notRunnable.length === 0) print(`all ${count} generated files are up to date\n`);
}

async function difference(
  path: string,
  before: string | undefined,
  newPath: string,
  after: string,
): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const oldPath = before === undefined ? "/dev/null" : path;
  return createTwoFilesPatch(oldPath, newPath, before ?? "", after, "", "", {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

function apply(
  root: string,
  config: Config,
  { stale, left, notOwn, removeLeftovers }: Changes,
  files: ReadonlyMap<string, string>,
  isForced: boolean,
): void {
  if (notOwn.length > 0 && !isForced) throw new KnownError(notOwn, exitStatus.failed);
  if (stale.size + left.length > 0) {
    // the record is always among them: if this run is killed, it says what the others are
    const record = files.get(config.record) ?? "";
    const others = [...stale].filter(([path]) => path !== config.record);
    writeAll(root, new Map([...others, [config.record, record]]), left);
  }
  removeLeftovers();
  for (const path of stale.keys()) print(`wrote ${path}\n`);
  for (const path of left) print(`removed ${path}\n`);
  if (stale.size + left.length === 0) print(`all ${files.size} generated files are up to date\n`);
}
