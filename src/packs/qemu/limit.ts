import { availableParallelism } from "node:os";

/** Starts work when its turn comes, and returns its result. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Limits how much work runs at the same time. Twice the number of processors, because a starting QEMU also waits. */
export function limited(most = 2 * availableParallelism()): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
