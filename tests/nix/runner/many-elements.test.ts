import { expect, test } from "vitest";
import { callsToExplain } from "../../support/many-volumes.ts";
import { canEvaluateRunners } from "../../support/runner.ts";

test.skipIf(!canEvaluateRunners)(
  "to explain 40 volumes takes at most four times the calls of 10",
  () => {
    expect(callsToExplain(40)).toBeLessThan(4 * callsToExplain(10));
  },
);
