import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import pc from "picocolors";
import manifest from "../../package.json" with { type: "json" };
import { readConfig } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { comparePins } from "../lock/compare-pins.ts";
import { lockFindings, lockRules } from "../lock/findings.ts";
import {
  knownOptions,
  type LockedContent,
  lookupRevision,
  mainRevisions,
  optionHistory,
} from "../lock/known-revisions.ts";
import { lockedContents } from "../lock/locked-contents.ts";
import { namedLock, readText } from "../lock/read-file.ts";
import { reportJson } from "../lock/report-json.ts";
import { reportText } from "../lock/report-text.ts";
import { namedOption, requirementsOf, usedOptions } from "../lock/requirements.ts";
import { storePathOf } from "../lock/store-path.ts";
import {
  judgeLock,
  type Knowledge,
  type LockResult,
  malformedResult,
  type Verdict,
} from "../lock/verdict.ts";
import type { OptionChange } from "../options/change.ts";
import { changeJson } from "../options/change-json.ts";
import { commitJson } from "../options/pinned-options.ts";
import { diffText } from "../options/text.ts";
import type { Finding } from "../report/finding.ts";
import { reportGithub } from "../report/github.ts";
import { reportSarif } from "../report/sarif.ts";

interface Looking {
  readonly require: readonly string[];
  readonly source?: string;
  readonly nixpkgs?: string;
}

interface CheckOptions extends Looking {
  readonly allowUnknown: boolean;
  readonly format: keyof typeof reporters;
}

type Reporter = (results: readonly LockResult[], options: CheckOptions) => string;

const reporters = {
  text: (results) => reportText(results, colors()),
  json: reportJson,
  sarif: (results, options) =>
    reportSarif(findingsOf(results, options), lockRules, manifest.version),
  github: (results, options) => reportGithub(findingsOf(results, options).map(inWorkspace)),
} satisfies Record<string, Reporter>;

/** `lock check`: are the pins good enough for what the VMs use? */
export function lockCommand(): Command {
  const lock = new Command("lock").description("verify the microvm.nix that flake.lock pins");
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
      (option: string, before: readonly string[]) => [...before, option],
      [],
    )
    .option("--allow-unknown", "let an unknown revision pass", false)
    .option(
      "--source <dir>",
      "a git repository of microvm.nix or a tree of it, to look in for a revision that is not known here",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, to evaluate that with (needs Nix)")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(Object.keys(reporters))
        .default("text"),
    )
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const results = await checkLocks(paths, options, process.cwd());
      process.stdout.write(reporters[options.format](results, options));
      process.exitCode = statusOf(
        results.map(({ verdict }) => verdict),
        options.allowUnknown,
      );
    });
  lock
    .command("diff")
    .description(
      "what another pin adds, removes and changes for the VMs: `lock diff main:flake.lock` tells it of a pull request",
    )
    .argument("<base>", "the flake.lock to compare with, named as for `lock check`")
    .argument("[path]", "the one to compare (default: ./flake.lock)")
    .addOption(
      new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"),
    )
    .action(diffLocks);
  return lock;
}

/** Exits with 1 when an option that the VMs here set is gone; of one inside it, it is not known whether they set it. */
async function diffLocks(
  base: string,
  path: string | undefined,
  { format }: { readonly format: "text" | "json" },
): Promise<void> {
  const cwd = process.cwd();
  const used = requiredOptions([], cwd);
  const judged = async (given: string) => await checkLock(given, used, { require: [] }, cwd);
  const before = await judged(base);
  const after = await judged(path ?? readConfig(cwd).lock);
  const comparison = comparePins(before, after, used);
  const revisions = [comparison.before, comparison.after] as const;
  if (format === "json") {
    const json = {
      from: { path: before.path, ...commitJson(comparison.before) },
      to: { path: after.path, ...commitJson(comparison.after) },
      changes: comparison.changes.map((change) => ({
        ...changeJson(change),
        used: comparison.used.includes(change),
      })),
    };
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  } else {
    process.stdout.write(
      `Of what the VMs here use: ${diffText(revisions, comparison.used, colors())}\n` +
        `In all: ${diffText(revisions, comparison.changes, colors())}`,
    );
  }
  const isLost = (change: OptionChange) =>
    change.kind === "removed" && used.includes(change.before.name);
  process.exitCode = comparison.used.some(isLost) ? exitStatus.doesNotHold : exitStatus.holds;
}

