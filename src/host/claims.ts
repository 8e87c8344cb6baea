import type { Claim } from "../facts/shared-claims.ts";
import { type KeyValue, parseKeyValues } from "../lint/key-values.ts";
import { type HypervisorCommand, hypervisorCommandsIn } from "../lint/script.ts";

/** The argument by which a command line claims it. */
export interface ArgumentClaim extends Claim {
  readonly command: HypervisorCommand;
  readonly index: number;
}

/** An option of a hypervisor whose value claims something. */
interface ClaimingOption {
  readonly program: string;
  readonly options: readonly string[];
  /** The first part of the value, where it decides: `vfio-pci`. */
  readonly kind?: string;
  readonly key: string;
  /** The key that a first part without one stands for. */
  readonly implied?: string;
  readonly what: string;
  /** With one of these parts, others may claim the same thing, too. */
  readonly unless?: readonly string[];
  /** Without this part, the thing is made elsewhere. */
  readonly only?: string;
}

/** The names are those of nix/host/exclusive.json, where the options of microvm.nix claim the same. */
const claiming: readonly ClaimingOption[] = [
  { program: "qemu", options: ["-netdev"], kind: "tap", key: "ifname", what: "tap interface" },
  { program: "qemu", options: ["-device"], key: "mac", what: "MAC address" },
  { program: "qemu", options: ["-device"], key: "guest-cid", what: "vsock.cid" },
  {
    program: "qemu",
    options: ["-device"],
    kind: "vfio-pci",
    key: "host",
    what: "device of the host",
  },
  {
    program: "qemu",
    options: ["-device"],
    kind: "vfio-platform",
    key: "host",
    what: "device of the host",
  },
  {
    program: "qemu",
    options: ["-chardev"],
    kind: "socket",
    key: "path",
    only: "server=on",
    what: "socket",
  },
  { program: "qemu", options: ["-qmp", "-monitor"], key: "unix", implied: "unix", what: "socket" },
  {
    program: "qemu",
    options: ["-drive", "-blockdev"],
    key: "file",
    what: "volume",
    unless: ["read-only=on", "readonly=on"],
  },
  { program: "crosvm", options: ["-s", "--socket"], key: "path", implied: "path", what: "socket" },
  { program: "crosvm", options: ["--net"], key: "tap-name", what: "tap interface" },
  { program: "crosvm", options: ["--net"], key: "mac", what: "MAC address" },
  { program: "crosvm", options: ["--vsock"], key: "cid", implied: "cid", what: "vsock.cid" },
  {
    program: "crosvm",
    options: ["--vfio"],
    key: "path",
    implied: "path",
    what: "device of the host",
  },
  {
    program: "crosvm",
    options: ["--block"],
    key: "path",
    implied: "path",
    what: "volume",
    unless: ["ro=true", "ro=on"],
  },
  { program: "cloud-hypervisor", options: ["--net"], key: "tap", what: "tap interface" },
  { program: "cloud-hypervisor", options: ["--net"], key: "mac", what: "MAC address" },
  { program: "cloud-hypervisor", options: ["--vsock"], key: "cid", what: "vsock.cid" },
  { program: "cloud-hypervisor", options: ["--device"], key: "path", what: "device of the host" },
  {
    program: "cloud-hypervisor",
    options: ["--api-socket"],
    key: "path",
    implied: "path",
    what: "socket",
  },
  {
    program: "cloud-hypervisor",
    options: ["--disk"],
    key: "path",
    what: "volume",
    unless: ["readonly=on"],
  },
];

/**
 * What the command lines of a script claim that their host has once: relative paths are each VM's own, and nobody writes
 * to the store.
 */
export const claimsIn = (script: string, file: string): ArgumentClaim[] =>
  hypervisorCommandsIn(script, file).flatMap(claimsOf);

function claimsOf(command: HypervisorCommand): ArgumentClaim[] {
  const { program, args } = command;
  return args.flatMap(({ text }, index) => {
    const option = optionBefore(program, args, index);
    return claiming
      .filter(
        (one) => one.program === program && option !== undefined && one.options.includes(option),
      )
      .filter(({ what }) => what !== "MAC address" || !isOfUserNetwork(text, args))
      .flatMap((one) => claimed(one, text))
      .map((claim) => ({ ...claim, command, index }));
  });
}

/** QEMU's own network is of one VM alone: nobody sees its MAC addresses. */
function isOfUserNetwork(device: string, args: HypervisorCommand["args"]): boolean {
  const netdev = parseKeyValues(device, "kind").find(({ key }) => key === "netdev")?.value;
  return args.some(({ text }) => {
    const [kind, ...parts] = parseKeyValues(text, "kind");
    const isNamed = parts.some(({ key, value }) => key === "id" && value === netdev);
    return netdev !== undefined && kind?.value === "user" && isNamed;
  });
}

/** The option of a value. One of cloud-hypervisor may have several values; elsewhere a second value belongs to no option. */
function optionBefore(
  program: string,
  args: HypervisorCommand["args"],
  index: number,
): string | undefined {
  if (args[index]?.text.startsWith("-")) return undefined;
  const before = args.slice(program === "cloud-hypervisor" ? 0 : Math.max(0, index - 1), index);
  return before.findLast(({ text }) => text.startsWith("-"))?.text;
}

function claimed(
  { kind, key, implied, what, unless = [], only }: ClaimingOption,
  text: string,
): Claim[] {
  const parts = parseKeyValues(text, implied ?? "kind");
  const has = (pair: string) => parts.some((part) => `${part.key}=${part.value}` === pair);
  if (kind !== undefined && parts[0]?.value !== kind) return [];
  if (unless.some(has) || (only !== undefined && !has(only))) return [];
  const value = parts.find((part: KeyValue) => part.key === key)?.value;
  const isPath = /^(volume|socket)$/.test(what);
  if (value === undefined || value === "") return [];
  const plain = value.replace(/^unix:/, "");
  if (isPath && (!plain.startsWith("/") || plain.startsWith("/nix/store/"))) return [];
  return [{ what, value: normalized(what, plain) }];
}

/** As an option of microvm.nix expresses it. */
function normalized(what: string, value: string): string {
  if (what === "MAC address") return value.toLowerCase();
  if (what !== "device of the host") return value;
  const address = /([\da-f]{4}:)?([\da-f]{2}:[\da-f]{2}\.[\da-f])$/i.exec(value);
  return address === null ? value : `pci ${address[1] ?? "0000:"}${address[2]}`;
}
