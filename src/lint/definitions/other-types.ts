import type { LoadedDefinition } from "../../definition/load.ts";
import { isPackFile } from "../../packs/assemble.ts";
import { packOfTypes } from "../../packs/choose.ts";
import { typedPacks } from "../../packs/typed-packs.ts";

/**
 * A line if the types of a definition's builders belong to a different build than its arguments are checked against; a
 * warning with its fix if the versions differ.
 *
 * @param pack The pack that they are checked against.
 * @param day The day that the packages are pinned to, which chose the types of the builder without a version.
 */
export function otherTypes(
  { vm, qemuTypes = [] }: LoadedDefinition,
  pack: string,
  day: string | undefined,
): string | undefined {
  if (!pack.startsWith("qemu-") && !isPackFile(pack)) return undefined;
  const types = qemuTypes.map((name) => (name === "" ? packOfTypes(day) : name));
  if (types.every((name) => name === pack)) return undefined;
  const text = `${vm.name}: its builders have the types of ${types.join(" and ")}, its arguments are checked against ${pack}`;
  const wanted = typedPacks.find((name) => isOfVersion(pack, name));
  if (types.every((name) => name === wanted)) return `note: ${text}\n`;
  const fix =
    wanted === undefined
      ? `write \`pack: "${types[0]}"\` if that QEMU runs the VM; otherwise, follow the findings`
      : `write \`import { qemu } from "ghaf-microvm/${wanted}"\``;
  return `warning: ${text}\n  fix: ${fix}\n`;
}

/** Whether two packs have the same version: "qemu-11.1-aarch64" and "qemu-11.1". */
const isOfVersion = (pack: string, name: string) => pack === name || pack.startsWith(`${name}-`);
