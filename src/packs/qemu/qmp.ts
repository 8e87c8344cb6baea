import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { resolve } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { spawnTied } from "../../tied-process.ts";

/** The time limit for one answer. Normally, all answers together take less than a second. */
const defaultSecondsPerAnswer = 20;

/** A dialogue over QMP with a QEMU that was started for it, on its standard input and output. */
export interface Dialogue {
  /** The id of the started process: QEMU's own, even with a wrapper, if that replaces itself by QEMU. */
  readonly pid: number;
  /** @returns What QEMU returns for the command, or undefined if it refuses it. */
  ask(command: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** `withQemu` for a certain program. */
export type StartQemu = <T>(
  args: readonly string[],
  lead: (dialogue: Dialogue) => Promise<T>,
) => Promise<T>;

interface DialogueOptions {
  readonly secondsPerAnswer?: number | undefined;
  /** The working directory, because objects can create files. */
  readonly folder?: string;
}

/**
 * Starts QEMU paused with these arguments, runs the dialogue, and ends the process in any case.
 *
 * @throws DialogueEnded when the program does not start, does not speak QMP, exits during the dialogue, or does not
 *   answer within the time limit.
 */
export async function withQemu<T>(
  program: string,
  args: readonly string[],
  lead: (dialogue: Dialogue) => Promise<T>,
  { secondsPerAnswer = defaultSecondsPerAnswer, folder }: DialogueOptions = {},
): Promise<T> {
  const path = program.includes("/") ? resolve(program) : program;
  const all = [...args, "-display", "none", "-S", "-qmp", "stdio"];
  const { child, end } = spawnTied(path, all, folder === undefined ? {} : { cwd: folder });
  try {
    const messages = new Messages(program, child, secondsPerAnswer);
    const greeting = await messages.next("to greet");
    if (!isRecord(greeting) || !("QMP" in greeting))
      throw new DialogueEnded(`${program} does not speak QMP: it said ${JSON.stringify(greeting)}`);
    const ask = async (command: string, args: Readonly<Record<string, unknown>> = {}) => {
      messages.send({ execute: command, arguments: args });
      for (;;) {
        const message = await messages.next(`to answer ${command}`);
        if (!isRecord(message)) continue;
        if ("return" in message) return message.return;
        if ("error" in message) return undefined;
        // anything else is an event
      }
    };
    await ask("qmp_capabilities");
    return await lead({ ask, pid: child.pid ?? 0 });
  } finally {
    end();
  }
}

/** Reads the lines that QEMU prints, one at a time, each as a JSON value. */
class Messages {
  readonly #program: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #seconds: number;
  readonly #lines: string[] = [];
  #rest = "";
  #said = "";
  #ended: string | undefined;
  #wake: () => void = () => {};

  constructor(program: string, child: ChildProcessWithoutNullStreams, seconds: number) {
    this.#program = program;
    this.#child = child;
    this.#seconds = seconds;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      this.#lines.push(...lines.filter((line) => line.trim() !== ""));
      this.#wake();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#said = (this.#said + text).slice(-2000);
    });
    child.on("error", (error) => this.#end(`could not be started: ${error.message}`));
    child.on("close", (status, signal) =>
      this.#end(`ended (${signal ?? `status ${status}`})${lastLine(this.#said)}`),
    );
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    this.#wake();
  }

  send(message: unknown): void {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  async next(purpose: string): Promise<unknown> {
    const deadline = Date.now() + this.#seconds * 1000;
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return this.#parse(line);
      if (this.#ended !== undefined) throw new DialogueEnded(`${this.#program} ${this.#ended}`);
      const left = deadline - Date.now();
      if (left <= 0)
        throw new DialogueEnded(`${this.#program} took longer than ${this.#seconds} s ${purpose}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  #parse(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch {
      throw new DialogueEnded(
        `${this.#program} does not speak QMP: it said ${JSON.stringify(line)}`,
      );
    }
  }
}

function lastLine(text: string): string {
  const line = text.trim().split("\n").at(-1);
  return line ? `: ${line}` : "";
}

/** A dialogue that failed: QEMU exited or did not answer, or the program is not QEMU. */
export class DialogueEnded extends KnownError {
  constructor(message: string) {
    super(
      { message, fix: "name a working qemu-system program: pack qemu /usr/bin/qemu-system-x86_64" },
      exitStatus.notChecked,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
