// Loaded before the tool: the limit of 60 s to a definition passes in two. Another limit stays what it is.
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

const shortened = (milliseconds) => (milliseconds === 60_000 ? 2_000 : milliseconds);

const { setTimeout } = globalThis;
globalThis.setTimeout = (call, milliseconds, ...args) =>
  setTimeout(call, shortened(milliseconds), ...args);

const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(program, { workerData, ...options }) {
    super(program, {
      ...options,
      workerData: { ...workerData, limit: shortened(workerData?.limit) },
    });
  }
};
syncBuiltinESMExports();
