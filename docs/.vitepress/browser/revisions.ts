import { KnownError } from "../../../src/errors.ts";
import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { compareOptions } from "../../../src/options/change.ts";
import { recordedRevision } from "../../../src/options/recorded-revision.ts";
import { diffText } from "../../../src/options/text.ts";
import { plain } from "../../../src/output/plain.ts";

/**
 * What `ghaf-microvm options diff FROM TO` says.
 *
 * @param from A hash, or its first digits.
 */
export function diffRevisions(from: string, to: string): string {
  const database = revisionDatabase();
  try {
    const [before, after] = [from, to].map((name) => recordedRevision(name, database));
    if (before === undefined || after === undefined) return "";
    return diffText(
      [before.revision, after.revision],
      compareOptions(before.options, after.options),
      plain,
    );
  } catch (error) {
    if (error instanceof KnownError) return `error: ${error.message}\n`;
    throw error;
  }
}
