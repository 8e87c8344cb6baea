import type { OptionDefault, OptionType } from "./option-schema.ts";

/** The flags that an option becomes by hypervisor, in words: "qemu, crosvm: `-m`; kvmtool: `--mem`". */
export function argumentWords(flags: Readonly<Record<string, readonly string[]>>): string {
  const alike = new Map<string, string[]>();
  for (const [hypervisor, names] of Object.entries(flags)) {
    const words = names.map(code).join(", ");
    alike.set(words, [...(alike.get(words) ?? []), hypervisor]);
  }
  return [...alike].map(([words, hypervisors]) => `${hypervisors.join(", ")}: ${words}`).join("; ");
}

/** An option's type in words. */
export function describeType(type: OptionType): string {
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

/** An option's default in words: the end of "default: ...", or undefined when it follows from other options. */
export function describeDefault(value: OptionDefault): string | undefined {
  if ("value" in value) return code(JSON.stringify(value.value));
  if ("expression" in value) return code(value.expression.replace(/\s+/g, " ").trim());
  return undefined;
}

export const code = (text: string) => `\`${text}\``;
