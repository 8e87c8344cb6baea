import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restricted } from "../nix/permissions.ts";
import { quoted } from "../nix/print.ts";
import { hasEvalJobs, runEvalJobs } from "../nix/program.ts";
import { nixSettings } from "../nix/settings.ts";
import { expressionOf, isAnswered, keepAnswer } from "./ask-nix.ts";
import type { OpenFlake } from "./open-flake.ts";

/** A line of nix-eval-jobs: https://github.com/nix-community/nix-eval-jobs/blob/59fa344/src/worker.cc */
interface Line {
  readonly attrPath?: readonly string[];
  /** What `--apply` gives. */
  readonly extraValue?: { readonly answer: unknown };
  readonly error?: string;
}

/** How many workers run at a time. */
export interface Workers {
  readonly count: number;
  /** In bytes: a worker with more ends when it has its answer, and another one begins. */
  readonly memory: number;
  /** How long an answer may take. */
  readonly seconds: number;
}

/**
 * Asks several questions at once, where nix-eval-jobs is on the PATH: its workers keep what they have evaluated for the next
 * question. What it has no answer for (an error, endless recursion, a version without `--apply`) is left to `askNix`, which
 * knows what is wrong.
 *
 * @param bodies As `askNix` takes them.
 * @param onAnswer Called for each with its index, answered or not, as they come.
 * @returns The answers by their questions.
 */
export async function askEvalJobs(
  flake: OpenFlake,
  bodies: readonly string[],
  { count, memory, seconds }: Workers,
  onAnswer: (index: number) => void,
): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  const open = bodies.filter((body) => !isAnswered(flake, body));
  if (open.length < 2 || nixSettings.impure || nixSettings.showTrace || !hasEvalJobs())
    return answers;
  const limits = ["--workers", `${count}`, "--max-memory-size", `${Math.floor(memory / 2 ** 20)}`];
  const what = ["--no-instantiate", "--apply", "job: { inherit (job) answer; }"];
  const take = (line: string) => {
    const { attrPath: [name = ""] = [], extraValue } = parsed(line);
    const body = open[Number(name.slice(1))];
    if (body === undefined) return;
    onAnswer(bodies.indexOf(body));
    if (extraValue === undefined) return;
    answers.set(body, extraValue.answer);
    keepAnswer(flake, body, extraValue.answer);
  };
  // an argument may be too long
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-"));
  try {
    const file = join(folder, "jobs.nix");
    writeFileSync(file, jobsOf(flake, open));
    const { args, environment } = restricted([...flake.reads, folder]);
    const all = [...args, ...limits, ...what, file];
    await runEvalJobs({ args: all, environment }, seconds, take);
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Derivations that are never written, each with the answer to a question. */
function jobsOf(flake: OpenFlake, bodies: readonly string[]): string {
  const jobs = bodies.map((body, index) => `q${index} = job ${quoted(`q${index}`)} (${body});`);
  return expressionOf(
    flake,
    `let job = name: answer: derivation { inherit name; system = "none"; builder = "none"; } // { inherit answer; }; in { ${jobs.join(" ")} }`,
  );
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    // a line that is not one of its results
    return {};
  }
}
