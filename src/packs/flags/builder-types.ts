import { camelCase, typeName } from "../camel-case.ts";
import { formType, unionOf } from "../form-type.ts";
import type { Flag, FlagPack, FlagStruct, Properties, PropertyType } from "../format.ts";
import { propertyKey } from "../property-key.ts";
import { configurationTypes } from "./configuration-types.ts";

/** The TypeScript types of what the hypervisor of a `FlagPack` accepts, and the builders of its flags. */
export function flagTypes(pack: FlagPack): string {
  const flags = Object.entries(pack.flags).map(
    ([name, flag]) =>
      `${documentation(flag, pack.build.features ?? [])}  ${camelCase(name)}(${parameter(flag, pack)}): FlagArgument;`,
  );
  const parts = Object.entries(commonParts).filter(([, keys]) =>
    Object.values(pack.structs).some((struct) => hasAll(struct, keys)),
  );
  const ofValues = Object.entries(pack.structs).map(([name, struct]) => {
    const mine = parts.filter(([, keys]) => hasAll(struct, keys));
    const said = mine.flatMap(([, keys]) => Object.keys(keys));
    const own = Object.entries(struct.keys).filter(([key]) => !said.includes(key));
    return interfaceText(
      typeName(name),
      own,
      pack,
      mine.map(([part]) => part),
    );
  });
  const ofParts = parts.map(([name, keys]) => interfaceText(name, Object.entries(keys), pack));
  const structs =
    pack.configuration === undefined
      ? [...ofParts, ...ofValues].join("\n\n")
      : configurationTypes(pack);
  const text = `${structs}

interface Flags {
${flags.join("\n")}
}

/** Builders of ${pack.program}'s arguments: ${pack.build.description}. */
export const ${camelCase(pack.program)} = flagBuilders<Flags>(${JSON.stringify(pack.program)});
`;
  const imports = Object.entries(importable).flatMap(([file, names]) => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    return used.length === 0 ? [] : `import type { ${used.join(", ")} } from "${file}";\n`;
  });
  return `${imports.filter((it) => it.includes("../../")).join("")}import { type FlagArgument, flagBuilders } from "../flags.ts";
${imports.filter((it) => !it.includes("../../")).join("")}
${text}`;
}

/** Keys that many values share, grouped as in the source. */
const commonParts: Readonly<Record<string, Properties>> = {
  PciDevice: { id: "str", iommu: "toggle", pci_segment: "uint16", pci_device_id: "uint8" },
  RateLimiter: {
    bw_size: "uint64",
    bw_one_time_burst: "uint64",
    bw_refill_time: "uint64",
    ops_size: "uint64",
    ops_one_time_burst: "uint64",
    ops_refill_time: "uint64",
  },
};

const hasAll = ({ keys }: FlagStruct, wanted: Properties) =>
  Object.entries(wanted).every(([key, type]) => keys[key] === type);

function interfaceText(
  name: string,
  keys: readonly (readonly [string, PropertyType])[],
  pack: FlagPack,
  parts: readonly string[] = [],
): string {
  const lines = keys.map(
    ([key, type]) =>
      `  readonly ${propertyKey(key)}${type.endsWith("!") ? "" : "?"}: ${typeText(type.replace(/!$/, ""), pack)};\n`,
  );
  const heritage = parts.length === 0 ? "" : `extends ${parts.join(", ")} `;
  return `interface ${name} ${heritage}{${lines.length === 0 ? "" : "\n"}${lines.join("")}}`;
}

/** Types that the generated text may use, by their file. */
const importable: Readonly<Record<string, readonly string[]>> = {
  "../../nix/strings.ts": ["NixString"],
  "../../nix/value.ts": ["NixExpression", "NixValue"],
  "../values.ts": ["ByteSize", "Integer", "IntegerRange"],
};

function parameter({ values, value = "any" }: Flag, pack: FlagPack): string {
  if (values === 0) return "";
  const type = typeText(value, pack);
  if (values === "some") return `...values: readonly [${type}, ...(${type})[]]`;
  return `value${values === "optional" ? "?" : ""}: ${type}`;
}

function documentation({ when }: Flag, features: readonly string[]): string {
  const needed = [...(when ?? "").matchAll(/feature = "([\w-]+)"/g)].map(([, name = ""]) => name);
  // a flag that every build has needs no remark
  const isUsual = needed.length > 0 && needed.every((name) => features.includes(name));
  return when === undefined || isUsual ? "" : `  /** Only in builds with \`${when}\`. */\n`;
}

function typeText(type: PropertyType, pack: FlagPack): string {
  if (type.startsWith("|")) return unionOf(type.slice(1).split("|"));
  if (type.startsWith("struct:")) return typeName(type.slice("struct:".length));
  if (type.startsWith("text:")) return formType(pack.texts[type.slice("text:".length)]);
  if (type.startsWith("[")) return listText(type.slice(1, -1), pack);
  if (/^u?int/.test(type)) return "Integer";
  return (
    { toggle: "boolean", word: "true", str: "string", size: "ByteSize" }[type] ?? "string | number"
  );
}

/** `[uint64]` also accepts ranges; `[str@[uint64]]` is a list of pairs. */
function listText(element: string, pack: FlagPack): string {
  const [, key, value] = /^(\w+)@(.+)$/.exec(element) ?? [];
  if (key !== undefined && value !== undefined)
    return `readonly (readonly [${typeText(key, pack)}, ${typeText(value, pack)}])[]`;
  return element === "str" ? "readonly string[]" : "readonly IntegerRange[]";
}
