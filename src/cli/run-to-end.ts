import { inspect } from "node:util";
import { exitStatus, KnownError } from "../errors.ts";
import { errorPaint } from "../output/paint.ts";
import { printError } from "../output/print.ts";
import { systemError } from "../system-error.ts";
import { printProblems } from "./print-problems.ts";

/**
 * Runs a command and ends the process with its status, whatever the VM definitions that it has loaded leave behind:
 * timers and handles, a call of `process.exit`, something thrown where nobody catches it; and whatever becomes of what
 * it prints.
 *
 * @param command Sets `process.exitCode`; a KnownError that it throws is shown and gives the status.
 */
export async function runToEnd(command: () => Promise<void>): Promise<never> {
  const exit = process.exit.bind(process);
  let isLost = false;
  const end = async (status: number | undefined) => {
    await Promise.all([process.stdout, process.stderr].map(flushed));
    // only now is it known whether the end of the output could be written
    await new Promise((resolve) => setImmediate(resolve));
    return exit(isLost ? exitStatus.notChecked : (status ?? exitStatus.passed));
  };
  const fail = (thrown: unknown) => {
    const error = systemError(thrown) ?? thrown;
    if (error instanceof KnownError) printProblems(error.problems, errorPaint());
    // a bug: its report needs the stack
    else printError(`${inspect(error)}\n`);
    return end(error instanceof KnownError ? error.status : exitStatus.notChecked);
  };
  watchOutputs(() => {
    isLost = true;
    end(exitStatus.notChecked);
  });
  process.on("uncaughtException", (error) => {
    // while a definition is evaluated, the evaluation reports it
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
      exitStatus.notChecked,
    );
  };
  try {
    await command();
  } catch (error) {
    return fail(error);
  }
  return end(process.exitCode as number | undefined);
}

/**
 * Calls `fail` when output cannot be written, after reporting it where that is possible.
 */
function watchOutputs(fail: () => void): void {
  // the reader of a pipe has seen enough (`| head -1`): the command goes on and sets its status
  const hasEnough = ({ code }: NodeJS.ErrnoException) => code === "EPIPE";
  process.stdout.on("error", (error) => {
    if (hasEnough(error)) return;
    printError(`error: standard output cannot be written: ${error.message}\n`);
    fail();
  });
  process.stderr.on("error", (error) => {
    if (!hasEnough(error)) fail();
  });
}

/** Resolves when all is written; a stream that has had no output is left alone, since even an empty write can fail. */
const flushed = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => {
    if (stream.writableLength === 0) resolve();
    else stream.write("", () => resolve());
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
    exitStatus.notChecked,
  );
}
