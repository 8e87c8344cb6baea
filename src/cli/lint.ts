import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { commandRecords } from "../codegen/command-records.ts";
import { loadToCheck } from "../codegen/load-to-check.ts";
import { definitionModules, modulePath } from "../codegen/nix-module.ts";
import { type NotVerified, notVerifiedText } from "../codegen/not-verified.ts";
import { type Verdict, verifyDefinitions } from "../codegen/verdict.ts";
import { withFix } from "../codegen/with-fix.ts";
import { type CommandRecords, recordPath } from "../command/record.ts";
import { type Config, readConfig } from "../config.ts";
import { asHypervisor } from "../definition/as-hypervisor.ts";
import { inOrderOfPlace, type PlacedProblem } from "../definition/check/placed.ts";
import { chooseDefinitions } from "../definition/choose.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists } from "../files.ts";
import { type FleetFindings, fleetFindings } from "../fleet/findings.ts";
import { buildsOf } from "../lint/definitions/lint.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { lintScript } from "../lint/lint-script.ts";
import { reportJson, reportText } from "../lint/report.ts";
import { describedRules, explainRule } from "../lint/rule-help.ts";
import { rulePages } from "../lint/rules.ts";
import { differentSizesIn, type VmScript } from "../lint/shared-sizes.ts";
import { readPin } from "../microvm/pin.ts";
import { readPinData } from "../microvm/pin-data.ts";
import type { SourceFolders } from "../microvm/pinned-sources.ts";
import { requireHypervisor } from "../microvm/support/require-hypervisor.ts";
import { paint } from "../output/paint.ts";
import { print, printError, printWorkflowCommands } from "../output/print.ts";
import { readPack } from "../packs/read.ts";
import { reportGithub } from "../report/github.ts";
import { reportSarif } from "../report/sarif.ts";
import { asPointing, asWarning, standardInput } from "./finding-formats.ts";
import { type FleetOptions, fleetOf, requireFlake, withFleetOptions } from "./fleet-options.ts";
import { askDefinitions, askScript } from "./lint-ask.ts";
import { fixDefinitions } from "./lint-fix.ts";
import { setStatus } from "./set-status.ts";

interface LintOptions extends SourceFolders, FleetOptions {
  readonly explain?: string;
  readonly fix?: true;
  readonly strict?: true;
  readonly pack?: string;
  /** Another hypervisor than the definitions name. */
  readonly hypervisor?: string;
  /** The program to ask, or true for the matching one. */
  readonly ask?: string | true;
  readonly format: keyof typeof reporters;
}

/** What was found, and what could not be looked at. */
interface Found {
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
}

