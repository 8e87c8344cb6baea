import type { ErrorObject } from "ajv";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { isNixExpression } from "../../nix/value.ts";
import { isBelow, pointerParts, valueAt } from "./value-path.ts";
import { tagsOf } from "./wording.ts";

/** Of ajv's errors about a value, those about the form that was meant. */
export function meantErrors(value: unknown, errors: readonly ErrorObject[]): ErrorObject[] {
  const meant = ofMeantMembers(errors.map((error) => ofWholeExpression(value, error)));
  return meant.filter((error) => isDecisive(error, meant));
}

/**
 * `anyOf` reports each branch that failed. What counts is the error deepest in the value, from the branch whose
 * outer form fits; else the `anyOf` itself, which names all forms.
 */
function isDecisive(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const anyOfs = errors.filter(
    (other) =>
      other.keyword === "anyOf" &&
      other !== error &&
      isBelow(error.instancePath, other.instancePath) &&
      error.schemaPath !== other.schemaPath,
  );
  if (error.keyword === "anyOf")
    return !errors.some(
      (other) =>
        other !== error &&
        other.keyword !== "anyOf" &&
        other.instancePath.startsWith(`${error.instancePath}/`),
    );
  // an error at the value of an anyOf itself belongs to one branch
  return !anyOfs.some(
    (anyOf) =>
      anyOf.instancePath === error.instancePath &&
      error.keyword !== "required" &&
      error.keyword !== "additionalProperties",
  );
}

/**
 * Without the errors of those attribute sets of an `anyOf` that were not meant. An attribute set is meant by any
 * attribute set, a tagged one by its tag; when one is meant, the `anyOf` itself says nothing more.
 */
function ofMeantMembers(errors: readonly ErrorObject[]): ErrorObject[] {
  const dropped = new Set<ErrorObject>();
  for (const anyOf of errors) {
    const members = (anyOf.keyword === "anyOf" && (anyOf.parentSchema as JsonSchema).anyOf) || [];
    if (!members.some(({ $ref, type }) => $ref === undefined && type === "object")) continue;
    const meant = members.map((member) => isMeant(member, members, anyOf.data));
    if (meant.includes(true)) dropped.add(anyOf);
    for (const [index, isMeant] of meant.entries())
      if (!isMeant)
        for (const error of errors)
          if (
            error.schemaPath.startsWith(`${anyOf.schemaPath}/${index}/`) &&
            isBelow(error.instancePath, anyOf.instancePath)
          )
            dropped.add(error);
  }
  return errors.filter((error) => !dropped.has(error));
}

function isMeant(member: JsonSchema, members: readonly JsonSchema[], data: unknown): boolean {
  if (member.$ref !== undefined || member.type !== "object") return false;
  if (typeof data !== "object" || data === null || Array.isArray(data) || isNixExpression(data))
    return false;
  const tags = tagsOf(members);
  const [only, ...more] = Object.keys(data);
  return tags === undefined || (more.length === 0 && only === member.required?.[0]);
}

/**
 * Errors inside an expression's object do not help someone who wrote something else: the error is that the value is not
 * an expression.
 */
function ofWholeExpression(vm: unknown, error: ErrorObject): ErrorObject {
  const [, inside] = error.schemaPath.split("#/$defs/NixExpression/");
  if (inside === undefined) return error;
  const depth = inside.split("/").filter((part) => part === "properties").length;
  const pointer = error.instancePath
    .split("/")
    .slice(0, depth === 0 ? undefined : -depth)
    .join("/");
  return {
    ...error,
    keyword: "type",
    params: {},
    instancePath: pointer,
    schemaPath: "#/$defs/NixExpression/type",
    parentSchema: { $ref: "#/$defs/NixExpression" },
    data: valueAt(vm, pointerParts(pointer)),
  };
}
