import { Command, Option } from "commander";
import { describeChanges } from "../command/compare.ts";
import { fileChanges } from "../command/compare-files.ts";
import { drawCommand } from "../command/draw-command.ts";
import { drawnShown } from "../command/drawn-shown.ts";
import { commandJson } from "../command/print-json.ts";
import { printShell } from "../command/print-shell.ts";
import { printChanges, printFileChanges, printText } from "../command/print-text.ts";
import {
  type CommandRequest,
  isOfRecord,
  openRunners,
  showCommand,
  showRecord,
} from "../command/show.ts";
import type { ShownCommand } from "../command/shown-command.ts";
import { changedSources, chooseVms, type GeneratedVm, generatedVms } from "../command/vms.ts";
import { type Config, readConfig } from "../config.ts";
import { exitStatus, KnownError, type Problem } from "../errors.ts";
import { shownCommands } from "../fleet/shown.ts";
import { hasNix } from "../nix/program.ts";
import { errorPaint, paint } from "../output/paint.ts";
import { print, printError, showProgress } from "../output/print.ts";
import { printableJson } from "../output/printable.ts";
import { type FleetOptions, fleetOf, requireFlake, withFleetOptions } from "./fleet-options.ts";
import { printProblems } from "./print-problems.ts";

interface CommandOptions extends CommandRequest, FleetOptions {
  readonly diff?: string;
  readonly format: "text" | "json" | "shell" | "svg";
}

/** `command`: the command line that starts a VM, as the pinned runner makes it. */
export function commandCommand(): Command {
  return withFleetOptions(new Command("command"))
    .description("show the hypervisor's command line, evaluated from the pinned microvm.nix")
    .argument("[vm...]", "names of VMs (default: all)")
    .option(
      "--explain",
      "show which option each argument comes from (without Nix: only options that the VM sets)",
    )
    .option(
      "--hypervisor <name>",
      "show it for another hypervisor, and which options of the VM carry over",
    )
    .option("--rev <rev>", "show it for another revision of microvm.nix")
    .option(
      "--diff <rev>",
      "show what changes from the pinned revision, or from that of --rev, to this one",
    )
    .option("--system <system>", "show it for this system, for example aarch64-linux")
    .option("--source <dir>", "a git repository or tree of microvm.nix, instead of the Nix store")
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, instead of the locked one")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(["text", "json", "shell", "svg"])
        .default("text"),
    )
    .action(async (names: readonly string[], given: CommandOptions) => {
      requireFlake(given);
      // a picture shows what comes from what
      const options = given.format === "svg" ? { ...given, explain: true as const } : given;
      const problems = await (options.flake !== undefined
        ? showFleet(names, { ...options, flake: options.flake })
        : options.diff === undefined
          ? show(names, options)
          : diff(names, options, options.diff));
      printProblems(problems, errorPaint());
      if (problems.length > 0) process.exitCode = exitStatus.failed;
    });
}

/** The VMs of a flake, as the flake's own runners start them. */
async function showFleet(
  names: readonly string[],
  options: CommandOptions & { readonly flake: string },
): Promise<Problem[]> {
  const { hypervisor, rev, diff, system } = options;
  const given = Object.entries({ hypervisor, rev, diff, system }).find(([, value]) => value);
  if (names.length > 0 || given !== undefined)
    throw new KnownError(
      {
        message: `${given === undefined ? "names are for VM definitions" : `--${given[0]} is about VM definitions`}, but --flake is for VMs in Nix`,
        fix:
          given === undefined
            ? `--flake ${options.flake} --vm ${names[0]}`
            : `ghaf-microvm report --flake ${options.flake} shows what other hypervisors and revisions do`,
      },
      exitStatus.notChecked,
    );
  return printCommands(
    shownCommands(await fleetOf(options), options.explain === true),
    options,
    options.vm !== undefined,
  );
}

async function show(names: readonly string[], options: CommandOptions): Promise<Problem[]> {
  const root = process.cwd();
  const config = readConfig(root);
  const vms = chosenVms(root, config, names);
  const records = () => Promise.all(vms.map((vm) => showRecord(root, config, vm, options)));
  if (options.hypervisor !== undefined) requireNix(names, options.hypervisor);
  const shown =
    isOfRecord(options) && !hasNix()
      ? await records()
      : await evaluated(root, vms, options, records);
  return printCommands(shown, options, names.length === 1);
}

/** @throws KnownError (status 2) without Nix, naming the command that answers most of the question with Node alone. */
function requireNix(names: readonly string[], hypervisor: string): void {
  if (hasNix()) return;
  throw new KnownError(
    {
      message: `the command line for ${hypervisor} needs \`nix\`, which is not on the PATH`,
      fix: `install Nix; without it, \`ghaf-microvm ${["lint", ...names].join(" ")} --hypervisor ${hypervisor}\` reports what ${hypervisor} refuses and ignores`,
    },
    exitStatus.notChecked,
  );
}

/** Prints command lines; returns what is wrong with them. */
function printCommands(
  shown: readonly ShownCommand[],
  options: CommandOptions,
  isOne: boolean,
): Problem[] {
  const printed = {
    text: () => shown.map((one) => printText(one, paint())).join("\n"),
    json: () => {
      const all = shown.map(commandJson);
      return printableJson(isOne && all.length === 1 ? all[0] : all);
    },
    shell: () => shown.map(printShell).join("\n"),
    svg: () => picture(shown),
  };
  print(printed[options.format]());
  if (options.format !== "json") warn(shown);
  return shown.flatMap(({ vm, problems }) =>
    problems.map((problem) =>
      problem.file === undefined ? { ...problem, message: `${vm}: ${problem.message}` } : problem,
    ),
  );
}

