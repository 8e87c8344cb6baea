import { resolve } from "node:path";
import { Command, Option } from "commander";
import { closest } from "../closest.ts";
import { type NotVerified, notVerifiedText } from "../codegen/not-verified.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists, writeOne } from "../files.ts";
import { baseReference } from "../fleet/base-reference.ts";
import { fleetFindings } from "../fleet/findings.ts";
import { treeOfMicrovm } from "../fleet/microvm-revision.ts";
import type { Fleet } from "../fleet/read-fleet.ts";
import { compareFleets } from "../fleet/report/compare-fleets.ts";
import { comparisonMarkdown } from "../fleet/report/comparison-markdown.ts";
import { printComparison } from "../fleet/report/comparison-text.ts";
import { type FleetReport, fleetReport } from "../fleet/report/fleet-report.ts";
import { reportMarkdown } from "../fleet/report/markdown.ts";
import { printReport } from "../fleet/report/text.ts";
import { readHostFolder } from "../host/host-folder.ts";
import { hostReport } from "../host/host-report.ts";
import { hostState } from "../host/host-state.ts";
import { hostJson, printHost } from "../host/host-text.ts";
import { readProcesses } from "../host/processes.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { paint } from "../output/paint.ts";
import { print, printError, printWorkflowCommands } from "../output/print.ts";
import { printableJson, printableOutput } from "../output/printable.ts";
import { readPack } from "../packs/read.ts";
import { reportGithub } from "../report/github.ts";
import { asPointing, asWarning } from "./finding-formats.ts";
import { type FleetOptions, fleetOf, withFleetOptions } from "./fleet-options.ts";
import { setStatus } from "./set-status.ts";

type Format = "text" | "json" | "markdown" | "github";

interface ReportOptions extends FleetOptions {
  readonly format: Format;
  readonly hypervisor?: readonly string[];
  readonly base?: string;
  readonly rev?: string;
  readonly source?: string;
  readonly page?: string;
  readonly pack?: string;
  readonly strict?: true;
}

/** A report in all its forms, and what decides its status. */
interface Page {
  readonly text: () => string;
  readonly markdown: () => string;
  readonly data: unknown;
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
}

/** `report`: all that is known of the VMs of a flake, or of a running host. */
export function reportCommand(): Command {
  return withFleetOptions(new Command("report"))
    .description(
      "show a flake's VMs (needs Nix): resources, shares, findings, and what other hypervisors would lose",
    )
    .argument("[folder]", "the VMs of a running host, instead of a flake: /var/lib/microvms")
    .option(
      "--base <rev>",
      "show what changed since this revision of the repository, or compared with this flake",
    )
    .option("--rev <rev>", "show what another microvm.nix changes: a branch, a hash, pull/586")
    .option("--source <dir>", "a git repository of microvm.nix that has --rev")
    .option(
      "--hypervisor <name...>",
      "show what the VMs would lose on these hypervisors, and where it is set",
    )
    .option("--page <file>", "also write the report as Markdown to this file")
    .option("--strict", "fail when something could not be verified")
    .option("--pack <pack>", "the hypervisor's build that the arguments are for")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(["text", "json", "markdown", "github"])
        .default("text"),
    )
    .action(async (folder: string | undefined, options: ReportOptions) => {
      if (folder !== undefined) return reportHost(folder, options);
      const flake = options.flake ?? ".";
      const page = await (options.base === undefined && options.rev === undefined
        ? fleetPage(flake, options)
        : comparisonPage(flake, options));
      show(page, options);
    });
}

function show({ text, markdown, data, findings, notVerified }: Page, options: ReportOptions): void {
  const { format } = options;
  if (options.page !== undefined) writeOne(options.page, printableOutput(markdown()));
  if (format === "github")
    printWorkflowCommands(
      reportGithub([...findings.map(asPointing), ...notVerified.map(asWarning)]),
    );
  else print({ text, markdown, json: () => printableJson(data) }[format]());
  setStatus(findings.length > 0, notVerified.length, options.strict);
}

