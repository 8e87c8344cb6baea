import options from "../../../src/microvm/history/options.json";
import revisions from "../../../src/microvm/history/revisions.json";

/** Instead of src/microvm/history/read-history.ts: the database of revisions, as part of the code that needs it. */
export const readHistory = (name: "revisions.json" | "options.json"): unknown =>
  name === "revisions.json" ? revisions : options;
