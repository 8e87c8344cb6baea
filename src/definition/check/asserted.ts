import { assertedRequirements } from "../../microvm/schema/asserted-requirements.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import { isNixExpression } from "../../nix/value.ts";
import type { LoadedDefinition } from "../load.ts";
import type { Finding } from "./finding.ts";
import { addOption } from "./missing-option.ts";
import { optionName } from "./option-name.ts";

/** What upstream's assertions refuse: Nix would say so when it builds the VM. */
export function* findAsserted(
  definition: LoadedDefinition,
  { guest }: OptionSchema,
): Generator<Finding> {
  for (const [pattern, { by, value }] of Object.entries(assertedRequirements)) {
    const [list = "", , name = ""] = pattern.split(".");
    const node = guest[list];
    if (node?.kind !== "option" || node.type.kind !== "listOf") continue;
    if (node.type.of.kind !== "submodule" || node.type.of.options[name] === undefined) continue;
    const elements = definition.vm[list];
    if (!Array.isArray(elements)) continue;
    for (const [index, element] of elements.entries()) {
      if (isNixExpression(element) || isNixExpression(element[by])) continue;
      const path = [list, String(index), name];
      const isSet = element[name] !== undefined && element[name] !== null;
      const when = `${by} is ${JSON.stringify(value)}`;
      if (element[by] === value && !isSet)
        yield {
          definition,
          path,
          message: `${optionName(path)} is missing; it is required when ${when}`,
          fix: addOption(path.slice(0, -1), name),
        };
      // what only Nix knows may be null
      if (element[by] !== value && isSet && !isNixExpression(element[name]))
        yield {
          definition,
          path,
          message: `${optionName(path)} is set, which microvm.nix allows only when ${when}`,
          fix: `leave it out, or write ${by}: ${JSON.stringify(value)}`,
        };
    }
  }
}
