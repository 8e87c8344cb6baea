import type { Config } from "../config.ts";
import { type LoadedDefinition, loadDefinitions, SomeNotLoaded } from "../definition/load.ts";
import { KnownError } from "../errors.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { withFix } from "./with-fix.ts";

/**
 * The definitions of a repository, to be checked. Where some files do not load, what is wrong with the other definitions
 * is reported with them, so that one mistake does not hide the rest.
 *
 * @param data Undefined where no lock pins a microvm.nix.
 * @throws KnownError (status 2) as `loadDefinitions` does.
 */
export async function loadToCheck(
  root: string,
  config: Config,
  data: PinData | undefined,
): Promise<LoadedDefinition[]> {
  try {
    return await loadDefinitions(root, config);
  } catch (error) {
    if (!(error instanceof SomeNotLoaded) || data === undefined) throw error;
    const { checkDefinitions } = await import("../definition/check/check.ts");
    const { problems } = await checkDefinitions(root, data.schema, error.loaded, data.support);
    throw new KnownError([...error.problems, ...problems.map(withFix)], error.status);
  }
}
