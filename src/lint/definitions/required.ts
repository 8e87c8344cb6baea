import { isAllowed } from "../../definition/allowed.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import type { Intention } from "../../microvm/support/intentions.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { isGivenByOptions } from "../given-by-options.ts";
import type { PlacedFinding } from "../lint.ts";
import { lack, lacking } from "../required.ts";
import type { DefinitionArguments } from "./arguments.ts";

/** What a definition requires for its VM but no argument of its hypervisor provides, each at its line. */
export async function lintRequired(
  definition: LoadedDefinition,
  { program, args }: DefinitionArguments,
  support: SupportTable | undefined,
): Promise<PlacedFinding[]> {
  const { requires } = definition.vm;
  if (!Array.isArray(requires)) return [];
  const names = requires.map(String);
  const { positionOf } = await import("../../definition/source-position.ts");
  const isByOptions = (intention: Intention) =>
    isGivenByOptions(definition.vm, intention, program, support);
  return lacking(program, args, names, isByOptions).flatMap((name) => {
    const position = positionOf(definition, ["requires", String(names.indexOf(name))]);
    return isAllowed(definition, [position], "required") ? [] : [lack(name, program, position)];
  });
}
