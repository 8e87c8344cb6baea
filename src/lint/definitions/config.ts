import { isAllowed } from "../../definition/allowed.ts";
import { optionName } from "../../definition/check/option-name.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import type { SourcePosition } from "../../definition/source-position.ts";
import { isNixExpression } from "../../nix/value.ts";
import { defaultPack, type FlagPack } from "../../packs/format.ts";
import { readPack } from "../../packs/read.ts";
import { checkExtraConfig } from "../firecracker/lint.ts";
import type { PlacedFinding } from "../lint.ts";

/** What is wrong with the extra configuration that definitions give to Firecracker, each at its line. */
export async function lintConfigs(
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const definition of definitions) {
    const { vm } = definition;
    const extraConfig = (vm.firecracker as { extraConfig?: unknown } | undefined)?.extraConfig;
    if (vm.hypervisor !== "firecracker" || extraConfig === undefined) continue;
    const pack = readPack(defaultPack.firecracker) as FlagPack;
    const { placesOf, vmNote } = await import("../../definition/source-position.ts");
    for (const problem of checkExtraConfig(vm, extraConfig, pack, isNixExpression)) {
      const { rule, severity, message } = problem;
      const path = ["firecracker", "extraConfig", ...problem.path];
      const places = placesOf(definition, path);
      if (isAllowed(definition, places, rule)) continue;
      const position = places.at(-1) as SourcePosition;
      placed.push({
        rule,
        severity,
        ...position,
        argument: optionName(path),
        message: message + vmNote(definition, position),
        fix: null,
        fixable: false,
      });
    }
  }
  return placed;
}