/** @throws KnownError (status 2) for more than one VM: a file has one picture. */
function picture([first, ...others]: readonly ShownCommand[]): string {
  if (first === undefined || others.length > 0)
    throw new KnownError(
      { message: "--format svg draws one VM", fix: `name it: command ${first?.vm ?? "VM"}` },
      exitStatus.notChecked,
    );
  return drawCommand(first.vm, drawnShown(first));
}

/** What Nix makes of the VMs; their records where these suffice and the sources are not on this machine. */
async function evaluated(
  root: string,
  vms: readonly GeneratedVm[],
  options: CommandOptions,
  records: () => Promise<ShownCommand[]>,
): Promise<ShownCommand[]> {
  try {
    const runners = await openRunners(root, options);
    const shown: ShownCommand[] = [];
    for (const vm of vms)
      shown.push(await showing(vm.name, () => showCommand(runners, vm, options)));
    return shown;
  } catch (error) {
    if (!(error instanceof KnownError) || error.status !== exitStatus.notChecked) throw error;
    if (!isOfRecord(options)) throw error;
    try {
      return await records();
    } catch {
      // having nothing to evaluate is the first thing to fix
      throw error;
    }
  }
}

/** The VMs that are named; warns when their modules are older than their definitions. */
function chosenVms(root: string, config: Config, names: readonly string[]): GeneratedVm[] {
  const vms = chooseVms(generatedVms(root, config), names, config);
  for (const path of changedSources(root, config))
    printError(
      `warning: ${path} has changed since the last codegen, and this shows it as it was: npm run codegen\n`,
    );
  return vms;
}

/** Says on a terminal what is being waited for. */
async function showing<T>(vm: string, work: () => Promise<T>): Promise<T> {
  showProgress(`evaluating ${vm} ...`);
  try {
    return await work();
  } finally {
    showProgress("");
  }
}

function warn(shown: readonly ShownCommand[]): void {
  for (const { vm, warnings } of shown)
    for (const warning of warnings)
      printError(`warning: ${vm}: ${warning.replace(/\s*\n\s*/g, " ")}\n`);
}

/** Both command lines of a VM. */
interface Compared {
  readonly vm: string;
  readonly before: ShownCommand;
  readonly after: ShownCommand;
}

/** The changes of the command lines from one revision to another. */
async function diff(
  names: readonly string[],
  options: CommandOptions,
  rev: string,
): Promise<Problem[]> {
  if (!["text", "json"].includes(options.format) || options.explain)
    throw new KnownError(
      {
        message: "--diff cannot be combined with --format shell, --format svg or --explain",
        fix: "leave out --diff or the other option",
      },
      exitStatus.notChecked,
    );
  const root = process.cwd();
  const config = readConfig(root);
  const vms = chosenVms(root, config, names);
  const before = await openRunners(root, options);
  const after = await openRunners(root, { ...options, rev });
  const results: Compared[] = [];
  const failures: Problem[] = [];
  for (const vm of vms) {
    try {
      results.push({
        vm: vm.name,
        before: await showing(vm.name, () => showCommand(before, vm, options)),
        after: await showing(vm.name, () => showCommand(after, vm, options)),
      });
    } catch (error) {
      // one VM that does not evaluate there does not hide the others
      if (!(error instanceof KnownError) || error.status !== exitStatus.failed) throw error;
      failures.push(...error.problems);
    }
  }
  if (options.format === "json") print(printableJson(results.map(comparedJson)));
  else print(results.map((result) => comparedText(result, paint())).join("\n"));
  return [...results.flatMap(problemsOf), ...failures];
}

const changesOf = ({ before, after }: Compared) =>
  before.line && after.line && describeChanges(before.line, after.line);

function comparedJson(result: Compared): unknown {
  return {
    vm: result.vm,
    before: commandJson(result.before),
    after: commandJson(result.after),
    changes:
      changesOf(result)
        ?.filter(({ kind }) => kind !== "same")
        .map(({ kind, before, after }) => ({
          kind,
          ...(before === undefined ? {} : { before: texts(before) }),
          ...(after === undefined ? {} : { after: texts(after) }),
        })) ?? null,
    files: fileChanges(result.before, result.after),
  };
}

function comparedText(result: Compared, colors: ReturnType<typeof paint>): string {
  const { vm, before, after } = result;
  const [from, to] = [before.rev.slice(0, 8), after.rev.slice(0, 8)];
  const changes = changesOf(result);
  const lines =
    changes === undefined
      ? [`  one of them has no command line: ${before.line ? to : from}`]
      : [...printChanges(changes, colors), ...printFileChanges(fileChanges(before, after), colors)];
  const heading = `${colors.bold(vm)}: microvm.nix ${from} → ${to}`;
  return `${heading}${lines.length === 0 ? ": the same command line" : `\n${lines.join("\n")}`}\n`;
}

const problemsOf = ({ vm, before, after }: Compared): Problem[] =>
  [...before.problems, ...after.problems].map((problem) =>
    problem.file === undefined ? { ...problem, message: `${vm}: ${problem.message}` } : problem,
  );

const texts = (unit: { name: string | undefined; values: readonly { text: string }[] }) => [
  ...(unit.name === undefined ? [] : [unit.name]),
  ...unit.values.map(({ text }) => text),
];
