import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateApart } from "../../../src/definition/evaluation.ts";
import { Watchdog } from "../../../src/definition/watchdog.ts";

const seconds = 0.4;
const never = new Promise<never>(() => {});

const endless: Readonly<Record<string, () => Promise<unknown>>> = {
  "a loop": async () => {
    for (;;);
  },
  "a loop after an await": async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (;;);
  },
  "a loop that lets other promises run, and nothing else": async () => {
    for (;;) await null;
  },
  "a loop in `finally`": async () => {
    try {
      for (;;);
    } finally {
      for (;;);
    }
  },
  "a promise that never settles": () => never,
  "a promise that never settles, beside an interval": () => {
    setInterval(() => {}, 10).unref();
    return never;
  },
};

describe("a definition that never ends", () => {
  let watchdog: Watchdog;
  beforeAll(() => {
    watchdog = new Watchdog(seconds);
  });
  afterAll(() => watchdog.stop());

  it.each(Object.keys(endless))("ends with an error after the limit: %s", async (name) => {
    await expect(
      evaluateApart("src/vms/a.ts", endless[name] as () => Promise<unknown>, watchdog, seconds),
    ).rejects.toThrow(/^src\/vms\/a\.ts: the definition is not done after 0\.4 s\n {2}fix: /);
  });

  it("does not stand in the way of the next one", async () => {
    expect(await evaluateApart("src/vms/b.ts", async () => 1, watchdog, seconds)).toBe(1);
  });
});
