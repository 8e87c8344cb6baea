import type { Machine } from "../format.ts";
import { sorted } from "../sorted.ts";
import type { StartQemu } from "./qmp.ts";
import { type Property, settableProperties } from "./qom-properties.ts";

/** A machine as `query-machines` lists it. */
export interface NamedMachine {
  readonly name: string;
  readonly alias?: string;
  readonly "cpu-max": number;
}

/** Machines that a micro-VM is ever run on; the others of a build are kept by name only. */
const machinesOfInterest = ["microvm", "pc", "q35", "virt", "none"];

/** The machines that a micro-VM is run on, as far as this build has them: a start of QEMU for each. */
export async function describeMachines(
  startQemu: StartQemu,
  listed: readonly NamedMachine[],
): Promise<Record<string, Machine>> {
  const machines: Record<string, Machine> = {};
  for (const name of machinesOfInterest) {
    const machine = listed.find((other) => other.name === name || other.alias === name);
    if (machine === undefined) continue;
    const accel = name === "none" ? "" : ",accel=tcg";
    machines[name] = await startQemu(
      ["-machine", name + accel, "-nodefaults"],
      async ({ ask }) => ({
        ...(machine.alias === name ? { aliasOf: machine.name } : {}),
        processors: machine["cpu-max"],
        properties: settableProperties((await ask("qom-list", { path: "/machine" })) as Property[]),
        ...busesOf(
          (await ask("human-monitor-command", { "command-line": "info qtree" })) as string,
        ),
      }),
    );
  }
  return machines;
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
