import type { Flag, FlagPack, PropertyType } from "../format.ts";
import { propertyKey } from "../property-key.ts";
import { configurationTypes } from "./configuration-types.ts";

/** The TypeScript types of what cloud-hypervisor and its like accept, and the builders of their flags. */
export function flagTypes(pack: FlagPack): string {
  const flags = Object.entries(pack.flags).map(
    ([name, flag]) =>
      `${documentation(flag, pack.build.features ?? [])}  ${camel(name)}(${parameter(flag, pack)}): FlagArgument;`,
  );
  const ofValues = Object.entries(pack.structs).map(([name, { keys }]) => {
    const lines = Object.entries(keys).map(
      ([key, type]) =>
        `  readonly ${propertyKey(key)}${type.endsWith("!") ? "" : "?"}: ${typeText(type.replace(/!$/, ""), pack)};\n`,
    );
    return `interface ${typeName(name)} {\n${lines.join("")}}`;
  });
  const structs =
    pack.configuration === undefined ? ofValues.join("\n\n") : configurationTypes(pack);
  const text = `${structs}

interface Flags {
${flags.join("\n")}
}

/** Builders of ${pack.program}'s arguments: ${pack.build.description}. */
export const ${camel(pack.program)} = flagBuilders<Flags>(${JSON.stringify(pack.program)});
`;
  const imports = Object.entries(importable).flatMap(([file, names]) => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    return used.length === 0 ? [] : `import type { ${used.join(", ")} } from "${file}";\n`;
  });
  return `${imports.filter((it) => it.includes("../../")).join("")}import { type FlagArgument, flagBuilders } from "../flags.ts";
${imports.filter((it) => !it.includes("../../")).join("")}
${text}`;
}

/** Types that the text may name, by their file. */
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
  // what every build has needs no word
  const isUsual = needed.length > 0 && needed.every((name) => features.includes(name));
  return when === undefined || isUsual ? "" : `  /** Only in builds with \`${when}\`. */\n`;
}

function typeText(type: PropertyType, pack: FlagPack): string {
  if (type.startsWith("|"))
    return type
      .slice(1)
      .split("|")
      .map((word) => JSON.stringify(word))
      .join(" | ");
  if (type.startsWith("struct:")) return typeName(type.slice("struct:".length));
  if (type.startsWith("text:")) {
    const like = pack.texts[type.slice("text:".length)]?.like;
    return like === undefined ? "string" : `\`${like.replaceAll("{}", "$" + "{string}")}\``;
  }
  if (type.startsWith("[")) return listText(type.slice(1, -1), pack);
  if (/^u?int/.test(type)) return "Integer";
  return (
    { toggle: "boolean", word: "true", str: "string", size: "ByteSize" }[type] ?? "string | number"
  );
}

/** `[uint64]` takes ranges, too; `[str@[uint64]]` is a list of pairs. */
function listText(element: string, pack: FlagPack): string {
  const [, key, value] = /^(\w+)@(.+)$/.exec(element) ?? [];
  if (key !== undefined && value !== undefined)
    return `readonly (readonly [${typeText(key, pack)}, ${typeText(value, pack)}])[]`;
  return element === "str" ? "readonly string[]" : "readonly IntegerRange[]";
}

const camel = (flag: string) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const typeName = (name: string) =>
  name.replace(/(?:^|[-.])(\w)/g, (_, letter: string) => letter.toUpperCase());
