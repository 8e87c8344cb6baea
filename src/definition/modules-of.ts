import { dirname, join, normalize } from "node:path";
import { definitionKeys } from "../microvm/schema/json-schema.ts";
import { type DefinedModule, definitionKind } from "./define-vm.ts";
import type { LoadedDefinition } from "./load.ts";

/** Whether something is what `defineModule` gives. */
export function isDefinedModule(value: unknown): value is DefinedModule {
  return (
    typeof value === "object" &&
    value !== null &&
    definitionKind in value &&
    value[definitionKind] === "module"
  );
}

/**
 * A definition with the modules that it imports, directly or not, in the module system's order: imports first, later
 * ones before earlier ones, the definition itself last.
 */
export function modulesOf(definition: LoadedDefinition): LoadedDefinition[] {
  const found = new Set([definition]);
  // items added during the loop are visited, too
  for (const one of found) for (const part of one.parts ?? []) found.add(part);
  return [...found].reverse();
}

/** A definition with names instead of the modules of others that it imports. */
export function withoutParts({ vm }: LoadedDefinition): Readonly<Record<string, unknown>> {
  if (!Array.isArray(vm.imports)) return vm;
  const imports = (vm.imports as readonly unknown[]).map((module) =>
    isDefinedModule(module) ? module.name : module,
  );
  return { ...vm, imports };
}

/** What a definition sets of `microvm`, without the names that are its own. */
export function optionsOf(vm: LoadedDefinition["vm"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(vm).filter(([key]) => !(definitionKeys as readonly string[]).includes(key)),
  );
}

/** The path below the repository's root of a module that a definition imports. */
export function importedFile(definition: LoadedDefinition, module: string): string {
  return normalize(join(dirname(definition.file), module)).replace(/\/$/, "");
}
