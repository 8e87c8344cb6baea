import { availableParallelism } from "node:os";

/** Does work when its turn comes, and gives its result. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets twice as many works as there are processors be done at the same time: a QEMU that starts waits as well. */
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
