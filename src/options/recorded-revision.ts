import { exitStatus, KnownError } from "../errors.ts";
import type { Revision, RevisionDatabase } from "../microvm/history/database.ts";
import type { OptionFacts } from "../microvm/history/option-facts.ts";

/** A revision with its options. */
export interface ComparedRevision {
  readonly revision: Revision;
  readonly options: readonly OptionFacts[];
}

/**
 * A revision and its options from the database, by the revision's hash or its first digits.
 * @throws KnownError (status 2) when the database lacks it, or its options do not evaluate.
 */
export function recordedRevision(name: string, database: RevisionDatabase): ComparedRevision {
  const revision = database.find(name);
  const options = revision && database.optionsAt(revision);
  if (revision !== undefined && options !== undefined) return { revision, options };
  throw new KnownError(
    revision === undefined
      ? {
          message: `${name} is not a revision of microvm.nix's branches that is known here`,
          fix: "name a checkout that has it: --source DIR --nixpkgs DIR",
        }
      : {
          message: `the options of microvm.nix ${name} do not evaluate`,
          fix: "use a revision next to it",
        },
    exitStatus.notChecked,
  );
}
