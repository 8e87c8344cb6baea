import type { Pack, QemuPack } from "../../../src/packs/format.ts";

/** What a build has, each by its kind and name, with its type or what else is known of it. */
export type PackEntries = ReadonlyMap<string, { readonly kind: string; readonly text: string }>;

/** Everything that a build accepts, as entries that can be searched and compared: `virtio-net-pci.mac`. */
export function packEntries(pack: Pack): PackEntries {
  const entries = new Map<string, { kind: string; text: string }>();
  const add = (kind: string, name: string, text: string) => entries.set(name, { kind, text });
  if (pack.program === "qemu") addQemu(pack, add);
  else addFlags(pack, add);
  return entries;
}

type Add = (kind: string, name: string, text: string) => void;
type Properties = Readonly<Record<string, string>>;

function addQemu(pack: QemuPack, add: Add): void {
  for (const [name, values] of Object.entries(pack.options))
    add("option", `-${name}`, values === 0 ? "" : "takes a value");
  for (const [name, { aliasOf, properties }] of Object.entries(pack.machines))
    addSet(add, "machine", `-machine ${name}`, properties, aliasOf && `is ${aliasOf}`);
  for (const [name, { bus, aliasOf, properties }] of Object.entries(pack.devices))
    addSet(
      add,
      "device",
      `-device ${name}`,
      properties,
      [aliasOf && `is ${aliasOf}`, bus && `on a bus ${bus}`].filter(Boolean).join(", "),
    );
  const sets = {
    "-object": pack.objects,
    "-netdev": pack.netdevs,
    "-blockdev": pack.blockdevs,
    "-display": pack.displays ?? {},
    "-audiodev": pack.audiodevs ?? {},
  };
  for (const [flag, members] of Object.entries(sets))
    for (const [name, properties] of Object.entries(members))
      addSet(add, flag.slice(1), `${flag} ${name}`, properties);
  for (const name of pack.chardevs) add("chardev", `-chardev ${name}`, "");
  for (const name of pack.cpus ?? []) add("cpu", `-cpu ${name}`, "");
}

function addFlags(pack: Exclude<Pack, QemuPack>, add: Add): void {
  for (const [name, flag] of Object.entries(pack.flags)) {
    const when = flag.when === undefined ? "" : `, where ${flag.when}`;
    add("flag", `--${name}`, `${flag.value ?? (flag.values === 0 ? "" : "takes a value")}${when}`);
  }
  for (const [name, { keys }] of Object.entries(pack.structs)) addSet(add, "value", name, keys);
}

function addSet(add: Add, kind: string, name: string, properties: Properties, text = ""): void {
  add(kind, name, text);
  for (const [property, type] of Object.entries(properties))
    add("property", `${name} ${property}=`, type);
}

/** What one build has and the other has not, or has with another type. */
export function comparePacks(one: PackEntries, other: PackEntries) {
  const differing = (from: PackEntries, than: PackEntries) =>
    [...from.keys()].filter((name) => !than.has(name));
  return {
    gone: differing(one, other),
    added: differing(other, one),
    changed: [...one].flatMap(([name, { text }]) => {
      const now = other.get(name);
      return now === undefined || now.text === text
        ? []
        : [{ name, before: text, after: now.text }];
    }),
  };
}
