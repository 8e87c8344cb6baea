import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { reportText } from "../lock/report-text.ts";
import type { LockResult } from "../lock/result.ts";
import { statusOf } from "../lock/status.ts";
import type { TreePlaces } from "../lock/with-trees.ts";
import { paint } from "../output/paint.ts";
import { print, printWorkflowCommands } from "../output/print.ts";
import { type Asked, checkLocks } from "./check-lock.ts";
import type { DiffOptions } from "./lock-diff.ts";
import { findingsHere, inWorkspace } from "./lock-findings.ts";

interface CheckOptions extends Asked, TreePlaces {
  readonly allowUnknown: boolean;
  readonly format: keyof typeof reporters;
}

type Reporter = (results: readonly LockResult[], options: CheckOptions) => string | Promise<string>;

/** All but the usual format are loaded on demand. */
const reporters = {
  text: (results) => reportText(results, paint()),
  json: async (results) => (await import("../lock/report-json.ts")).reportJson(results),
  sarif: async (results, options) => {
    const { lockRules } = await import("../lock/findings.ts");
    const { reportSarif } = await import("../report/sarif.ts");
    return reportSarif(findingsHere(results, options.allowUnknown), lockRules, manifest.version);
  },
  github: async (results, options) => {
    const { reportGithub } = await import("../report/github.ts");
    return reportGithub(findingsHere(results, options.allowUnknown).map(inWorkspace));
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
    "require this microvm option, and not those that the VMs use (repeatable)",
  );
  lock
    .command("check")
    .description("check flake.lock files by their rev and narHash, never by a date")
    .argument(
      "[path...]",
      "flake.lock files, folders that have one or the pins of npins or niv, `-` for standard input, REV:flake.lock for one on a git revision (default: ./flake.lock)",
    )
    .option("--require <option>", "also require this microvm option (repeatable)", oneMore, [])
    .addOption(only.argParser(oneMore).default([]).conflicts(["require", "vms"]))
    .option("--vms", "also check locks outside this repository for what the VMs here use", false)
    .option("--fetch", "let Nix fetch unknown revisions (goes online)", false)
    .option("--allow-unknown", "let an unknown revision pass", false)
    .option(
      "--source <dir>",
      "a git repository or tree of microvm.nix, where unknown revisions are looked up",
    )
    .option(
      "--nixpkgs <dir>",
      "a folder with nixpkgs' lib, to evaluate unknown revisions with (needs Nix)",
    )
    .addOption(format(Object.keys(reporters)))
    .action(check);
}

function addDiff(lock: Command): void {
  lock
    .command("diff")
    .description("show what another pin adds, removes and changes for the VMs")
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

const oneMore = (option: string, before: readonly string[]) => [...before, option];
