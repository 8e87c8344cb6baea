import { type Command, Option } from "commander";
import { exitStatus, KnownError } from "../errors.ts";
import { type Fleet, type FleetRequest, readFleet } from "../fleet/read-fleet.ts";
import { showProgress } from "../output/print.ts";

/** What commands take that look at VMs of a flake. */
export interface FleetOptions extends Partial<FleetRequest> {}

/** Adds the options that name VMs of a flake. */
export function withFleetOptions(command: Command): Command {
  return command
    .option(
      "--flake <ref>",
      "VMs written in Nix alone: a flake's nixosConfigurations, guests and hosts with microvm.vms, or one: REF#NAME",
    )
    .option("--vm <name>", "of a flake, the guests and the hosts' VMs of this name")
    .option("--only <glob>", "of a flake, the configurations whose names fit: 'laptop-*'")
    .addOption(new Option("--fetch", "let Nix fetch the flake and its inputs"));
}

/**
 * Evaluates the VMs of the flake that is named, with progress on a terminal.
 * @throws KnownError (status 2) when there are none.
 */
export async function fleetOf(options: FleetOptions & { readonly flake: string }): Promise<Fleet> {
  try {
    return await readFleet(options, (done, of, about) =>
      showProgress(`evaluated ${done} of ${of} configurations: ${about} ...`),
    );
  } finally {
    showProgress("");
  }
}

/** @throws KnownError (status 2) when one of them is given without a flake. */
export function requireFlake({ flake, vm, only, fetch }: FleetOptions): void {
  if (flake !== undefined) return;
  const [given] =
    Object.entries({ vm, only, fetch }).find(([, value]) => value !== undefined) ?? [];
  if (given !== undefined)
    throw new KnownError(
      { message: `--${given} is about a flake's VMs`, fix: "name the flake: --flake REF" },
      exitStatus.notChecked,
    );
}
