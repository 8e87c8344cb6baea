import { unionOf, wordsOf } from "../form-type.ts";
import type { FlagPack, PropertyType } from "../format.ts";
import { propertyKey } from "../property-key.ts";

/**
 * The TypeScript types of a configuration in JSON, for additions to what the runner writes: no key is required at the
 * top level, or in the sets there, which the runner completes.
 */
export function configurationTypes(pack: FlagPack): string {
  const interfaces = Object.entries(pack.structs).map(([name, { keys, neverNull = [] }]) => {
    const isWhole = name === pack.configuration;
    const lines = Object.entries(keys).map(([key, type]) => {
      const isRequired = type.endsWith("!") && !isWhole;
      const text = typeText(type.replace(/!$/, ""), pack);
      const own = isWhole && type.startsWith("struct:") ? `Partial<${text}>` : text;
      const orNull = isRequired || neverNull.includes(key) ? "" : " | null";
      return `  readonly ${propertyKey(key)}${isRequired ? "" : "?"}: ${own}${orNull};\n`;
    });
    return `${isWhole ? "/** What a VM adds to the configuration that the runner writes. */\nexport " : ""}interface ${isWhole ? "FirecrackerConfig" : name} {\n${lines.join("")}}`;
  });
  return interfaces.join("\n\n");
}

function typeText(type: PropertyType, pack: FlagPack): string {
  if (type.startsWith("[]")) {
    const element = typeText(type.slice(2), pack);
    return /[ |]/.test(element) ? `readonly (${element})[]` : `readonly ${element}[]`;
  }
  if (type.startsWith("str|"))
    return `${typeText("str", pack)} | ${typeText(type.slice("str|".length), pack)}`;
  if (type.startsWith("struct:")) return type.slice("struct:".length);
  if (type.startsWith("|")) return `${unionOf(type.slice(1).split("|"))} | NixExpression`;
  const words = wordsOf(pack.texts[/^text:(.+)$/.exec(type)?.[1] ?? ""]);
  if (words !== undefined) return `${unionOf(words.flatMap(spellings))} | NixExpression`;
  if (type === "bool") return "boolean | NixExpression";
  if (/^u?int/.test(type)) return "number | NixExpression";
  return type === "any" ? "NixValue" : "NixString";
}

/** The usual spellings of a word: in JSON, the case of its letters does not matter. */
const spellings = (word: string) => [
  word,
  word[0]?.toUpperCase() + word.slice(1),
  word.toUpperCase(),
];
