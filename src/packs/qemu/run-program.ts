import { resolve } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { spawnTied } from "../../tied-process.ts";
import type { Limit } from "./limit.ts";

/** What a program printed until it ended, and how it ended: with a status, by a signal, or at the time limit. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | undefined;
  /** "ended with SIGABRT", "ended with status 1", "took longer than 10 s". */
  readonly how: string;
}

/** Runs QEMU with arguments that make it print or refuse something, and exit; `input` is its standard input. */
export type RunQemu = (args: readonly string[], input?: string) => Promise<Ending>;

/** A QEMU that prints or refuses something needs far less. */
const secondsPerRun = 10;

/**
 * Runs one program in the given folder, because objects that are tried can create files.
 *
 * @param limit Limits how many run at the same time.
 * @throws KnownError (status 2) when the program does not start.
 */
export function runsOf(program: string, folder: string, limit: Limit): RunQemu {
  const path = program.includes("/") ? resolve(program) : program;
  return (args, input = "") => limit(() => run(path, folder, args, input));
}

function run(
  program: string,
  cwd: string,
  args: readonly string[],
  input: string,
): Promise<Ending> {
  return new Promise((resolveEnding, reject) => {
    const { child, end } = spawnTied(program, args, { cwd });
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, secondsPerRun * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", ({ message }) =>
      reject(
        new KnownError(
          {
            message: `${program} could not be started: ${message}`,
            fix: "name a working qemu-system program: pack qemu /usr/bin/qemu-system-x86_64",
          },
          exitStatus.notChecked,
        ),
      ),
    );
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      const how = isLate
        ? `took longer than ${secondsPerRun} s`
        : `ended with ${signal ?? `status ${status}`}`;
      resolveEnding({ stdout, stderr, status: status ?? undefined, how });
    });
  });
}

/**
 * What QEMU prints for arguments that request a list.
 *
 * @throws KnownError (status 2) when it fails or the list is cut off: half a list would pass for everything that the
 *   build has.
 */
export async function printedBy(run: RunQemu, args: readonly string[]): Promise<string> {
  const { stdout, stderr, status, how } = await run(args);
  if (status === 0 && stdout.trim() !== "" && stdout.endsWith("\n")) return stdout;
  const printed = stdout.trim() === "" ? "printed nothing" : "ended in the middle of a line";
  const said = stderr.trim().split("\n").at(-1) ?? "";
  throw new KnownError(
    {
      message: `QEMU ${status === 0 ? printed : how} when asked for \`${args.join(" ")}\`${said === "" ? "" : `: ${said}`}`,
      fix: "install the modules that it misses, or name another qemu-system program",
    },
    exitStatus.notChecked,
  );
}

/** How QEMU refuses to start with these arguments; undefined if it starts, after which it is asked to quit. */
export async function refusalOf(
  run: RunQemu,
  args: readonly string[],
): Promise<string | undefined> {
  const { stderr, status, how } = await run(
    [...args, "-display", "none", "-S", "-monitor", "stdio"],
    "quit\n",
  );
  if (status === 0) return undefined;
  return status === 1 && stderr.trim() !== "" ? stderr : `${stderr}${how}\n`;
}
