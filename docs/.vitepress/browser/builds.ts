import { type PackEntries, packEntries } from "../data/pack-entries.ts";
import { withPacks } from "./packs.ts";

export { comparePacks } from "../data/pack-entries.ts";

/** What one of the package's packs has. */
export async function entriesOf(
  name: string,
): Promise<{ readonly description: string; readonly entries: PackEntries }> {
  const pack = await withPacks((packNamed) => packNamed(name));
  return { description: pack.build.description, entries: packEntries(pack) };
}
