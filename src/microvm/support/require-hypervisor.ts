import { closest } from "../../closest.ts";
import { exitStatus, KnownError } from "../../errors.ts";
import type { OptionSchema } from "../schema/option-schema.ts";
import { hypervisorsOf } from "./measure.ts";

/** @throws KnownError (status 2) for a hypervisor that this revision of microvm.nix does not have, with the nearest name. */
export function requireHypervisor(hypervisor: string, schema: OptionSchema): void {
  const known = hypervisorsOf(schema);
  if (known.includes(hypervisor)) return;
  const near = closest(hypervisor, known);
  throw new KnownError(
    {
      message: `microvm.nix ${schema.source.rev.slice(0, 8)} has no hypervisor ${hypervisor}`,
      fix: near === undefined ? `use one of ${known.join(", ")}` : `did you mean ${near}?`,
    },
    exitStatus.notChecked,
  );
}
