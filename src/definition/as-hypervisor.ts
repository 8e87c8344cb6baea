import type { LoadedDefinition } from "./load.ts";
import { mkForce } from "./properties.ts";

/** A VM as if its definition named another hypervisor. A module does not decide on one, and stays as it is. */
export function asHypervisor(definition: LoadedDefinition, hypervisor: string): LoadedDefinition {
  if (definition.kind !== "vm") return definition;
  // a module that the VM imports may name one, too
  const value = definition.parts === undefined ? hypervisor : mkForce(hypervisor);
  return { ...definition, vm: { ...definition.vm, hypervisor: value } };
}
