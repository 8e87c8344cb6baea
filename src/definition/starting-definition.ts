import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Config } from "../config.ts";
import { printableLine } from "../output/printable.ts";

/** By hypervisor, an example of arguments that no option makes. */
const extraArgs = {
  qemu: 'qemu: { extraArgs: ["-device", "virtio-keyboard-device"] }',
  crosvm: 'crosvm: { extraArgs: ["--battery", "type=goldfish"] }',
  "cloud-hypervisor": '"cloud-hypervisor": { extraArgs: ["--pvpanic"] }',
};

/** A hypervisor that a definition can start with: those whose arguments are typed. */
export type StartingHypervisor = keyof typeof extraArgs;

export const startingHypervisors = Object.keys(extraArgs);

/**
 * The text of a new definition file: the options that most VMs set, and in comments those that many do.
 * Each commented line is right when its slashes are taken away.
 *
 * @param name The VM's name, a host name.
 */
export function startingDefinition(
  name: string,
  config: Config,
  hypervisor: StartingHypervisor = "qemu",
): string {
  return `import { defineVm } from ${printableLine(JSON.stringify(typesImport(config)))};

/** Say here what this VM is for. */
export default defineVm({
  name: "${name}",
  // the program that runs it; the types show what else each option can be
  hypervisor: "${hypervisor}",
  // MiB${hypervisor === "qemu" ? "; not 2048, with which QEMU hangs" : ""}
  mem: 512,
  vcpu: 1,

  // a network card, connected to a tap interface of the host
  // interfaces: [{ type: "tap", id: "${interfaceName(name)}", mac: "${macAddress(name)}" }],

  // the host's store, read-only, instead of a disk image with the VM's own part of it
  // shares: [{ proto: "virtiofs", tag: "ro-store", source: "/nix/store", mountPoint: "/nix/.ro-store" }],

  // a disk image below /var/lib/microvms/${name}, created when it is missing; its size in MiB
  // volumes: [{ image: "var.img", mountPoint: "/var", size: 256 }],

  // what microvm.nix has no option for: each argument of the command line is a string of its own
  // ${extraArgs[hypervisor]},

  // what is not an option of microvm, as NixOS modules, relative to this file
  // imports: ["./${name}/services.nix"],
});
`;
}

/** How a definition's file imports the generated types. */
export function typesImport({ definitions, types }: Config): string {
  const path = posix.relative(definitions, `${types}/microvm.ts`);
  return path.startsWith(".") ? path : `./${path}`;
}

/** Linux takes at most 15 bytes. */
function interfaceName(name: string): string {
  return `tap-${name}`.slice(0, 15).replace(/-+$/, "");
}

/** Of the VM's own, the same each time: 02 in front says that nobody assigned it. */
function macAddress(name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 5);
  return ["02", ...[...bytes].map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
}
