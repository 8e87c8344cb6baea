import { inspect } from "node:util";
import { exitStatus, KnownError } from "../errors.ts";
import type { Watchdog } from "./watchdog.ts";

/** Evaluating a definition may take this long; more means that it waits for something, or never ends. */
export const timeLimitSeconds = 60;

/**
 * Evaluates one definition file without letting it affect the process: `process.exit` throws, `process.exitCode` is
 * restored, and an error outside the evaluation itself (in a timer, in a promise that nobody awaits) is thrown here.
 *
 * @param file The definition's file, for errors.
 * @param watchdog Ends, after the same time, code that does not let timers run. Left out where nothing can run long.
 * @throws KnownError (status 2) for `process.exit` and for what takes too long; else what the file throws.
 */
export async function evaluateApart<T>(
  file: string,
  evaluate: () => Promise<T>,
  watchdog: Watchdog | undefined,
  limitSeconds: number = timeLimitSeconds,
): Promise<T> {
  const { exit, exitCode } = process;
  const strays = new Strays();
  let exited: KnownError | undefined;
  process.exit = () => {
    // kept, because the definition may catch it
    exited = endsProcess(file);
    throw exited;
  };
  watchdog?.begin();
  try {
    // in a task of its own: the timer for the limit is set before, and outlives what the watchdog ends
    const evaluated = Promise.resolve().then(evaluate);
    const result = await withinTime(Promise.race([evaluated, strays.first]), file, limitSeconds);
    // Node reports a rejection that nobody handles after the microtasks
    await new Promise(setImmediate);
    if (strays.thrown !== undefined) throw strays.thrown.value;
    if (exited !== undefined) throw exited;
    return result;
  } finally {
    watchdog?.end();
    strays.end();
    process.exit = exit;
    process.exitCode = exitCode;
  }
}

/** Errors that reach no caller of ours, and would end the process. */
class Strays {
  thrown: { readonly value: unknown } | undefined;
  readonly first: Promise<never>;
  #reject: (value: unknown) => void = () => {};

  constructor() {
    this.first = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.first.catch(() => {});
    process.prependListener("uncaughtException", this.#add);
    process.prependListener("unhandledRejection", this.#add);
  }

  readonly #add = (value: unknown) => {
    this.thrown ??= { value };
    this.#reject(value);
  };

  end(): void {
    process.off("uncaughtException", this.#add);
    process.off("unhandledRejection", this.#add);
  }
}

function endsProcess(file: string): KnownError {
  return new KnownError(
    {
      file,
      message:
        "the definition calls process.exit, which would end the tool before it does anything",
      fix: "throw an Error that says what is wrong, or leave the call out",
    },
    exitStatus.notChecked,
  );
}

async function withinTime<T>(promise: Promise<T>, file: string, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new KnownError(
            {
              file,
              message: `the definition is not done after ${seconds} s`,
              fix: "find the `await` that waits forever, or the loop that never ends",
            },
            exitStatus.notChecked,
          ),
        ),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was thrown, on one line: it can be any value, and reading it can throw again. */
export function describeThrown(error: unknown): string {
  try {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    return inspect(error, { depth: 1, breakLength: Number.POSITIVE_INFINITY, getters: false });
  } catch {
    return "a value that cannot be shown";
  }
}
