import { exitStatus, KnownError } from "../errors.ts";
import { type Revision, revisionDatabase } from "../microvm/history/database.ts";
import { lookupRevision } from "../microvm/history/known-revisions.ts";
import { compareOptions, type OptionChange } from "../options/change.ts";
import { quoteWord } from "../shell/shell-words.ts";
import type { LockResult } from "./result.ts";

/** What moving from one lock to another means. */
export interface PinComparison {
  readonly before: Revision;
  readonly after: Revision;
  /** Every option that differs, sorted by name. */
  readonly changes: readonly OptionChange[];
  /** Those of them that the VMs here use, or that are inside one that they use. */
  readonly used: readonly OptionChange[];
}

/**
 * Compares what the deciding nodes of two locks have.
 * @param used Names below `microvm.`.
 * @throws KnownError (status 2) when the options of one of them are not known.
 */
export function comparePins(
  before: LockResult,
  after: LockResult,
  used: readonly string[],
): PinComparison {
  const [was, is] = [pinned(before), pinned(after)];
  const changes = compareOptions(was.options, is.options);
  return {
    before: was.revision,
    after: is.revision,
    changes,
    used: changes.filter((change) => {
      const { name } = change.kind === "removed" ? change.before : change.after;
      return used.some((option) => name === option || name.startsWith(`${option}.`));
    }),
  };
}

function pinned(result: LockResult) {
  const { path, verdict, content, message, line, fix } = result;
  const known =
    verdict === "supported" || verdict === "unsupported"
      ? lookupRevision(content ?? {})
      : undefined;
  const revision = typeof known === "object" ? revisionDatabase().find(known.rev) : undefined;
  const options = revision && revisionDatabase().optionsAt(revision);
  if (revision !== undefined && options !== undefined) return { revision, options };
  throw new KnownError(
    {
      file: path,
      line,
      message: message ?? `what it pins cannot be compared: ${verdict}`,
      fix:
        (message === undefined ? undefined : fix) ?? `ghaf-microvm lock check ${quoteWord(path)}`,
    },
    exitStatus.notChecked,
  );
}
