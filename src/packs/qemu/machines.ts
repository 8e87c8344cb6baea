import type { Machine } from "../format.ts";
import { sorted } from "../sorted.ts";
import type { StartQemu } from "./qmp.ts";
import { type Property, settableProperties } from "./qom-properties.ts";

/** A machine as `query-machines` lists it. */
export interface NamedMachine {
  readonly name: string;
  readonly alias?: string;
  readonly "is-default"?: boolean;
  readonly "cpu-max": number;
  readonly "numa-mem-supported"?: boolean;
}

/** The machines that matter for micro-VMs; a pack has only the names of the others. */
const machinesOfInterest = ["microvm", "pc", "q35", "virt", "none"];

/** The machines of a build that matter for micro-VMs, by their usual names. */
export function machinesToDescribe(
  listed: readonly NamedMachine[],
): ReadonlyMap<string, NamedMachine> {
  return new Map(
    machinesOfInterest.flatMap((name) => {
      const machine = listed.find((other) => other.name === name || other.alias === name);
      return machine === undefined ? [] : [[name, machine] as const];
    }),
  );
}

/**
 * Starts one machine to read its properties, buses and number of processors.
 *
 * @param typeProperties The properties of its type, if known: a started machine no longer has some of them, such as
 *   `pflash0`, and has others that cannot be set.
 */
export function describeMachine(
  startQemu: StartQemu,
  args: readonly string[],
  name: string,
  machine: NamedMachine,
  typeProperties: readonly Property[] | undefined,
): Promise<Machine> {
  return startQemu([...args, "-nodefaults"], async ({ ask }) => ({
    ...(machine.alias === name ? { aliasOf: machine.name } : {}),
    processors: machine["cpu-max"],
    properties: settableProperties(
      typeProperties ?? ((await ask("qom-list", { path: "/machine" })) as Property[]),
    ),
    ...busesOf((await ask("human-monitor-command", { "command-line": "info qtree" })) as string),
  }));
}

/** The buses that `info qtree` shows: their types, sorted, and each name's type. */
function busesOf(tree: string): Pick<Machine, "buses" | "busNames"> {
  const named = [...tree.matchAll(/^\s*bus: (\S+)\r?\n\s*type (\S+)$/gm)].map(
    ([, name = "", type = ""]): [string, string] => [name, type],
  );
  return {
    buses: [...new Set(named.map(([, type]) => type))].sort(),
    busNames: sorted(Object.fromEntries(named)),
  };
}
