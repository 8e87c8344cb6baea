import { exitStatus, KnownError } from "../errors.ts";
import type { Revision, RevisionDatabase } from "../microvm/history/database.ts";
import { extractSources } from "../microvm/history/extract-sources.ts";
import { GitObjects } from "../microvm/history/git-objects.ts";
import { narHash } from "../microvm/history/nar-hash.ts";
import { type OptionFacts, optionFacts } from "../microvm/history/option-facts.ts";
import { writeTree } from "../microvm/history/write-tree.ts";
import { withTemporaryFolder } from "../temporary.ts";

/** A revision with its options. */
export interface ComparedRevision {
  readonly revision: Revision;
  readonly options: readonly OptionFacts[];
}

/** A git repository to look in for what the database does not know, and nixpkgs' lib to read it with. */
export interface LookIn {
  readonly source?: string | undefined;
  readonly nixpkgs?: string | undefined;
}

/**
 * A revision and its options, by its name: from the database or, with a checkout, from there.
 * @throws KnownError (status 2) when neither has it, or its options do not evaluate.
 */
export async function comparedRevision(
  name: string,
  database: RevisionDatabase,
  { source, nixpkgs }: LookIn,
): Promise<ComparedRevision> {
  const known = database.find(name);
  const recorded = known && database.optionsAt(known);
  if (known !== undefined && recorded !== undefined) return { revision: known, options: recorded };
  if (source === undefined) {
    throw new KnownError(
      known === undefined
        ? {
            message: `${name} is no revision of microvm.nix's branches that is known here`,
            fix: "name a checkout that has it: --source DIR --nixpkgs DIR",
          }
        : {
            message: `the options of microvm.nix ${name} do not evaluate`,
            fix: "take a revision beside it",
          },
      exitStatus.notChecked,
    );
  }
  const objects = new GitObjects(source);
  const commit = objects.resolve(name);
  if (commit === undefined)
    throw new KnownError(
      { file: source, message: `has no revision ${name}`, fix: `git -C ${source} fetch` },
      exitStatus.notChecked,
    );
  if (nixpkgs === undefined)
    throw new KnownError(
      {
        message: `the options of ${name} must be evaluated, with nixpkgs' lib`,
        fix: "name a folder that has it: --nixpkgs DIR",
      },
      exitStatus.notChecked,
    );
  objects.load([commit.tree]);
  return withTemporaryFolder(async (folder) => {
    writeTree(objects, commit.tree, folder);
    const [extracted] = await extractSources([folder], nixpkgs, () => {});
    if (extracted === undefined || "error" in extracted)
      throw new KnownError(
        doesNotEvaluate(source, name, extracted?.error.replaceAll(`${folder}/`, "")),
        exitStatus.notChecked,
      );
    const { rev, committed, tree } = commit;
    return {
      revision: { rev, committed, narHash: narHash(objects, tree) },
      options: optionFacts(extracted),
    };
  });
}

const doesNotEvaluate = (file: string, name: string, why = "its options do not evaluate") => ({
  file,
  message: `at ${name}, ${why}`,
  fix: "take a revision beside it, or the --nixpkgs of its day",
});
