import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { isOfHypervisor } from "../alternatives.ts";
import type { LoadedDefinition } from "../load.ts";
import { type RefusedOption, refusedOptions } from "../refused-options.ts";
import type { Finding } from "./finding.ts";
import { optionName } from "./option-name.ts";
import { valueAt } from "./value-path.ts";

/** Options that the runner of the VM's hypervisor refuses: Nix would say so when it evaluates the VM. */
export function* findRefused(
  definition: LoadedDefinition,
  schema: OptionSchema,
  support: SupportTable,
): Generator<Finding> {
  for (const refused of refusedOptions(definition.vm, schema, support)) {
    if (!isOfHypervisor(definition, refused.path)) continue;
    const { path, hypervisor, machine, kind } = refused;
    const where = machine === undefined ? "" : ` on the machine ${machine.is}`;
    const isDefault = kind !== undefined && valueAt(definition.vm, path) === undefined;
    const value = isDefault ? `the default ${JSON.stringify(kind.value)}` : "this value";
    yield {
      definition,
      path,
      message: `${hypervisor} refuses ${value} of ${optionName(path)}${where}`,
      fix: withoutRefused(refused),
      rule: "refused-option",
    };
  }
}

function withoutRefused({ path, honouredBy, machine, kind }: RefusedOption): string {
  if (machine !== undefined)
    return `set qemu.machine: ${machine.honouredOn.map((name) => JSON.stringify(name)).join(" or ")}, or leave it out`;
  const others = (kind?.others ?? []).map((value) => JSON.stringify(value)).join(" or ");
  const without = others === "" ? "leave it out" : `write ${path.at(-1)}: ${others}`;
  return honouredBy.length === 0
    ? without
    : `${without}, or use a hypervisor that honours it: ${honouredBy.join(", ")}`;
}
