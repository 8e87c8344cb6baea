import { withArguments } from "../arguments/deferred.ts";
import { noteDefinition, withdrawNames } from "../arguments/notes.ts";
import { expressionsIn } from "../nix/expressions-in.ts";
import { argumentNames } from "./module-arguments.ts";

/** What every VM definition has, whatever the options of the pinned microvm.nix are. */
export interface VmDefinition {
  /** The VM's host name, and its name in the flake and below /var/lib/microvms. */
  readonly name: string;
}

/** What a definition is of: a whole VM, or a NixOS module that VMs and others use. */
export type DefinitionKind = "vm" | "module";

/** Where the loader finds that. */
export const definitionKind = Symbol.for("ghaf-microvm.definitionKind");

/** A module that a definition made: what `imports` of others take. */
export interface DefinedModule {
  readonly name: string;
  readonly [definitionKind]: "module";
}

/** Where the loader finds the stack of the `defineVm` call, to report its file and line. */
export const definitionStack = Symbol.for("ghaf-microvm.definitionStack");

/**
 * Marks `vm` as a VM definition and remembers where it stands. The generated module exports this function as `defineVm`,
 * with the types of the pinned microvm.nix; no other import of it takes anything.
 */
export const markDefinition: (vm: never) => unknown = (vm) => mark(vm, "vm");

/** Marks a module likewise: the generated module exports it as `defineModule`. */
export const markModule: (module: never) => unknown = (module) => mark(module, "module");

function mark(vm: VmDefinition, kind: DefinitionKind): VmDefinition {
  const call: { stack?: string } = {};
  Error.captureStackTrace(call, mark);
  // not enumerable: a definition that spreads another one is not that one
  const definition = Object.defineProperties(withArguments(vm, kind === "module"), {
    [definitionStack]: { value: call.stack },
    [definitionKind]: { value: kind },
  });
  withdrawNames(expressionsIn(vm), argumentNames(vm));
  noteDefinition(definition, call.stack ?? "");
  return definition;
}
