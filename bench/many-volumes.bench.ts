import { expect, test } from "vitest";
import { callsToExplain } from "../tests/support/many-volumes.ts";
import { canEvaluateRunners } from "../tests/support/runner.ts";
import { row } from "./measure.ts";

test.skipIf(!canEvaluateRunners)(
  "to explain 40 volumes is at most four times the work of 10",
  () => {
    const [ten, forty] = [callsToExplain(10), callsToExplain(40)];
    row("10 volumes", `${(ten / 1e6).toFixed(1)} M calls`);
    row("40 volumes", `${(forty / 1e6).toFixed(1)} M calls`, forty / ten);
    expect(forty / ten).toBeLessThan(4);
  },
);
