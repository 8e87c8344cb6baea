import { withArguments } from "../arguments/deferred.ts";
import { noteDefinition } from "../arguments/notes.ts";

/** What every VM definition has, whatever the options of the pinned microvm.nix are. */
export interface VmDefinition {
  /** The VM's host name, and its name in the flake and below /var/lib/microvms. */
  readonly name: string;
}

/** Where the loader finds the stack of the `defineVm` call, to report its file and line. */
export const definitionStack = Symbol.for("ghaf-microvm.definitionStack");

/**
 * Marks `vm` as a VM definition and remembers where it stands. The generated module exports this function as `defineVm`,
 * with the types of the pinned microvm.nix; no other import of it takes anything.
 */
export const markDefinition: (vm: never) => unknown = mark;

function mark<Vm extends VmDefinition>(vm: Vm): Vm {
  const call: { stack?: string } = {};
  Error.captureStackTrace(call, mark);
  // not enumerable: a definition that spreads another one is not that one
  const definition = Object.defineProperty({ ...withArguments(vm) }, definitionStack, {
    value: call.stack,
  });
  noteDefinition(definition, call.stack ?? "");
  return definition;
}
