import type { OptionDefault, OptionType } from "./option-schema.ts";

/** The flags that an option becomes by hypervisor, in words: "qemu, crosvm: `-m`; kvmtool: `--mem`". */
export function argumentText(flags: Readonly<Record<string, readonly string[]>>): string {
  const alike = new Map<string, string[]>();
  for (const [hypervisor, names] of Object.entries(flags)) {
    const args = names.map(code).join(", ");
    alike.set(args, [...(alike.get(args) ?? []), hypervisor]);
  }
  return [...alike].map(([args, hypervisors]) => `${hypervisors.join(", ")}: ${args}`).join("; ");
}

/** An option's type in plain English: "whole number, 0 or more". */
export function describeType(type: OptionType): string {
  switch (type.kind) {
    case "int":
      return `whole number${range(type)}`;
    case "number":
      return `number${type.exclusiveMin === undefined ? range(type) : ` above ${type.exclusiveMin}`}`;
    case "string":
      return describeString(type);
    case "path":
      return describePath(type);
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
    case "tagged":
      return `exactly one of ${Object.keys(type.tags).map(code).join(", ")}`;
    case "coerced":
      return `${describeType(type.to)}, or ${describeType(type.from)}`;
    case "function":
      return `function to ${describeType(type.to)}`;
    case "recursive":
    case "self":
      return type.name;
    case "unknown":
      return `value of type ${type.name}`;
    case "expression":
      return `value that only a Nix expression makes (${type.name})`;
    default:
      return plainTypes[type.kind];
  }
}

/** The types that have no properties of their own. */
const plainTypes = {
  anything: "any value",
  bool: "true or false",
  float: "number",
  module: "NixOS module",
  package: "package",
  raw: "any value",
  submodule: "attribute set",
  unspecified: "any value",
} as const;

function describeString(type: OptionType & { kind: "string" }): string {
  if (type.separator === "\n") return "lines of text";
  if (type.pattern !== undefined) return `string that matches ${code(type.pattern)}`;
  if (type.nonEmpty) return "string, not empty";
  return type.singleLine ? "string of one line" : "string";
}

function describePath(type: OptionType & { kind: "path" }): string {
  if (type.inStore) return "path in the Nix store";
  return type.absolute === false ? "path" : "absolute path";
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
