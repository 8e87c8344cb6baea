import { hostNamePattern, type JsonSchema } from "../../microvm/schema/json-schema.ts";
import { isNixExpression } from "../../nix/value.ts";

/** A schema that accepts only an expression. */
export const expressionForm = "a Nix expression (nix`...`)";

/** What a schema accepts, as the end of "must be ...". */
export function describeSchema(schema: JsonSchema): string {
  if (schema.$ref === "#/$defs/NixValue" && schema.type === "object") return "an attribute set";
  if (schema.$ref !== undefined) return describeReference(schema.$ref);
  if (schema.enum !== undefined)
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const members = schema.anyOf ?? schema.oneOf;
  if (members !== undefined) {
    const tags = tagsOf(members);
    if (tags !== undefined)
      return `an attribute set with one of ${tags.join(", ")} and nothing else`;
    // an expression is allowed for any value, so only the value's own form is mentioned
    const forms = members.map(describeSchema).filter((form) => form !== expressionForm);
    return forms.length === 0 ? expressionForm : forms.join(" or ");
  }
  switch (schema.type) {
    case "boolean":
      return "true or false";
    case "integer":
      return `a whole number${describeBounds(schema)}`;
    case "number":
      return `a number${describeBounds(schema)}`;
    case "string":
      return describePattern(schema.pattern);
    case "array":
      return `a list${schema.minItems === undefined ? "" : ", not empty"}${schema.items === undefined ? "" : `, each element ${describeSchema(schema.items)}`}`;
    case "object":
      return schema.properties?._type === undefined
        ? `an attribute set${schema.maxProperties === 1 ? " with exactly one member" : ""}`
        : expressionForm;
    case "null":
      return "null";
    default:
      return "a value that Nix has";
  }
}

/** The tags of an `attrTag`; undefined for another `anyOf`. */
export function tagsOf(members: readonly JsonSchema[]): string[] | undefined {
  const tags = members.map(({ properties, required }) => {
    const [name, ...more] = Object.keys(properties ?? {});
    return more.length === 0 && required?.[0] === name ? name : undefined;
  });
  return tags.every((tag) => tag !== undefined) ? tags : undefined;
}

function describePattern(pattern: string | undefined): string {
  switch (pattern) {
    case undefined:
      return "a string";
    case "^/":
      return "an absolute path";
    case "^([^/]|$)":
      return "a relative path";
    case "[^ \\t\\n]":
      return "a string that is not blank";
    case "^[^\\n\\r]*\\n?$":
      return "a string of one line";
    case hostNamePattern:
      return "a host name";
    default:
      return pattern.includes("nix/+store/+")
        ? "a path in the Nix store"
        : `a string that matches ${pattern}`;
  }
}

function describeReference(reference: string): string {
  switch (reference) {
    case "#/$defs/NixString":
      return "a string";
    case "#/$defs/AbsolutePath":
      return "an absolute path";
    case "#/$defs/NixExpression":
      return expressionForm;
    default:
      return `a ${decodeURIComponent(reference.replace("#/$defs/", ""))}`;
  }
}

function describeBounds({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  if (maximum !== undefined) return `, ${maximum} or less`;
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  return "";
}

/** A value as the end of "but is ...": short, and with its type where the text alone does not show it. */
export function describeValue(value: unknown): string {
  if (isNixExpression(value)) return `the Nix expression ${value.text}`;
  if (typeof value === "string") return `the string ${shorten(JSON.stringify(value))}`;
  if (Array.isArray(value))
    return value.length === 0 ? "an empty list" : `the list ${shorten(JSON.stringify(value))}`;
  if (typeof value === "object" && value !== null)
    return `the attribute set ${shorten(JSON.stringify(value))}`;
  return String(value);
}

const shorten = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}...`);
