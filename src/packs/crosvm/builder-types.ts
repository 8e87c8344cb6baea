import { camelCase, typeName } from "../camel-case.ts";
import { formType, unionOf } from "../form-type.ts";
import type { CrosvmFlag, CrosvmPack, CrosvmStruct, Properties } from "../format.ts";
import { propertyKey } from "../property-key.ts";

/** The TypeScript types of what `crosvm run` accepts, and what its builders must know to print values. */
export function crosvmTypes(pack: CrosvmPack): string {
  const flags = Object.entries(pack.flags).map(([flag, declared]) => {
    const { values, value = "any" } = declared;
    const argument = values === 0 ? "" : `value: ${typeText(value, pack)}`;
    return `${documentation(declared, pack.build.features ?? [])}  ${camelCase(flag)}(${argument}): CrosvmArgument;`;
  });
  const structs = Object.entries(pack.structs).map(
    ([name, struct]) => `type ${typeName(name)} = ${structText(struct, pack)};`,
  );
  const enums = Object.entries(pack.enums).map(
    ([name, members]) => `type ${typeName(name)} =\n${enumText(members, pack)};`,
  );
  return `import { type CrosvmArgument, crosvmBuilders } from "../crosvm.ts";
import type { CpuRange, CpuSet, Integer } from "../values.ts";

${[...structs, ...enums].join("\n\n")}

interface Flags {
${flags.join("\n")}
}

/** Builders of the arguments of \`crosvm run\`: ${pack.build.description}. */
export const crosvm = crosvmBuilders<Flags>({
  enums: ${JSON.stringify(enumPlaces(pack))},
  parts: ${JSON.stringify(partsOf(pack))},
});
`;
}

function documentation({ deprecated, when }: CrosvmFlag, features: readonly string[]): string {
  const needed = [...(when ?? "").matchAll(/feature = "([\w-]+)"/g)].map(([, name = ""]) => name);
  // a flag that every build has needs no remark
  const isUsual = needed.length > 0 && needed.every((name) => features.includes(name));
  const lines = [
    when === undefined || isUsual ? undefined : `Only in builds with \`${when}\`.`,
    deprecated === undefined
      ? undefined
      : `@deprecated by crosvm${deprecated === true ? "" : `: use --${deprecated}`}`,
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return "";
  return lines.length === 1
    ? `  /** ${lines[0]} */\n`
    : `  /**\n${lines.map((line) => `   * ${line}\n`).join("")}   */\n`;
}

/** A structure's keys, with those of one of its variants, and for parts with those that a key's value selects. */
function structText({ keys, variants, parts }: CrosvmStruct, pack: CrosvmPack): string {
  if (variants !== undefined) {
    const all = [...new Set(variants.flatMap((variant) => Object.keys(variant)))];
    return `${block(keys, pack)} & (\n${variants
      .map((variant) => {
        const others = all.filter((key) => !Object.hasOwn(variant, key));
        return `  | ${block(variant, pack, "    ", others)}`;
      })
      .join("\n")}\n)`;
  }
  const by = parts?.by;
  if (by === undefined) return block(keys, pack);
  const { [by.key]: _, ...own } = keys;
  const structs = [...new Set(Object.values(by.structs))];
  return `${block(own, pack)} & (\n${structs
    .map((name) => {
      const values = Object.keys(by.structs).filter((value) => by.structs[value] === name);
      const type = `${propertyKey(by.key)}${values.includes(by.default) ? "?" : ""}: ${values.map((value) => JSON.stringify(value)).join(" | ")}`;
      return `  | ({ readonly ${type} } & ${typeName(name)})`;
    })
    .join("\n")}\n)`;
}

function enumText(members: Properties, pack: CrosvmPack): string {
  return Object.entries(members)
    .map(([member, payload]) => {
      const word = JSON.stringify(member);
      if (payload === "") return `  | ${word}`;
      const struct = pack.structs[payload.slice("struct:".length)];
      const needsNothing =
        struct !== undefined && !Object.values(struct.keys).some((type) => type.endsWith("!"));
      return `${needsNothing ? `  | ${word}\n` : ""}  | { readonly ${propertyKey(member)}: ${typeText(payload, pack)} }`;
    })
    .join("\n");
}

function block(
  keys: Properties,
  pack: CrosvmPack,
  indent = "  ",
  never: readonly string[] = [],
): string {
  const lines = Object.entries(keys)
    // another name of the same key is only for reading existing arguments
    .filter(([, type]) => !type.startsWith("="))
    .map(
      ([key, type]) =>
        `${indent}readonly ${propertyKey(key)}${type.endsWith("!") ? "" : "?"}: ${typeText(type.replace(/!$/, ""), pack)};`,
    );
  const excluded = never.map((key) => `${indent}readonly ${propertyKey(key)}?: never;`);
  return `{\n${[...lines, ...excluded].join("\n")}\n${indent.slice(2)}}`;
}

function typeText(type: string, pack: CrosvmPack): string {
  if (type.startsWith("[]")) {
    const element = typeText(type.slice(2), pack);
    return /[ |]/.test(element) ? `readonly (${element})[]` : `readonly ${element}[]`;
  }
  if (type.startsWith("("))
    return `readonly [${type
      .slice(1, -1)
      .split(",")
      .map((it) => typeText(it, pack))
      .join(", ")}]`;
  if (type.startsWith("|")) return unionOf(type.slice(1).split("|"));
  if (/^(struct|enum):/.test(type)) return typeName(type.slice(type.indexOf(":") + 1));
  if (type.startsWith("text:")) return formType(pack.texts[type.slice("text:".length)]);
  if (/^u?int/.test(type)) return "Integer";
  return (
    {
      bool: "boolean",
      str: "string",
      cpu: "CpuRange",
      cpuset: "CpuSet",
      affinity: "CpuSet | `${number}=${string}`",
    }[type] ?? "string | number"
  );
}

/** The places whose value may be an enumeration's member with data: `hypervisor`, `gpu.displays.mode`. */
function enumPlaces(pack: CrosvmPack): string[] {
  const places: string[] = [];
  const visit = (type: string, place: string): void => {
    const bare = type.replace(/!$/, "").replace(/^(\[\])*/, "");
    if (bare.startsWith("enum:")) places.push(place);
    const keys = pack.structs[/^struct:(.+)$/.exec(bare)?.[1] ?? ""]?.keys ?? {};
    for (const [key, inner] of Object.entries(keys)) visit(inner, `${place}.${key}`);
  };
  for (const [flag, { value = "any" }] of Object.entries(pack.flags)) visit(value, flag);
  return places;
}

/** Flags whose values have parts: the separator, and the keys whose parts have only a value. */
function partsOf(pack: CrosvmPack) {
  return Object.fromEntries(
    Object.entries(pack.flags).flatMap(([flag, { value = "any" }]) => {
      const parts = pack.structs[/^struct:(.+)$/.exec(value)?.[1] ?? ""]?.parts;
      return parts === undefined
        ? []
        : [[flag, { separator: parts.separator, positional: parts.positional }]];
    }),
  );
}
