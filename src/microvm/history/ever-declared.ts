import { type Revision, type RevisionDatabase, revisionDatabase } from "./database.ts";

/** For an option that the pin lacks: "a291d324 of 2023-08-17 has it", the newest revision that does, where one is known. */
export function lastToHave(name: string): string | undefined {
  const last = lastDeclared(revisionDatabase(), name);
  if (last === undefined) return undefined;
  const day = new Date(last.committed * 1000).toISOString().slice(0, 10);
  return `${last.rev.slice(0, 8)} of ${day} has it`;
}

/**
 * The newest revision of the main branch that has an option of guests, or one inside it; undefined where none is known.
 *
 * @param name Below `microvm`: `shares.*.dax`.
 */
function lastDeclared(database: RevisionDatabase, name: string): Revision | undefined {
  const found = new Map<number, boolean>();
  return database.main().findLast((revision) => {
    const { options: set } = revision;
    if (set === undefined) return false;
    const known = found.get(set);
    if (known !== undefined) return known;
    const has = (database.optionsAt(revision) ?? []).some(
      (option) => !option.host && (option.name === name || option.name.startsWith(`${name}.`)),
    );
    found.set(set, has);
    return has;
  });
}
