import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A process that ends when this one does, however that ends. */
export interface TiedProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Ends it, and what it has started. */
  end(): void;
}

/**
 * What waits, in the process's own group, for the end of a pipe whose other end only we have: the kernel closes that
 * even when we are killed. A line in it says that there is nothing left to end. The rest becomes the program itself, which
 * has no child that it does not know of.
 */
const tied = '((read -r _ <&3 || kill -9 -$$) &) </dev/null >/dev/null 2>&1; exec "$@" 3<&-';

/**
 * Starts a program that must not outlive this process, as a monitor of its own keeps QEMU running.
 *
 * @param options The working folder, and the environment; this process's own where there is none.
 */
export function spawnTied(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv | undefined } = {},
): TiedProcess {
  // of a program that is not there, Node's own error says so
  const [shell, ...words] = isThere(program)
    ? ["/bin/sh", "-c", tied, "sh", program, ...args]
    : [program, ...args];
  const child = spawn(shell as string, words, {
    ...options,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    detached: true,
  }) as ChildProcessWithoutNullStreams;
  const lifeline = child.stdio[3] as NodeJS.WritableStream;
  lifeline.on("error", () => {});
  child.on("exit", () => lifeline.end("\n"));
  child.stdin.on("error", () => {});
  return {
    child,
    end() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // it has ended meanwhile
      }
    },
  };
}

function isThere(program: string): boolean {
  const folders = program.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
