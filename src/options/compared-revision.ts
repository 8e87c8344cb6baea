import { exitStatus, KnownError } from "../errors.ts";
import type { RevisionDatabase } from "../microvm/history/database.ts";
import { extractSources } from "../microvm/history/extract-sources.ts";
import { GitObjects } from "../microvm/history/git-objects.ts";
import { narHash } from "../microvm/history/nar-hash.ts";
import { optionFacts } from "../microvm/history/option-facts.ts";
import { writeTree } from "../microvm/history/write-tree.ts";
import { withTemporaryFolder } from "../temporary.ts";
import { type ComparedRevision, recordedRevision } from "./recorded-revision.ts";

/** A git repository for revisions that the database lacks, and nixpkgs' lib to evaluate their options. */
export interface LookIn {
  readonly source?: string | undefined;
  readonly nixpkgs?: string | undefined;
}

/**
 * A revision and its options, by the revision's name: from the database or, if it is not there, from a given checkout.
 * @throws KnownError (status 2) when neither has it, or its options do not evaluate.
 */
export async function comparedRevision(
  name: string,
  database: RevisionDatabase,
  { source, nixpkgs }: LookIn,
): Promise<ComparedRevision> {
  const known = database.find(name);
  if (source === undefined || (known !== undefined && database.optionsAt(known) !== undefined))
    return recordedRevision(name, database);
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
  fix: "use a revision next to it, or the --nixpkgs of its day",
});
