import { exitStatus, KnownError } from "../errors.ts";
import { systemError } from "../system-error.ts";
import { printProblems } from "./print-problems.ts";

/**
 * Runs a command and ends the process with its status, whatever the VM definitions that it has loaded leave behind:
 * timers and handles, a call of `process.exit`, something thrown where nobody catches it.
 *
 * @param command Sets `process.exitCode`; a KnownError that it throws is shown and gives the status.
 */
export async function runToEnd(command: () => Promise<void>): Promise<never> {
  const exit = process.exit.bind(process);
  const end = async (status: number | undefined) => {
    await Promise.all([process.stdout, process.stderr].map(flushed));
    return exit(status ?? exitStatus.holds);
  };
  const fail = (thrown: unknown) => {
    const error = systemError(thrown) ?? thrown;
    if (error instanceof KnownError) printProblems(error);
    // a bug: its stack is what its report needs
    else console.error(error);
    return end(error instanceof KnownError ? error.status : exitStatus.notJudged);
  };
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // the reader of a pipe has seen enough (`| head -1`): the command goes on to its status
      if (error.code !== "EPIPE") throw error;
    });
  process.on("uncaughtException", (error) => {
    // while a definition is evaluated, its evaluation tells of it
    if (process.listenerCount("uncaughtException") === 1)
      fail(isOfDefinition(error) ? leftBehind(error) : error);
  });
  // for the time after the definitions are loaded
  process.exit = () => {
    throw new KnownError(
      {
        message: "a VM definition calls process.exit after it was loaded",
        fix: "leave the call out",
      },
      exitStatus.notJudged,
    );
  };
  try {
    await command();
  } catch (error) {
    return fail(error);
  }
  return end(process.exitCode as number | undefined);
}

const flushed = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => {
    stream.write("", () => resolve());
  });

/** Whether something was thrown by the bundle of the definitions. */
const isOfDefinition = (error: unknown) =>
  error instanceof Error && /ghaf-microvm-[0-9a-f-]+\.mjs:\d/.test(String(error.stack));

function leftBehind(error: Error): KnownError {
  return new KnownError(
    {
      message: `a VM definition throws ${error.name}: ${error.message} after it was loaded`,
      fix: "await what the definition starts, or leave it out",
    },
    exitStatus.notJudged,
  );
}
