import { type Command, InvalidArgumentError, Option } from "commander";
import { exitStatus, KnownError } from "../errors.ts";
import { type Fleet, type FleetRequest, readFleet } from "../fleet/read-fleet.ts";
import { showProgress } from "../output/print.ts";
import { timeLeft } from "./progress.ts";

/** The options of commands that look at VMs of a flake. */
export interface FleetOptions extends Partial<Omit<FleetRequest, "seconds">> {
  /** Time limit of a Nix process, in seconds. */
  readonly timeLimit?: number;
}

/** Adds the options that name VMs of a flake. */
export function withFleetOptions(command: Command): Command {
  return command
    .option(
      "--flake <ref>",
      "VMs written in Nix: all nixosConfigurations of a flake, guests and hosts with microvm.vms, or one of them: REF#NAME",
    )
    .option("--vm <name>", "with --flake: only the guests and the hosts' VMs of this name")
    .option("--only <glob>", "with --flake: only the configurations whose names match: 'laptop-*'")
    .addOption(new Option("--fetch", "let Nix fetch the flake and its inputs"))
    .option(
      "--time-limit <seconds>",
      "with --flake: how long Nix may evaluate up to 12 VMs at a time (default: 600)",
      positiveNumber,
    );
}

/**
 * Evaluates the VMs of the flake that is named, with progress on a terminal.
 * @throws KnownError (status 2) when there are none.
 */
export async function fleetOf(options: FleetOptions & { readonly flake: string }): Promise<Fleet> {
  const left = timeLeft();
  try {
    return await readFleet({ ...options, seconds: options.timeLimit }, (done, of, about) =>
      showProgress(`evaluated ${done} of ${of} configurations${left(done / of)}: ${about} ...`),
    );
  } finally {
    showProgress("");
  }
}

function positiveNumber(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds < 2e6) return seconds;
  throw new InvalidArgumentError("It is a number of seconds: 60.");
}

/** @throws KnownError (status 2) when one of them is given without a flake. */
export function requireFlake({ flake, vm, only, fetch, timeLimit }: FleetOptions): void {
  if (flake !== undefined) return;
  const [given] =
    Object.entries({ vm, only, fetch, "time-limit": timeLimit }).find(
      ([, value]) => value !== undefined,
    ) ?? [];
  if (given !== undefined)
    throw new KnownError(
      { message: `--${given} is about a flake's VMs`, fix: "name the flake: --flake REF" },
      exitStatus.notChecked,
    );
}
