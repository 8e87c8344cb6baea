import rows from "../../../nix/checks/intentions.json" with { type: "json" };
import type { Intention } from "../../../src/microvm/support/intentions.ts";
import { hypervisors } from "./pinned.ts";

export interface MovingData {
  readonly hypervisors: readonly string[];
  readonly intentions: readonly Omit<Intention, "said">[];
}

declare const data: MovingData;

export { data };

export default {
  load: (): MovingData => ({
    hypervisors,
    intentions: (rows as readonly Intention[]).map(({ said: _, ...rest }) => rest),
  }),
};
