import { printProblems } from "../../src/cli/print-problems.ts";
import { runCommand } from "../../src/cli/program.ts";
import { KnownError } from "../../src/errors.ts";
import { plain } from "../../src/output/plain.ts";
import { type Outcome, withoutNotes } from "./cli.ts";

/**
 * Runs the command in `folder` within this process, which saves the start of another: for what a command says and
 * writes. What it does to its process (streams, signals, what definitions leave behind) needs `ghafMicrovm`. See
 * `withoutNotes`.
 */
export const inProcess = async (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  withoutNotes(await run(folder, args, {}));

/** The same where no program can be found, as on a machine with Node alone; with all that it says. */
export const inProcessWithoutNix = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  run(folder, args, { PATH: "" });

/** The same where the programs in one folder alone can be found. */
export const inProcessWithPrograms = (
  folder: string,
  programs: string,
  ...args: readonly string[]
): Promise<Outcome> => run(folder, args, { PATH: programs });

async function run(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Outcome> {
  const { exitCode, env } = process;
  const cwd = process.cwd();
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  process.chdir(folder);
  process.env = { ...env, NO_COLOR: "1", ...environment };
  process.exitCode = undefined;
  try {
    const status = await statusOf(args);
    return { status, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.end();
    stderr.end();
    process.chdir(cwd);
    process.exitCode = exitCode;
    process.env = env;
  }
}

async function statusOf(args: readonly string[]): Promise<number> {
  try {
    await runCommand(args);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    printProblems(error.problems, plain);
    return error.status;
  }
}

function capture(stream: NodeJS.WriteStream): { text(): string; end(): void } {
  const { write } = stream;
  let text = "";
  stream.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  return {
    text: () => text,
    end() {
      stream.write = write;
    },
  };
}
