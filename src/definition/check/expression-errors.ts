import type { ErrorObject } from "ajv";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { isNixExpression } from "../../nix/value.ts";
import { isBelow, pointerParts } from "./value-path.ts";

/**
 * The errors of a value without those about its expressions: an expression stands for a value of the type that belongs
 * there, and only Nix knows which.
 */
export function withoutExpressions(
  value: unknown,
  errors: readonly ErrorObject[],
): readonly ErrorObject[] {
  let left = errors.filter(({ instancePath }) => !isInExpression(value, instancePath));
  for (;;) {
    const satisfied = left.find((error) => isSatisfied(error, errors, left));
    if (satisfied === undefined) return left;
    left = left.filter(
      (error) =>
        error !== satisfied &&
        !(
          isBelow(error.instancePath, satisfied.instancePath) &&
          error.schemaPath.startsWith(`${satisfied.schemaPath}/`)
        ),
    );
  }
}

/** Whether an `anyOf` has a member without any remaining errors. */
function isSatisfied(
  { keyword, schemaPath, instancePath, parentSchema }: ErrorObject,
  all: readonly ErrorObject[],
  left: readonly ErrorObject[],
): boolean {
  if (keyword !== "anyOf") return false;
  const members = (parentSchema as JsonSchema).anyOf ?? [];
  return members.some((_, index) => {
    const isOfMember = (error: ErrorObject) =>
      error.schemaPath.startsWith(`${schemaPath}/${index}/`) &&
      isBelow(error.instancePath, instancePath);
    return all.some(isOfMember) && !left.some(isOfMember);
  });
}

function isInExpression(value: unknown, pointer: string): boolean {
  let inner = value;
  for (const name of pointerParts(pointer)) {
    if (isNixExpression(inner)) return true;
    inner = (inner as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  }
  return isNixExpression(inner);
}
