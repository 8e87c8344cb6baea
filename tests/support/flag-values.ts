import fc from "fast-check";
import type { PropertyValue } from "../../src/arguments/values.ts";
import type { PropertyType } from "../../src/packs/format.ts";

/** Texts that the pack's forms take, where their pattern is no help to a generator. */
const examples: Readonly<Record<string, readonly string[]>> = {
  CpuTopology: ["1:2:1:1"],
  MacAddr: ["02:00:00:00:00:01"],
  IpAddr: ["10.0.0.1", "fd00::1"],
  IoPort: ["0xe9"],
  Access: ["r", "rw"],
  DeviceType: ["fs", "26"],
  FwCfgItems: ["[name=opt/a,file=/a]", "[name=opt/a,string=b:name=opt/c,file=/d]"],
  Serial: ["a,b", 'a"b'],
  Tag: ["store", "a[b]"],
};

const range = fc
  .tuple(fc.nat(100), fc.integer({ min: 1, max: 9 }))
  .map(([a, b]) => `${a}-${a + b}`);

/** A value that the types of the builders allow. */
function anyOf(type: PropertyType): fc.Arbitrary<PropertyValue> {
  if (type === "toggle") return fc.boolean();
  if (type === "word") return fc.constant(true);
  if (type === "size")
    return fc.oneof(
      fc.nat(),
      fc.nat(99).map((size) => `${size}M`),
    );
  if (type === "[str]") return fc.array(fc.stringMatching(/^[a-z=]{1,5}$/), { minLength: 1 });
  const [, key, value] = /^\[(\w+)@(.+)\]$/.exec(type) ?? [];
  if (key !== undefined && value !== undefined)
    return fc.array(fc.tuple(anyOf(key), anyOf(value)), { minLength: 1, maxLength: 3 });
  const element = /^\[(\w+)\]$/.exec(type)?.[1];
  if (element !== undefined)
    return fc.array(fc.oneof(fc.nat(1000), range), { minLength: 1, maxLength: 3 });
  if (type.startsWith("|")) return fc.constantFrom(...type.slice(1).split("|"));
  if (type.startsWith("text:"))
    return fc.constantFrom(...(examples[type.slice("text:".length)] ?? []));
  if (/^u?int/.test(type)) return fc.nat(type === "uint8" ? 255 : 65_535);
  // whatever is in the way of key=value
  return fc.stringMatching(/^ ?[a-z,="@[\]]{0,6}[a-z] ?$/);
}

/** Values of a structure of cloud-hypervisor: what is required, and some of the rest. */
export const flagValues = (keys: Readonly<Record<string, PropertyType>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(keys).map(([key, type]) => [key, anyOf(type.replace(/!$/, ""))]),
    ),
    { requiredKeys: Object.keys(keys).filter((key) => keys[key]?.endsWith("!")) },
  );