/** Where the repository is on the web. */
const home = manifest.homepage.replace(/#.*/, "");

const reporters = {
  text: ({ findings, notVerified }: Found) =>
    reportText(findings, paint(), notVerified.length === 0),
  json: ({ findings, notVerified }: Found) => reportJson(findings, notVerified),
  sarif: ({ findings, notVerified }: Found) =>
    reportSarif(
      findings.map(asPointing),
      describedRules(home),
      manifest.version,
      notVerified.map(notVerifiedText),
    ),
  github: ({ findings, notVerified }: Found) =>
    reportGithub([...findings.map(asPointing), ...notVerified.map(asWarning)]),
};

/** `lint`: everything wrong with VMs, as `codegen` checks them, or with the arguments in a script. */
export function lintCommand(): Command {
  return withFleetOptions(new Command("lint"))
    .description("check VM definitions, and hypervisor arguments against what the build accepts")
    .argument(
      "[target...]",
      "VMs, microvm-run scripts, or - for a script on standard input (default: all VMs)",
    )
    .option("--explain <rule>", "show the page of a rule: what goes wrong, examples, the fix")
    .option("--fix", "rewrite VM definitions where a fix is safe")
    .option(
      "--ask [program]",
      "give each command line, made harmless, to QEMU itself: no VM starts, and no device of the host is touched",
    )
    .option("--hypervisor <name>", "check VM definitions as if they named this hypervisor")
    .option("--strict", "fail when something could not be verified, for example without Nix")
    .option(
      "--source <dir>",
      "a git repository or tree with the pinned microvm.nix, instead of the Nix store",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, instead of the locked one")
    .option("--pack <pack>", "the hypervisor's build that a script's arguments are for")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(Object.keys(reporters))
        .default("text"),
    )
    .action(async (targets: readonly string[], options: LintOptions) => {
      if (options.explain !== undefined) print(explainRule(options.explain));
      else await lint(process.cwd(), targets, options);
    });
}

async function lint(root: string, targets: readonly string[], options: LintOptions): Promise<void> {
  const isFile = (target: string) => target === "-" || target.includes("/") || existsSync(target);
  const names = targets.filter((target) => !isFile(target));
  requireFlake(options);
  if (options.hypervisor !== undefined) requireDefinitions(targets.some(isFile), options);
  // an unknown pack name is an error, whether or not the pack is needed
  if (options.pack !== undefined) readPack(options.pack);
  const scripts = targets.filter(isFile).map(readScript);
  const all = [
    ...(options.flake === undefined ? [] : [await lintFlake(names, options, options.flake)]),
    ...(options.flake === undefined && (targets.length === 0 || names.length > 0)
      ? [await lintVms(root, names, options)]
      : []),
    ...(await Promise.all(scripts.map((script) => lintScriptText(script, options)))),
  ];
  const together = differentSizesIn(scripts).map(({ finding }) => finding);
  const findings = [...all.flatMap((found) => found.findings), ...together];
  const notVerified = all.flatMap((found) => found.notVerified);
  // the machine-readable formats say it themselves
  if (options.format === "text")
    for (const what of notVerified) printError(`${notVerifiedText(what)}\n`);
  const write = options.format === "github" ? printWorkflowCommands : print;
  write(reporters[options.format]({ findings, notVerified }));
  setStatus(findings.length > 0, notVerified.length, options.strict);
}

/** @throws KnownError (status 2) where `--hypervisor` is combined with something other than definitions. */
function requireDefinitions(hasScripts: boolean, { flake, fix }: LintOptions): void {
  if (!hasScripts && flake === undefined && !fix) return;
  throw new KnownError(
    {
      message: `--hypervisor is about VM definitions as they are, and cannot be combined with ${flake !== undefined ? "--flake" : fix ? "--fix" : "a script"}`,
      fix:
        flake === undefined
          ? "leave one of them out"
          : `ghaf-microvm report --flake ${flake} shows what other hypervisors would lose`,
    },
    exitStatus.notChecked,
  );
}

/** The VMs of a flake, by the rules of definitions. */
async function lintFlake(
  names: readonly string[],
  options: LintOptions,
  flake: string,
): Promise<FleetFindings> {
  if (options.ask !== undefined)
    throw new KnownError(
      {
        message: "--ask starts programs, and --flake builds none",
        fix: "leave --ask out, or name a microvm-run that was built",
      },
      exitStatus.notChecked,
    );
  if (names.length > 0 || options.fix)
    throw new KnownError(
      {
        message: `${options.fix ? "--fix rewrites" : "names are for"} VM definitions, but --flake is for VMs in Nix`,
        fix: options.fix ? "leave --fix out" : `--flake ${flake} --vm ${names[0]}`,
      },
      exitStatus.notChecked,
    );
  const found = fleetFindings(await fleetOf({ ...options, flake }), options.pack);
  for (const build of found.builds) printError(`${build}\n`);
  return found;
}

async function lintVms(
  root: string,
  names: readonly string[],
  options: LintOptions,
): Promise<Found> {
  const config = readConfig(root);
  let verdict = await verify(root, config, names, options);
  if (options.fix) {
    const changes = await fixDefinitions(root, config, names, verdict.lines);
    // in other formats, standard output is a single document
    (options.format === "text" ? print : printError)(changes.map((line) => `${line}\n`).join(""));
    if (changes.length > 0) verdict = await verify(root, config, names, options);
  }
  for (const build of buildsOf(verdict.lines)) printError(build);
  const asked =
    options.ask === undefined
      ? nothingAsked
      : await askDefinitions(verdict.lines, programOf(options.ask));
  return {
    findings: inOrderOfPlace([
      ...[...verdict.problems, ...verdict.notRunnable].map(asFinding),
      ...verdict.findings,
      ...asked.findings,
    ]),
    notVerified: [...verdict.notVerified, ...asked.notVerified],
  };
}

/** The verdict on VMs, by their names; on all, when none is named. Nothing is written. */
async function verify(
  root: string,
  config: Config,
  names: readonly string[],
  options: LintOptions,
): Promise<Verdict> {
  const pin =
    readIfExists(join(root, config.lock)) === undefined ? undefined : readPin(root, config);
  const data = pin && readPinData(root, config, pin);
  const loaded = await loadToCheck(root, config, data);
  const { hypervisor } = options;
  if (hypervisor !== undefined && data !== undefined) requireHypervisor(hypervisor, data.schema);
  const definitions =
    hypervisor === undefined ? loaded : loaded.map((one) => asHypervisor(one, hypervisor));
  return verifyDefinitions(
    root,
    config,
    definitions,
    chooseDefinitions(definitions, names),
    data,
    async (sound) =>
      pin === undefined
        ? withoutRunner(config, sound)
        : commandRecords(root, config, pin, options, definitionModules(config, sound)),
  );
}

/** Without a lock, a repository has no runner. */
function withoutRunner(config: Config, definitions: readonly LoadedDefinition[]): CommandRecords {
  const why = `there is no ${config.lock}`;
  const paths = definitions.map(({ vm }) => recordPath(modulePath(config, vm.name)));
  return {
    files: new Map(),
    failed: new Map(),
    notMade: new Map(paths.map((path) => [path, why])),
  };
}

/** What is wrong before a hypervisor has a say, as a finding. */
function asFinding(problem: PlacedProblem): PlacedFinding {
  const { file, line, column, rule = "wrong-definition", message, fix } = withFix(problem);
  const page = rulePages.find(({ id }) => id === rule);
  return {
    rule,
    severity: page === undefined || page.severity === "both" ? "wrong" : page.severity,
    file,
    line,
    column,
    argument: null,
    message,
    fix,
    fixable: false,
  };
}

const nothingAsked: Found = { findings: [], notVerified: [] };

const programOf = (ask: string | true) => (ask === true ? "" : ask);

async function lintScriptText(
  { name, text }: VmScript,
  { pack, ask }: LintOptions,
): Promise<Found> {
  const { findings, notChecked } = lintScript(
    text,
    name,
    readPack,
    pack,
    undefined,
    printError,
    (path) => readIfExists(path),
  );
  const what = { what: "the arguments", vms: [name], why: notChecked ?? "" };
  const asked =
    ask === undefined ? nothingAsked : await askScript(text, name, pack, programOf(ask));
  return {
    findings: [...findings, ...asked.findings],
    notVerified: [...(notChecked === undefined ? [] : [what]), ...asked.notVerified],
  };
}

function readScript(file: string): VmScript {
  const name = file === "-" ? standardInput : file;
  try {
    return { name, file: name, text: readFileSync(file === "-" ? 0 : resolve(file), "utf8") };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      { ENOENT: "does not exist", EISDIR: "is a folder: name a script in it" }[code ?? ""] ??
      `cannot be read: ${message}`;
    throw new KnownError(
      { file, message: why, fix: "name the bin/microvm-run of a runner, or a VM" },
      exitStatus.notChecked,
    );
  }
}
