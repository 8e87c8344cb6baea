import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { readConfig } from "../config.ts";
import { exitStatus } from "../errors.ts";
import { lockFile, namedLock } from "../lock/read-file.ts";
import { reportText } from "../lock/report-text.ts";
import type { LockResult, Verdict } from "../lock/result.ts";
import type { TreePlaces } from "../lock/with-trees.ts";
import { paint } from "../output/paint.ts";
import { print, printWorkflowCommands } from "../output/print.ts";
import type { Finding } from "../report/finding.ts";
import { type Asked, checkLock, requiredOptions } from "./check-lock.ts";
import type { DiffOptions } from "./lock-diff.ts";

interface CheckOptions extends Asked, TreePlaces {
  readonly allowUnknown: boolean;
  readonly format: keyof typeof reporters;
}

type Reporter = (results: readonly LockResult[], options: CheckOptions) => string | Promise<string>;

/** All but the usual one are loaded when they are asked for. */
const reporters = {
  text: (results) => reportText(results, paint()),
  json: async (results) => (await import("../lock/report-json.ts")).reportJson(results),
  sarif: async (results, options) => {
    const { lockRules } = await import("../lock/findings.ts");
    const { reportSarif } = await import("../report/sarif.ts");
    return reportSarif(await findingsOf(results, options), lockRules, manifest.version);
  },
  github: async (results, options) => {
    const { reportGithub } = await import("../report/github.ts");
    return reportGithub((await findingsOf(results, options)).map(inWorkspace));
  },
} satisfies Record<string, Reporter>;

/** `lock`: are the pins good enough for what the VMs use, and what would others change? */
export function lockCommand(): Command {
  const lock = new Command("lock").description("verify the microvm.nix that flake.lock pins");
  addCheck(lock);
  addDiff(lock);
  return lock;
}

function addCheck(lock: Command): void {
  const only = new Option(
    "--only <option>",
    "a microvm option that must be there, and nothing else (repeatable)",
  );
  lock
    .command("check")
    .description("verdict on flake.lock files, by their rev and narHash, never by a date")
    .argument(
      "[path...]",
      "flake.lock files, folders that have one, `-` for standard input, REV:flake.lock for one on a git revision (default: ./flake.lock)",
    )
    .option(
      "--require <option>",
      "a microvm option that must be there, besides those that the VMs here use (repeatable)",
      oneMore,
      [],
    )
    .addOption(only.argParser(oneMore).default([]).conflicts(["require", "vms"]))
    .option("--vms", "ask locks outside this repository, too, for what the VMs here use", false)
    .option("--fetch", "let Nix fetch a revision that is not known here (goes online)", false)
    .option("--allow-unknown", "let an unknown revision pass", false)
    .option(
      "--source <dir>",
      "a git repository of microvm.nix or a tree of it, to look in for a revision that is not known here",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, to evaluate that with (needs Nix)")
    .addOption(format(Object.keys(reporters)))
    .action(check);
}

function addDiff(lock: Command): void {
  lock
    .command("diff")
    .description(
      "what another pin adds, removes and changes for the VMs: `lock diff main:flake.lock` reports it for a pull request",
    )
    .argument("<base>", "the flake.lock to compare with, named as for `lock check`")
    .argument("[path]", "the one to compare (default: ./flake.lock)")
    .addOption(format(["text", "json"]))
    .action(async (base: string, path: string | undefined, options: DiffOptions) =>
      (await import("./lock-diff.ts")).diffLocks(base, path, options),
    );
}

const format = (names: readonly string[]) =>
  new Option("--format <format>", "how to print").choices(names).default("text");

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const results = await checkLocks(paths, options, process.cwd());
  const write = options.format === "github" ? printWorkflowCommands : print;
  write(await reporters[options.format](results, options));
  process.exitCode = statusOf(
    results.map(({ verdict }) => verdict),
    options.allowUnknown,
  );
}

/**
 * Checks the lock files that `paths` name, or the configured one; reads nothing but them, the config, the record, and
 * for a revision that the database lacks its tree, when that is in the folder named or in the Nix store, or when Nix
 * may fetch it.
 * @throws KnownError (status 2) when it cannot be said what is required.
 */
async function checkLocks(
  paths: readonly string[],
  options: Asked & TreePlaces,
  cwd: string,
): Promise<LockResult[]> {
  const requirements = requiredOptions(options, cwd);
  const locks =
    paths.length === 0
      ? [lockFile(readConfig(cwd).lock, cwd)]
      : await Promise.all(paths.map((path) => namedLock(path, cwd)));
  const results: LockResult[] = [];
  for (const lock of locks) results.push(await checkLock(lock, requirements, options));
  return results;
}

const oneMore = (option: string, before: readonly string[]) => [...before, option];

/** The worst of the files' statuses; that one could not be checked is worse than that one failed. */
export function statusOf(verdicts: readonly Verdict[], allowUnknown: boolean): number {
  const statuses = verdicts.map((verdict) => {
    switch (verdict) {
      case "supported":
        return exitStatus.passed;
      case "unknown":
        return allowUnknown ? exitStatus.passed : exitStatus.notChecked;
      case "unreadable":
      case "malformed":
        return exitStatus.notChecked;
      default:
        return exitStatus.failed;
    }
  });
  return Math.max(...statuses);
}

/** Only what is a file here has lines to point to. */
async function findingsOf(
  results: readonly LockResult[],
  { allowUnknown }: CheckOptions,
): Promise<Finding[]> {
  const { lockFindings } = await import("../lock/findings.ts");
  return lockFindings(results, allowUnknown).map((finding) =>
    existsSync(finding.file ?? "") ? finding : { ...finding, file: undefined },
  );
}

/** GitHub takes paths from the root of the checkout, wherever a step's working folder is. */
function inWorkspace(finding: Finding): Finding {
  const workspace = process.env.GITHUB_WORKSPACE;
  if (workspace === undefined || finding.file === undefined) return finding;
  const file = relative(workspace, resolve(finding.file));
  return file.startsWith("..") ? finding : { ...finding, file };
}
