import { impliedKeys, type QemuOption, valueAt } from "./command-line.ts";

/** Options whose value is of a kind that another key than its first one names. */
const otherTags: Readonly<Record<string, string>> = { drive: "if", smbios: "type" };

/** Options that are distinguished by their kind alone: `-device virtio-rng-pci` is "virtio-rng-pci". */
const namedByKind = ["blockdev", "device", "object"];

/** The kind that an option's value says: its driver, its backend, its type. */
export function kindOf(option: QemuOption): string {
  return valueAt(option, otherTags[option.name] ?? impliedKeys[option.name] ?? "") ?? "";
}

/** How messages name what an option makes: "virtio-rng-pci", "-netdev user", "-boot". */
export function ownerOf(option: QemuOption): string {
  const kind = kindOf(option);
  if (namedByKind.includes(option.name)) return kind;
  if (option.name === "smbios") return kind === "" ? "-smbios" : `-smbios type=${kind}`;
  return kinds.includes(option.name) && kind !== "" ? `-${option.name} ${kind}` : `-${option.name}`;
}

/** Options with kinds, whose keys are those of the kind. */
const kinds = [
  ...["accel", "audiodev", "chardev", "display", "fsdev", "net", "netdev", "nic", "numa", "tpmdev"],
];
