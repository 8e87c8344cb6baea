import { afterEach, expect, test, vi } from "vitest";
import { timeLeft } from "../../../src/cli/progress.ts";

afterEach(() => vi.useRealTimers());

test.each([
  [0, 0, ""],
  [0.02, 1, ""],
  [0.1, 3, ", about 27 s left"],
  [0.5, 10, ", about 10 s left"],
  [0.9, 10, ", about 2 s left"],
  [1, 20, ""],
])("with %d done after %d s: %j", (done, seconds, expected) => {
  vi.useFakeTimers();
  const left = timeLeft();
  vi.advanceTimersByTime(seconds * 1000);
  expect(left(done)).toBe(expected);
});
