import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** A running VM whose console answers orders. */
export class Guest {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: string[] = [];
  #text = "";
  #wake: () => void = () => {};

  /** @param args The command line, with the program. */
  constructor([program = "", ...args]: readonly string[], folder: string) {
    this.#process = spawn(program, args, { cwd: folder, stdio: "pipe" });
    this.#process.stdin.on("error", () => {});
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#text += text;
        const lines = this.#text.split("\n");
        this.#text = lines.pop() ?? "";
        this.#lines.push(...lines.map((line) => line.trim()));
        this.#wake();
      });
    this.#process.on("close", () => {
      this.#lines.push("guest: ended");
      this.#wake();
    });
  }

  /** The guest's next answer, without `guest: `. */
  async answer(seconds = 90): Promise<string> {
    const said: string[] = [];
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      for (let line = this.#lines.shift(); line !== undefined; line = this.#lines.shift()) {
        const at = line.indexOf("guest: ");
        if (at >= 0) return line.slice(at + "guest: ".length);
        said.push(line);
      }
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`no answer after ${seconds} s:\n${said.slice(-20).join("\n")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async order(...args: readonly string[]): Promise<string> {
    this.#process.stdin.write(`${args.join(" ")}\n`);
    return this.answer(30);
  }

  stop(): void {
    this.#process.kill("SIGKILL");
  }
}
