import { valueProblems } from "../../facts/values.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import { isOfHypervisor } from "../alternatives.ts";
import type { LoadedDefinition } from "../load.ts";
import { hypervisorOf } from "../refused-options.ts";
import type { Finding } from "./finding.ts";
import { optionName } from "./option-name.ts";

/** Values of the right type that the kernel, the hypervisor or microvm.nix cannot use. */
export function* findValueProblems(
  definition: LoadedDefinition,
  { guest }: OptionSchema,
): Generator<Finding> {
  const general = new Set(
    definition.assumed === undefined
      ? []
      : [...valueProblems(definition.vm, "")].map(({ message }) => message),
  );
  for (const { path, message, fix } of valueProblems(
    definition.vm,
    hypervisorOf(definition.vm, guest),
  ))
    if (general.has(message) || isOfHypervisor(definition, path))
      yield { definition, path, message: `${optionName(path)} ${message}`, fix };
}
