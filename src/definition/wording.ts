import { isNixExpression } from "../nix/value.ts";
import type { JsonSchema } from "../schema/json-schema.ts";

const expression = "a Nix expression (nix`...`)";

/** What a schema accepts, as the end of "must be ...". */
export function describeSchema(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return describeReference(schema.$ref);
  if (schema.enum !== undefined)
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const members = schema.anyOf ?? schema.oneOf;
  if (members !== undefined) {
    // an expression stands for any value: not worth a word beside the value's own form
    const forms = members.map(describeSchema).filter((form) => form !== expression);
    return forms.length === 0 ? expression : forms.join(" or ");
  }
  switch (schema.type) {
    case "boolean":
      return "true or false";
    case "integer":
      return `a whole number${describeBounds(schema)}`;
    case "number":
      return `a number${describeBounds(schema)}`;
    case "string":
      return schema.pattern === "^/"
        ? "an absolute path"
        : `a string${schema.pattern === undefined ? "" : ` that matches ${schema.pattern}`}`;
    case "array":
      return `a list${schema.items === undefined ? "" : `, each element ${describeSchema(schema.items)}`}`;
    case "object":
      return schema.properties?._type === undefined
        ? "an attribute set"
        : "a Nix expression (nix`...`)";
    case "null":
      return "null";
    default:
      return "a value that Nix has";
  }
}

function describeReference(reference: string): string {
  switch (reference) {
    case "#/$defs/NixString":
      return "a string";
    case "#/$defs/AbsolutePath":
      return "an absolute path";
    case "#/$defs/NixExpression":
      return expression;
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

/** A value as the end of "but is ...": short, and with its type where the text alone does not tell it. */
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
