import { pick, type Random } from "./random.ts";

/** A property as `-device x,help` and `-object x,help` print it: "bool", "uint32", "link<iothread>". */
export interface ListedProperty {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** Reads `name=<type> - description (default: ...)`. */
export function listedProperties(help: string): ListedProperty[] {
  return [...help.matchAll(/^ {2}(\S+?)=<([^\n]*?)>(?: +- ?(.*))?$/gm)].map(
    ([, name = "", type = "", description = ""]) => ({ name, type, description }),
  );
}

const right: Readonly<Record<string, readonly string[]>> = {
  bool: ["on", "off", "yes", "no", "true", "false"],
  str: ["a", "text", "with,,comma"],
  string: ["a", "text", "/dev/null"],
  OnOffAuto: ["on", "off", "auto"],
  size: ["0", "1", "4096", "1M", "64K", "1G", "0x1000", "1.5M"],
  int: ["0", "1", "4096", "16M"],
};

const numbers = ["0", "1", "2", "3", "4", "8", "16", "64", "100", "255", "0x10", "1024", "4096"];

const wrong = [
  ...["abc", "-1", "on", "", "1.5", "4G", "99999999999999999999", "ON", "auto", "maybe", "1k"],
  ...["65536", "4294967296", "256", "0x", "08", "1 ", " 1", "none", "a,b", "[1]", "{}", "1e3"],
];

/** A value that the property's printed type allows, or in one of three cases any. */
function randomValue({ type, description }: ListedProperty, random: Random): string {
  if (random(3) === 0) return pick(wrong, random) ?? "";
  const members = /\(?((?:[\w.]+\/)+[\w.]+)\)?/.exec(description)?.[1]?.split("/");
  const values =
    right[type] ??
    (/^u?int\d/.test(type) ? numbers : members) ??
    (type.startsWith("link<") ? ["m0", "r0", "io0", "none0"] : ["auto", "1", "a"]);
  return pick(values, random) ?? "";
}

/** What properties refer to, all of it defined in `surroundings`. */
const references: Readonly<Record<string, string>> = {
  chardev: "chr0",
  netdev: "net0",
  drive: "drv0",
  memdev: "m0",
  rng: "r0",
  fsdev: "fs0",
  mount_tag: "tag0",
  audiodev: "snd0",
  cryptodev: "crypto0",
  tpmdev: "tpm0",
  "guest-cid": "3",
  serial: "abc",
};

export const surroundings: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    "q35,accel=tcg -device qemu-xhci -device virtio-serial-pci -device virtio-scsi-pci -device intel-hda -device usb-ccid",
    "pc,accel=tcg -device qemu-xhci -device virtio-serial-pci -device virtio-scsi-pci",
    "microvm,accel=tcg,pcie=on -device qemu-xhci -device virtio-serial-device",
    "microvm,accel=tcg -device virtio-serial-device -device virtio-scsi-device",
  ].map((machine) => [
    machine.split(" ")[0] ?? "",
    [
      ..."-nodefaults -display none -m 128M,maxmem=1G,slots=2 -M".split(" "),
      ...machine.split(" "),
      ...[
        "-chardev null,id=chr0 -netdev user,id=net0 -audiodev none,id=snd0",
        "-object memory-backend-ram,id=m0,size=16M -object rng-builtin,id=r0 -object iothread,id=io0",
        "-object cryptodev-backend-builtin,id=crypto0 -fsdev local,id=fs0,path=share,security_model=none",
        "-drive file=disk.img,format=raw,if=none,id=drv0",
      ].flatMap((line) => line.split(" ")),
    ],
  ]),
);

export interface Listed {
  readonly option: "-device" | "-object";
  readonly name: string;
  readonly properties: readonly ListedProperty[];
}

/** One device or object with what it refers to, and up to three of its properties with values. */
export function randomArgument(
  { option, name, properties }: Listed,
  random: Random,
): { readonly context: string; readonly args: string[] } {
  const context = pick(Object.keys(surroundings), random) ?? "";
  const given = properties
    .filter((property) => Object.hasOwn(references, property.name) && random(12) > 0)
    .map((property) => `${property.name}=${references[property.name]}`);
  const size = option === "-object" && properties.some((property) => property.name === "size");
  const path = properties.find((property) => property.name === "mem-path");
  const chosen = Array.from({ length: 1 + random(3) }, () => pick(properties, random))
    .filter((property) => property !== undefined)
    .filter((property) => !/^(loaded|type|parent_bus|child|hotplug)/.test(property.name))
    .map((property) => `${property.name}=${randomValue(property, random)}`);
  const parts = [
    name,
    ...(option === "-object" || random(2) === 0 ? ["id=it"] : []),
    ...(size && random(10) > 0 ? ["size=1M"] : []),
    ...(path !== undefined && random(10) > 0 ? ["mem-path=shared.img"] : []),
    ...given,
    ...chosen,
  ];
  return { context, args: [...(surroundings[context] ?? []), option, parts.join(",")] };
}
