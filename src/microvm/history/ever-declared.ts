import type { Revision, RevisionDatabase } from "./database.ts";

/**
 * The newest revision of the main branch that has an option of guests, or one inside it; undefined where none is known.
 *
 * @param name Below `microvm`: `shares.*.dax`.
 */
export function lastDeclared(database: RevisionDatabase, name: string): Revision | undefined {
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
