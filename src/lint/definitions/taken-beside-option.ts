import { mergedValues } from "../../command/passed-on.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import { ownExtraArgs } from "./arguments.ts";

/** Keys that have an option of their own, in arguments that a runner merges with its own: it throws for these keys. */
const keys: readonly {
  readonly flag: string;
  readonly key: string;
  readonly option: string;
  readonly when?: (vm: Readonly<Record<string, unknown>>) => boolean;
}[] = [
  // lib/runners/cloud-hypervisor.nix: cpusOps, platformOps, vsockCID
  { flag: "--cpus", key: "boot", option: "vcpu" },
  { flag: "--platform", key: "oem_strings", option: "cloud-hypervisor.platformOEMStrings" },
  { flag: "--vsock", key: "cid", option: "vsock.cid", when: hasCid },
];

function hasCid({ vsock }: Readonly<Record<string, unknown>>): boolean {
  return typeof (vsock as { cid?: unknown } | undefined)?.cid === "number";
}

/** Extra arguments of cloud-hypervisor that the runner refuses because an option does the same. */
export function* takenBesideOption(vm: LoadedDefinition["vm"]) {
  if (vm.hypervisor !== "cloud-hypervisor") return;
  const own = ownExtraArgs(vm, vm.hypervisor);
  for (const { flag, key, option, when } of keys) {
    const value = mergedValues(own, flag).find((it) => new RegExp(`(^|,)${key}=`).test(String(it)));
    if (value === undefined || when?.(vm) === false) continue;
    yield {
      path: ["cloud-hypervisor", "extraArgs", String(own.indexOf(flag))],
      rule: "refused-option",
      severity: "refused" as const,
      argument: `${JSON.stringify(flag)} ${JSON.stringify(value)}`,
      message: `the runner refuses ${key} of ${flag}: use microvm.${option}`,
      fix: `set microvm.${option}`,
    };
  }
}
