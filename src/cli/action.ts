import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync } from "node:fs";
import { exitStatus, KnownError } from "../errors.ts";
import { statusOf } from "../lock/status.ts";
import { plain } from "../output/plain.ts";
import { leaving, printWorkflowCommands } from "../output/print.ts";
import { reportGithub } from "../report/github.ts";
import { checkLocks } from "./check-lock.ts";
import { compareLocks, comparisonText } from "./compare-locks.ts";
import { findingsHere, inWorkspace } from "./lock-findings.ts";
import { printProblems } from "./print-problems.ts";

/**
 * The GitHub action: `lock check` with annotations, and with a `base` `lock diff` as the job's summary. GitHub's Node 24
 * runs it from source, without packages: nothing is installed or built for a check of a moment.
 */
async function main(): Promise<number> {
  const base = input("base");
  const paths = inputLines("paths");
  const status = await known(() => check(paths));
  return base === "" ? status : Math.max(status, await known(() => compare(base, paths[0])));
}

async function check(paths: readonly string[]): Promise<number> {
  const [require, only] = [inputLines("require"), inputLines("only")];
  if (require.length > 0 && only.length > 0)
    throw new KnownError(
      {
        message: "the action has both `only` and `require`",
        fix: "remove one: `only` names everything that must be there",
      },
      exitStatus.notChecked,
    );
  const asked = { require, only, vms: false, fetch: input("fetch") === "true" };
  const results = await checkLocks(paths, asked, process.cwd());
  const allowUnknown = input("allow-unknown") === "true";
  printWorkflowCommands(reportGithub(findingsHere(results, allowUnknown).map(inWorkspace)));
  return statusOf(
    results.map(({ verdict }) => verdict),
    allowUnknown,
  );
}

async function compare(base: string, path: string | undefined): Promise<number> {
  const compared = await compareLocks(fetched(base), path, process.cwd());
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  const text = `\`\`\`\n${leaving(comparisonText(compared, plain)).trimEnd()}\n\`\`\`\n`;
  if (summary !== undefined) appendFileSync(summary, text);
  return compared.status;
}

/** The base, whose commit is fetched if it is missing: actions/checkout gets a single commit unless asked for more. */
function fetched(base: string): string {
  const [revision = "", ...path] = base.split(":");
  if (path.length === 0 || existsSync(base)) return base;
  if (git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`))
    return base;
  const branch = revision.replace(/^origin\//, "");
  if (git("fetch", "--quiet", "--depth=1", "--no-tags", "--", "origin", branch))
    return ["FETCH_HEAD", ...path].join(":");
  throw new KnownError(
    {
      message: `the commit of base "${base}" cannot be fetched`,
      fix: "name a branch, a tag or a whole commit hash, or give actions/checkout fetch-depth: 0",
    },
    exitStatus.notChecked,
  );
}

const git = (...args: readonly string[]) =>
  spawnSync("git", args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;

/** Runs a part of the action: a KnownError becomes an annotation and gives the status. */
async function known(part: () => Promise<number>): Promise<number> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    printProblems(error.problems, plain);
    printWorkflowCommands(
      reportGithub(
        error.problems.map(({ message, fix }) => ({
          rule: "lock/action",
          level: "error",
          message: `${message}; ${fix}`,
        })),
      ),
    );
    return error.status;
  }
}

/** An input of action.yml, as GitHub's runner gives it to the program of an action. */
const input = (name: string) => process.env[`INPUT_${name.toUpperCase()}`]?.trim() ?? "";

const inputLines = (name: string) =>
  input(name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

process.exitCode = await main();
