import { Worker } from "node:worker_threads";

/** Ends what runs too long and never lets go of the process, `while (true)`: no timer of its own thread can. */
export class Watchdog {
  readonly #worker: Worker;
  /** How many evaluations have begun or ended: odd while one runs. */
  readonly #steps = new Int32Array(new SharedArrayBuffer(4));

  /** @param seconds Code that runs longer is ended; its thread goes on with the next task. */
  constructor(seconds: number) {
    this.#worker = new Worker(program, {
      eval: true,
      workerData: { steps: this.#steps, limit: seconds * 1000 },
      stdin: false,
      execArgv: [],
    });
    this.#worker.unref();
    // without a watchdog, such a definition is just not ended
    this.#worker.on("error", () => {});
  }

  begin(): void {
    Atomics.add(this.#steps, 0, 1);
  }

  end(): void {
    Atomics.add(this.#steps, 0, 1);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What runs in the other thread, as JavaScript text, because a single-file bundle has no other file to run. */
const program = `
const { Session } = require("node:inspector");
const { workerData: { steps, limit } } = require("node:worker_threads");
let last = 0, since = 0;
setInterval(() => {
  const step = Atomics.load(steps, 0);
  if (step !== last || step % 2 === 0) [last, since] = [step, Date.now()];
  if (Date.now() - since <= limit) return;
  since = Date.now();
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}, Math.min(500, limit / 4));
`;
