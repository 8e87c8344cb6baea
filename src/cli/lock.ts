import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import pc from "picocolors";
import { readConfig } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import {
  knownOptions,
  lookupRevision,
  mainRevisions,
  optionHistory,
} from "../lock/known-revisions.ts";
import { besideFile } from "../lock/printable.ts";
import { lockPath, readText } from "../lock/read-file.ts";
import { reportJson } from "../lock/report-json.ts";
import { reportText } from "../lock/report-text.ts";
import { namedOption, requirementsOf, usedOptions } from "../lock/requirements.ts";
import { judgeLock, type LockResult, malformedResult, type Verdict } from "../lock/verdict.ts";

interface CheckOptions {
  readonly require: readonly string[];
  readonly allowUnknown: boolean;
  readonly format: keyof typeof reporters;
}

const reporters = {
  text: (results: readonly LockResult[]) =>
    reportText(results, pc.createColors(process.stdout.isTTY === true && pc.isColorSupported)),
  json: reportJson,
};

/** `lock check`: are the pins good enough for what the VMs use? */
export function lockCommand(): Command {
  // a command added to a program does not inherit these from it
  const lock = new Command("lock")
    .description("verify the microvm.nix that flake.lock pins")
    .showHelpAfterError("(run with --help for usage)")
    .exitOverride();
  lock
    .command("check")
    .description("verdict on flake.lock files, by their rev and narHash, never by a date")
    .argument("[path...]", "flake.lock files, or folders that have one (default: ./flake.lock)")
    .option(
      "--require <option>",
      "a microvm option that must be there, besides those that the VMs here use (repeatable)",
      (option: string, before: readonly string[]) => [...before, option],
      [],
    )
    .option("--allow-unknown", "let an unknown revision pass", false)
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(Object.keys(reporters))
        .default("text"),
    )
    .action((paths: readonly string[], options: CheckOptions) => {
      const results = checkLocks(paths, options.require, process.cwd());
      process.stdout.write(reporters[options.format](results));
      process.exitCode = statusOf(
        results.map(({ verdict }) => verdict),
        options.allowUnknown,
      );
    });
  return lock;
}

/**
 * Judges the lock files that `paths` name, or the configured one; reads nothing but them, the config and the record.
 * @throws KnownError (status 2) when it cannot be said what is required.
 */
function checkLocks(paths: readonly string[], named: readonly string[], cwd: string): LockResult[] {
  const config = readConfig(cwd);
  const known = knownOptions();
  const requirements = requirementsOf(
    existsSync(join(cwd, config.record))
      ? usedOptions(readText(config.record, cwd, "npm run codegen"), config.record)
      : [],
    named.map((option) => namedOption(option, known)),
  );
  const knowledge = { lookupRevision, optionHistory, mainRevisions };
  return (paths.length === 0 ? [config.lock] : paths).map((given) => {
    const path = lockPath(given, cwd);
    try {
      return judgeLock(
        readText(
          path,
          cwd,
          besideFile(path, () => "nix flake lock"),
        ),
        path,
        requirements,
        knowledge,
      );
    } catch (error) {
      if (error instanceof KnownError) return malformedResult(path, error, requirements);
      throw error;
    }
  });
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
