import rows from "../nix/checks/intentions.json" with { type: "json" };

/** What an intention can be called where one is required: its kind, or its own name. */
export const intentionNames: readonly string[] = [
  ...new Set(rows.flatMap((row) => ["kind" in row ? row.kind : row.id, row.id])),
];
