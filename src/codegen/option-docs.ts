import type { Option, OptionDefault, OptionType, SchemaSource } from "../schema/option-schema.ts";

/** Hover text of an option, in TSDoc, made from facts alone: its type, default and place of declaration. */
export function optionDocs(option: Option, source: SchemaSource): string {
  if (option.removed !== undefined) {
    const { replacedBy } = option.removed;
    const advice =
      replacedBy.length === 0 ? "leave it out" : `use ${replacedBy.map(code).join(" and ")}`;
    return comment([`@deprecated Removed from microvm.nix; ${advice}.`]);
  }
  const sentences = [
    describeType(option.type),
    ...conditions(option),
    ...(option.default === undefined ? [] : [describeDefault(option.default)]),
    ...(option.readOnly ? ["Read-only"] : []),
  ];
  return comment([
    sentences.map((sentence) => `${capitalized(sentence)}.`).join(" "),
    ...declarationLinks(option, source).map(({ url, text }) => `@see {@link ${url} | ${text}}`),
  ]);
}

/** An option's type in words. */
function describeType(type: OptionType): string {
  switch (type.kind) {
    case "bool":
      return "true or false";
    case "int":
      return `whole number${range(type)}`;
    case "float":
      return "number";
    case "number":
      return `number${type.exclusiveMin === undefined ? range(type) : ` above ${type.exclusiveMin}`}`;
    case "string":
      if (type.separator === "\n") return "lines of text";
      if (type.pattern !== undefined) return `string that matches ${code(type.pattern)}`;
      return type.nonEmpty
        ? "string, not empty"
        : type.singleLine
          ? "string of one line"
          : "string";
    case "path":
      return type.inStore
        ? "path in the Nix store"
        : type.absolute === false
          ? "path"
          : "absolute path";
    case "package":
      return "package";
    case "enum":
      return type.values.map((value) => code(JSON.stringify(value))).join(", ");
    case "nullOr":
      return `${describeType(type.of)}, or null`;
    case "either":
      return type.of.map(describeType).join(", or ");
    case "listOf":
      return `${type.nonEmpty ? "list, not empty, of" : "list of"} ${elements(type.of)}`;
    case "attrsOf":
      return `attribute set of ${elements(type.of)}`;
    case "submodule":
      return "attribute set";
    case "tagged":
      return `exactly one of ${Object.keys(type.tags).map(code).join(", ")}`;
    case "coerced":
      return `${describeType(type.to)}, or ${describeType(type.from)}`;
    case "function":
      return `function to ${describeType(type.to)}`;
    case "module":
      return "NixOS module";
    case "recursive":
    case "self":
      return type.name;
    case "unknown":
      return `value of type ${type.name}`;
    case "expression":
      return `value that only a Nix expression makes (${type.name})`;
    case "raw":
    case "anything":
    case "unspecified":
      return "any value";
  }
}

/** Links to the lines that declare the option, at the pinned revision. Empty for sources that are not on GitHub. */
function declarationLinks(
  option: Option,
  { type, owner, repo, rev }: SchemaSource,
): { url: string; text: string }[] {
  if (type !== "github") return [];
  return option.declared.map(({ file, line }) => ({
    url: `https://github.com/${owner}/${repo}/blob/${rev}/${file}#L${line}`,
    text: `${file.replace(/.*\//, "")}:${line}`,
  }));
}

/** The type in the plural, after "list of". */
function elements(type: OptionType): string {
  switch (type.kind) {
    case "submodule":
      return "attribute sets";
    case "package":
      return "packages";
    case "string":
      return describeType(type).replace(/^string/, "strings");
    default:
      return `values: ${describeType(type)}`;
  }
}

function range({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, ${min} or more`;
  return max === undefined ? "" : `, ${max} or less`;
}

function conditions({ requiredWhen }: Option): string[] {
  if (requiredWhen === undefined) return [];
  const cases = Object.entries(requiredWhen).map(
    ([name, value]) => `${code(name)} is ${code(JSON.stringify(value))}`,
  );
  return [`required when ${cases.join(" and ")}`];
}

function describeDefault(value: OptionDefault): string {
  if ("value" in value) return `default: ${code(JSON.stringify(value.value))}`;
  if ("expression" in value)
    return `default: ${code(value.expression.replace(/\s+/g, " ").trim())}`;
  return "the default depends on other options";
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const code = (text: string) => `\`${text}\``;

/** Text of users and upstream must not end the comment. */
const comment = (paragraphs: readonly string[]) => paragraphs.join("\n").replaceAll("*/", "*\\/");
