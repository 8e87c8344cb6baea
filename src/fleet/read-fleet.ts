import { exitStatus, KnownError } from "../errors.ts";
import { type Choice, evaluateFleet, type Progress } from "./evaluate.ts";
import { parseFlakeReference } from "./flake-reference.ts";
import { type OpenFlake, openFlake } from "./open-flake.ts";
import { type FleetVm, withFileNames } from "./vm.ts";

/** What the user asks about a flake's VMs. */
export interface FleetRequest extends Omit<Choice, "configuration"> {
  /** For a Nix process: see Limits. */
  readonly seconds?: number | undefined;
  readonly flake: string;
  readonly fetch?: true | undefined;
  /** The folder of a microvm.nix to use instead of the locked one. */
  readonly microvm?: string | undefined;
}

/** A dozen NixOS systems take half a minute on a slow machine. */
const defaultSeconds = 600;

/** The VMs of a flake, evaluated. */
export interface Fleet {
  readonly flake: OpenFlake;
  readonly vms: readonly FleetVm[];
}

/**
 * Evaluates the VMs that are asked for.
 * @throws KnownError (status 2) when it is not a flake, does not evaluate, or has none of them.
 */
export async function readFleet(request: FleetRequest, progress: Progress): Promise<Fleet> {
  const { url, configuration } = parseFlakeReference(request.flake);
  const flake = await openFlake(url, request.fetch ? "network" : "machine", request.microvm);
  const evaluated = await evaluateFleet(
    flake,
    { ...request, configuration },
    { seconds: request.seconds ?? defaultSeconds },
    progress,
  );
  const vms = evaluated.map((vm) => ({
    ...vm,
    known: vm.known && withFileNames(vm.known, flake.fileName),
  }));
  const isAsked = ({ known, vm, configuration: of }: FleetVm) =>
    request.vm === undefined || known !== undefined || (vm ?? of) === request.vm;
  if (vms.some(isAsked)) return { flake, vms };
  const asked = [
    ...(configuration === undefined ? [] : [`nixosConfigurations.${configuration}`]),
    ...(request.only === undefined ? [] : [`--only ${request.only}`]),
    ...(request.vm === undefined ? [] : [`--vm ${request.vm}`]),
  ];
  const [failed] = vms;
  throw new KnownError(
    {
      message: `--flake ${request.flake} has no VMs${asked.length === 0 ? "" : ` that are ${asked.join(", ")}`}`,
      ...(failed?.error !== undefined && {
        details: `${failed.configuration} does not evaluate: ${failed.error}`,
      }),
      fix: "VMs are nixosConfigurations with microvm.nix's module for guests, and microvm.vms of those with its module for hosts",
    },
    exitStatus.notChecked,
  );
}
