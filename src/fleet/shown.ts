import { commandLineOf } from "../command/command-line.ts";
import type { PlacedOrigin, ShownCommand } from "../command/shown-command.ts";
import { unexplainedValues } from "../command/unexplained-values.ts";
import { KnownError, type Problem } from "../errors.ts";
import { placeOfArgument } from "../lint/places.ts";
import { findHypervisorCommands, type HypervisorCommand } from "../lint/script.ts";
import type { Fleet } from "./read-fleet.ts";
import { type EvaluatedVm, type FleetVm, vmName } from "./vm.ts";

/**
 * The command lines of a fleet, from its VMs' own scripts.
 * @param isExplained Whether to say what each argument comes from, as far as the VM's modules set it.
 */
export function shownCommands({ flake, vms }: Fleet, isExplained: boolean): ShownCommand[] {
  return vms.map((vm) => {
    const { known } = vm;
    const command = known === undefined ? undefined : commandOf(known);
    const args = command === undefined ? [] : [program(command), ...command.args];
    return {
      vm: vmName(vm),
      hypervisor: known?.hypervisor ?? "?",
      system: known?.system ?? "?",
      rev: flake.microvmRev ?? "unknown",
      from: "flake",
      line: command && commandLineOf(command.program, args),
      extraArgs: known?.extraArgs ?? [],
      scripts: known?.scripts ?? {},
      files: known?.files ?? {},
      origins:
        isExplained && command !== undefined && known !== undefined
          ? [[], ...command.args.map((_, index) => originsOf(known, command, index))]
          : undefined,
      carryOver: undefined,
      warnings: isExplained
        ? unexplainedValues(
            known?.files ?? {},
            "for definitions in TypeScript, `command --explain`",
          )
        : [],
      problems: problemsOf(vm),
    };
  });
}

const program = ({ path }: HypervisorCommand) => ({ text: path, expands: false });

function commandOf({ scripts }: EvaluatedVm): HypervisorCommand | undefined {
  const script = scripts?.["microvm-run"];
  if (script === undefined) return undefined;
  try {
    return findHypervisorCommands(script, "microvm-run")[0];
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return undefined;
  }
}

function problemsOf(vm: FleetVm): Problem[] {
  if (vm.error === undefined) return [];
  const message = vm.error.replace(/\s*\n\s*/g, " ");
  return [{ message: `${vmName(vm)} does not evaluate: ${message}` }];
}

function originsOf(
  { hypervisor, places, set }: EvaluatedVm,
  { args }: HypervisorCommand,
  index: number,
): PlacedOrigin[] {
  const place = placeOfArgument(places, args, index);
  if (place === undefined) return [];
  const own = set.find(({ file, line }) => file === place.file && line === place.line);
  const path = ["microvm", ...(own?.option ?? `${hypervisor}.extraArgs`).split(".")];
  // a module without a file has a place without one
  const where = place.file === "" ? undefined : place;
  return [{ path, set: true, asDefault: false, place: where }];
}
