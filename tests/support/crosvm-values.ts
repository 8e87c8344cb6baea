import fc from "fast-check";
import type { CrosvmPack, Properties, PropertyType } from "../../src/packs/format.ts";

/** A value as the builders and the Nix options take it. */
export type TypedValue =
  | string
  | number
  | boolean
  | readonly TypedValue[]
  | { readonly [key: string]: TypedValue };

/** Random values of a type of crosvm's. */
export function crosvmValues(pack: CrosvmPack, type: PropertyType): fc.Arbitrary<TypedValue> {
  const bare = type.replace(/!$/, "");
  const bounds = /^u?int(\d+)(?::(\d*)\.\.(\d*))?$/.exec(bare);
  if (bounds !== null)
    return fc.integer({
      min: Number(bounds[2] || 0),
      max: Number(bounds[3] || Math.min(2 ** 30, 2 ** (Number(bounds[1]) - 1) - 1)),
    });
  if (bare.startsWith("[]"))
    return fc.array(crosvmValues(pack, bare.slice(2)), { minLength: 1, maxLength: 3 });
  if (bare.startsWith("("))
    return fc.tuple(
      ...bare
        .slice(1, -1)
        .split(",")
        .map((it) => crosvmValues(pack, it)),
    );
  if (bare.startsWith("|")) return fc.constantFrom(...bare.slice(1).split("|"));
  if (bare.startsWith("struct:")) return structValues(pack, bare.slice("struct:".length));
  if (bare.startsWith("enum:")) return memberValues(pack, pack.enums[bare.slice(5)] ?? {});
  if (bare.startsWith("text:"))
    return fc.constantFrom(...(texts[bare.slice(5)] ?? argumentsOf(pack, bare.slice(5))));
  const plain: Record<string, fc.Arbitrary<TypedValue>> = {
    bool: fc.boolean(),
    cpu: fc.constantFrom<TypedValue>(0, 7, "2-5"),
    cpuset: fc.constantFrom<TypedValue>(3, "0", "1-2", "0,4-7"),
    affinity: fc.constantFrom<TypedValue>("0-3", "0=1:1=2-3"),
  };
  return plain[bare] ?? fc.constantFrom("a", "/a/b c", "x,y=[z]", 'say "a"', "it's", "12", "true");
}

const texts: Readonly<Record<string, readonly string[]>> = {
  PciAddress: ["00:1f.2", "0000:01:02.3"],
  MacAddress: ["02:00:00:00:00:01"],
  Ipv4Addr: ["10.0.0.1", "255.255.255.0"],
  Uuid: ["12345678-1234-1234-1234-123456789abc"],
  deserialize_disk_id: ["disk", "1234"],
  parse_cpu_btreemap_u32: ["0=1024,1=512"],
  parse_cpu_frequencies: ["0=500,1000;1=500"],
  parse_mmio_address_range: ["0x1000-0x1fff,1-2"],
  deserialize_privileged_quota_uids: ["0 1000"],
  deserialize_ugid_map: ["0 0 1000 1000 7 /a"],
};

const argumentsOf = (pack: CrosvmPack, name: string) =>
  (pack.texts[name]?.matches ?? "").split("|");

function structValues(pack: CrosvmPack, name: string): fc.Arbitrary<TypedValue> {
  const struct = pack.structs[name];
  if (struct === undefined) throw new Error(name);
  const { keys, variants, parts } = struct;
  if (parts !== undefined) {
    const { [parts.by?.key ?? ""]: _, ...own } = keys;
    const safe = keysValues(pack, own).map(withoutSeparators);
    if (parts.by === undefined) return safe;
    const { key, structs } = parts.by;
    return fc
      .constantFrom(...Object.entries(structs))
      .chain(([value, further]) =>
        fc
          .tuple(safe, keysValues(pack, pack.structs[further]?.keys ?? {}).map(withoutSeparators))
          .map(([a, b]) => ({ ...a, [key]: value, ...b })),
      );
  }
  if (variants === undefined) return keysValues(pack, keys);
  return fc.constantFrom(...variants).chain((variant) => keysValues(pack, { ...variant, ...keys }));
}

/** Parts have no quotes: what a path may contain elsewhere, it cannot contain here. */
function withoutSeparators(values: Readonly<Record<string, TypedValue>>) {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "string" && key !== "ugid_map" && key !== "privileged_quota_uids"
        ? value.replace(/[^a-z0-9/]/gi, "")
        : value,
    ]),
  );
}

/** All required keys and some of the others. */
function keysValues(
  pack: CrosvmPack,
  keys: Properties,
): fc.Arbitrary<Readonly<Record<string, TypedValue>>> {
  const own = Object.entries(keys).filter(([, type]) => !type.startsWith("="));
  const required = own.filter(([, type]) => type.endsWith("!"));
  const optional = own.filter(([, type]) => !type.endsWith("!"));
  return fc
    .subarray(optional, { maxLength: Math.min(4, optional.length) })
    .chain((some) =>
      fc.record(
        Object.fromEntries(
          [...required, ...some].map(([key, type]) => [key, crosvmValues(pack, type)]),
        ),
      ),
    );
}

function memberValues(pack: CrosvmPack, members: Properties): fc.Arbitrary<TypedValue> {
  return fc.constantFrom(...Object.entries(members)).chain(([member, payload]) => {
    if (payload === "") return fc.constant<TypedValue>(member);
    return crosvmValues(pack, payload).map((data) => ({ [member]: data }));
  });
}