async function fleetPage(flake: string, options: ReportOptions): Promise<Page> {
  const report = fleetReport(await fleetOf({ ...options, flake }), flake, options.pack);
  requireKnown(options.hypervisor ?? [], report);
  for (const build of report.builds) printError(`${build}\n`);
  return {
    text: () => printReport(report, paint(), options.hypervisor),
    markdown: () => reportMarkdown(report),
    data: report,
    findings: report.findings,
    notVerified: report.notVerified,
  };
}

/** @throws KnownError (status 2) for an unknown hypervisor. */
function requireKnown(named: readonly string[], { vms, moves }: FleetReport): void {
  const known = [...new Set([...moves.map(({ to }) => to), ...vms.map((vm) => vm.hypervisor)])];
  const unknown = named.find((name) => !known.includes(name));
  if (unknown === undefined || known.length === 0) return;
  const near = closest(unknown, known);
  const fix =
    near === undefined ? `use one of ${known.sort().join(", ")}` : `did you mean ${near}?`;
  throw new KnownError(
    { message: `--hypervisor ${unknown}: there is no such hypervisor`, fix },
    exitStatus.notChecked,
  );
}

/** From `--base`, or the flake as it is locked, to the flake, with the microvm.nix of `--rev`. */
async function comparisonPage(flake: string, options: ReportOptions): Promise<Page> {
  const { base, rev } = options;
  const reach = options.fetch ? "network" : "machine";
  const microvm = rev === undefined ? undefined : await treeOfMicrovm(rev, options.source, reach);
  const before = checked(
    base === undefined
      ? await fleetOf({ ...options, flake })
      : await baseFleet(flake, base, options),
    options.pack,
  );
  const after = checked(await fleetOf({ ...options, flake, microvm }), options.pack);
  const comparison = compareFleets(before, after);
  const names = [
    base ?? flake,
    rev === undefined ? flake : `${flake} with microvm.nix ${rev}`,
  ] as const;
  const unknown = (reasons: readonly NotVerified[]) => new Set(reasons.map(notVerifiedText));
  return {
    text: () => printComparison(comparison, ...names, paint()),
    markdown: () => comparisonMarkdown(comparison, ...names),
    data: { before: names[0], after: names[1], ...comparison },
    findings: comparison.findings.added,
    // what was unknown before is not a change
    notVerified: after.notVerified.filter(
      (what) => !unknown(before.notVerified).has(notVerifiedText(what)),
    ),
  };
}

/** The VMs of the base, whose errors name it as the user wrote it. */
async function baseFleet(flake: string, base: string, options: ReportOptions): Promise<Fleet> {
  const from = baseReference(flake, base);
  try {
    return await fleetOf({ ...options, flake: from });
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const of = (message: string) =>
      message.startsWith("--flake ")
        ? message.replace(/^--flake \S+/, `--base ${base}`)
        : `--base ${base}: ${message}`;
    throw new KnownError(
      error.problems.map((problem) => ({ ...problem, message: of(problem.message) })),
      error.status,
    );
  }
}

function checked(fleet: Fleet, pack: string | undefined) {
  const { each, notVerified } = fleetFindings(fleet, pack);
  return { vms: fleet.vms, findings: each, notVerified };
}

function reportHost(folder: string, options: ReportOptions): void {
  const { flake, base, rev, page, format } = options;
  if (
    [flake, base, rev, page].some((given) => given !== undefined) ||
    !["text", "json"].includes(format)
  )
    throw new KnownError(
      {
        message: `--flake, --base, --rev, --page and other formats than text and json are about a flake's VMs, and ${folder} is a host's`,
        fix: `report ${folder}`,
      },
      exitStatus.notChecked,
    );
  const state = hostState(readHostFolder(resolve(folder)), readProcesses());
  const report = hostReport(folder, state, { packNamed: readPack, readNamed: readIfExists });
  for (const { vm, why } of report.notChecked)
    printError(`${notVerifiedText({ what: "the arguments", vms: [vm], why })}\n`);
  print(format === "json" ? printableJson(hostJson(report)) : printHost(report, paint()));
  const states = state.vms.map((vm) => vm.state);
  const isStale = states.some((state) => state === "edited by hand" || state === "restart needed");
  const unknown = states.filter((state) => state === "unknown").length;
  setStatus(report.findings.length > 0 || isStale, report.notChecked.length + unknown);
}
