import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./pinned.ts";

export interface PinsData {
  /** This repository's flake.lock. */
  readonly lock: string;
}

declare const data: PinsData;

export { data };

export default {
  load: (): PinsData => ({ lock: readFileSync(join(root, "flake.lock"), "utf8") }),
};
