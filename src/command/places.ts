import { relative, resolve } from "node:path";
import type { Config } from "../config.ts";
import type { SourcePosition } from "../definition/source-position.ts";
import type { NixPosition, OptionPath } from "./runner.ts";
import type { GeneratedVm } from "./vms.ts";

/** Finds where a VM sets an option. */
export type PlaceOf = (
  path: OptionPath,
  positions: readonly NixPosition[],
) => SourcePosition | undefined;

/**
 * Finds the lines of a VM's definition: what Nix finds in the generated module is looked up in the TypeScript that it
 * was made from, what it finds in modules that the definition imports is there.
 */
export async function placesIn(root: string, config: Config, vm: GeneratedVm): Promise<PlaceOf> {
  // both load a compiler, which no other command should wait for
  const [{ loadDefinitions }, { positionOf }] = await Promise.all([
    import("../definition/load.ts"),
    import("../definition/source-position.ts"),
  ]);
  const definition = (await loadDefinitions(root, config)).find(
    (candidate) => candidate.vm.name === vm.name,
  );
  const module = resolve(root, vm.module);
  return (path, positions) => {
    const elsewhere = positions.find(({ file }) => resolve(file) !== module);
    if (elsewhere !== undefined)
      return { file: relative(root, elsewhere.file), line: elsewhere.line };
    const name = definitionPath(path);
    return definition === undefined || name === undefined
      ? positions[0] && { file: vm.module, line: positions[0].line }
      : positionOf(definition, name);
  };
}

/** Where a definition has what its module sets. */
export function definitionPath([first, ...rest]: OptionPath): string[] | undefined {
  if (first === "microvm") return rest.map(String);
  return first === "networking" ? ["name"] : undefined;
}