/**
 * Judges the lock files that `paths` name, or the configured one; reads nothing but them, the config, the record, and
 * for a revision that the database lacks its tree, when that is in the folder named or in the Nix store.
 * @throws KnownError (status 2) when it cannot be said what is required.
 */
async function checkLocks(
  paths: readonly string[],
  looking: Looking,
  cwd: string,
): Promise<LockResult[]> {
  requireFolder("--source", looking.source, "a git repository of microvm.nix, or a tree of it");
  requireFolder("--nixpkgs", looking.nixpkgs, "a folder with nixpkgs' lib", "lib/default.nix");
  const requirements = requiredOptions(looking.require, cwd);
  const results: LockResult[] = [];
  for (const given of paths.length === 0 ? [readConfig(cwd).lock] : paths)
    results.push(await checkLock(given, requirements, looking, cwd));
  return results;
}

async function checkLock(
  given: string,
  requirements: readonly string[],
  looking: Looking,
  cwd: string,
): Promise<LockResult> {
  const { shown, file, read } = namedLock(given, cwd);
  const judged = async () => {
    const text = await read();
    const result = judgeLock(text, file, requirements, database);
    // a warning may be of a revision that is not known
    const isAllKnown = result.evidence !== null && result.warnings.length === 0;
    if (result.node === null || isAllKnown) return result;
    return judgeLock(text, file, requirements, await withTrees(text, file, looking));
  };
  try {
    return { ...(await judged()), path: shown };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { ...malformedResult(file, error, requirements), path: shown };
  }
}

/** Names below `microvm.`: what is asked for always, by the VMs here, and by name. */
function requiredOptions(named: readonly string[], cwd: string): string[] {
  const { record } = readConfig(cwd);
  const known = knownOptions();
  return requirementsOf(
    existsSync(join(cwd, record))
      ? usedOptions(readText(record, cwd, "npm run codegen"), record)
      : [],
    named.map((option) => namedOption(option, known)),
  );
}

function requireFolder(
  option: string,
  folder: string | undefined,
  what: string,
  having = ".",
): void {
  if (folder === undefined || existsSync(join(folder, having))) return;
  throw new KnownError(
    { message: `${option} ${folder}: that is not ${what}`, fix: `name ${what}` },
    exitStatus.notJudged,
  );
}

const database: Knowledge = { lookupRevision, optionHistory, mainRevisions };

/** The database, and what it lacks of this lock from its tree. */
async function withTrees(text: string, file: string, looking: Looking): Promise<Knowledge> {
  const { microvm, nixpkgs } = lockedContents(text, file);
  const keyOf = ({ rev, narHash }: LockedContent) => `${rev} ${narHash}`;
  const trees = new Map<string, ReturnType<typeof lookupRevision>>();
  const inStore = nixpkgs === undefined ? undefined : storePathOf(nixpkgs);
  for (const content of microvm) {
    if (lookupRevision(content) !== undefined) continue;
    const { readTree } = await import("../lock/source-tree.ts");
    const places = {
      source: looking.source,
      nixpkgs:
        looking.nixpkgs ?? (inStore !== undefined && existsSync(inStore) ? inStore : undefined),
    };
    trees.set(keyOf(content), await readTree(content, places));
  }
  return {
    ...database,
    lookupRevision: (content) => lookupRevision(content) ?? trees.get(keyOf(content)),
  };
}

/** The worst of the files' statuses; that one could not be judged is worse than that one does not hold. */
export function statusOf(verdicts: readonly Verdict[], allowUnknown: boolean): number {
  const statuses = verdicts.map((verdict) => {
    switch (verdict) {
      case "supported":
        return exitStatus.holds;
      case "unknown":
        return allowUnknown ? exitStatus.holds : exitStatus.notJudged;
      case "malformed":
        return exitStatus.notJudged;
      default:
        return exitStatus.doesNotHold;
    }
  });
  return Math.max(...statuses);
}

/** Only what is a file here has lines to point to. */
function findingsOf(results: readonly LockResult[], { allowUnknown }: CheckOptions): Finding[] {
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

const colors = () => pc.createColors(process.stdout.isTTY === true && pc.isColorSupported);
