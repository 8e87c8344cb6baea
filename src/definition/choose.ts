import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import type { LoadedDefinition } from "./load.ts";

/**
 * The definitions of the VMs with these names; all, when none is named.
 * @throws KnownError (status 2) for a name that is not one.
 */
export function chooseDefinitions(
  definitions: readonly LoadedDefinition[],
  names: readonly string[],
): LoadedDefinition[] {
  const known = definitions.map(({ vm }) => vm.name);
  for (const name of names)
    if (!known.includes(name)) {
      const near = closest(name, known);
      throw new KnownError(
        {
          message: `there is no VM and no file ${JSON.stringify(name)}`,
          fix: near === undefined ? `the VMs are ${known.join(", ")}` : `did you mean ${near}?`,
        },
        exitStatus.notChecked,
      );
    }
  return definitions.filter(({ vm }) => names.length === 0 || names.includes(vm.name));
}
