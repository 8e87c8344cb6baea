import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFolder } from "../../tool.ts";

/** The folder of the database's files. */
export const historyFolder = join(bundleFolder, "../src/microvm/history");

/** A file of the database, as data. In a browser, where there are no files, the site has another module for this one. */
export function readHistory(name: "revisions.json" | "options.json"): unknown {
  return JSON.parse(readFileSync(join(historyFolder, name), "utf8"));
}
