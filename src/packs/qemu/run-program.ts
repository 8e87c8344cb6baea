import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { withTemporaryFolder } from "../../temporary.ts";

/** What a program printed until it ended. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** A QEMU that prints or refuses something does it in far less. */
const secondsPerRun = 20;

/**
 * What a QEMU prints for these words, which make it print or refuse something and end.
 *
 * @param input What it reads from its standard input.
 * @throws KnownError (status 2) when it does not start.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  input = "",
): Promise<Printed> {
  // objects that are tried may make files
  return withTemporaryFolder((folder) => runIn(folder, program, args, input));
}

function runIn(
  folder: string,
  program: string,
  args: readonly string[],
  input: string,
): Promise<Printed> {
  return new Promise((resolvePrinted, reject) => {
    const child = spawn(program.includes("/") ? resolve(program) : program, args, {
      cwd: folder,
      stdio: "pipe",
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), secondsPerRun * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) =>
      reject(
        new KnownError(
          { message: `${program} could not be started: ${error.message}` },
          exitStatus.notJudged,
        ),
      ),
    );
    child.on("close", () => {
      clearTimeout(timer);
      resolvePrinted({ stdout, stderr });
    });
  });
}

/** What a QEMU says against starting with these words; where it starts instead, it is told to quit. */
export async function refusalOf(program: string, args: readonly string[]): Promise<string> {
  const words = [...args, "-display", "none", "-S", "-monitor", "stdio"];
  return (await runProgram(program, words, "quit\n")).stderr;
}
