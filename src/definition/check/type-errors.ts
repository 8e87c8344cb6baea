import type { ErrorObject } from "ajv";
import { type JsonSchema, vmJsonSchema } from "../../microvm/schema/json-schema.ts";
import { optionNotes } from "../../microvm/schema/option-notes.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import { hostNameFix, hostNameRule } from "../host-name.ts";
import type { LoadedDefinition } from "../load.ts";
import type { Finding } from "./finding.ts";
import { meantErrors } from "./meant-errors.ts";
import { missingOption } from "./missing-option.ts";
import { anyElement, optionName } from "./option-name.ts";
import { meantName, unknownOption } from "./unknown-option.ts";
import { valueFix } from "./value-fix.ts";
import { pointerParts, valueAt } from "./value-path.ts";
import { describeSchema, describeValue } from "./wording.ts";

/** What is wrong at one value. */
type TypeError = Pick<Finding, "path" | "message" | "fix" | "part">;

/** Ajv's errors as findings, one for each value that is wrong. */
export function typeErrors(
  schema: OptionSchema,
  definition: LoadedDefinition,
  errors: readonly ErrorObject[],
): Finding[] {
  const findings = new Map<string, Finding>();
  // the outer `anyOf`, which names all forms, comes after those inside it
  for (const error of meantErrors(definition.vm, errors)) {
    if (isMisspelledThere(error, errors)) continue;
    const found = ofError(error, schema, errors);
    if (found !== undefined) findings.set(JSON.stringify(found.path), { definition, ...found });
  }
  // whatever filtering drops, a wrong definition must not pass
  return findings.size === 0
    ? [{ definition, ...wholeValue(schema, definition.vm, errors) }]
    : [...findings.values()];
}

/** Whether what is missing stands there under a name that is nearly its own, which is the error. */
const isMisspelledThere = (
  { keyword, params, instancePath }: ErrorObject,
  all: readonly ErrorObject[],
) =>
  keyword === "required" &&
  all.some(
    (other) =>
      other.instancePath === instancePath &&
      meantName(other.params.additionalProperty, other.parentSchema as JsonSchema) ===
        params.missingProperty,
  );

/** Reports an error of one of ajv's keywords: `all` are those of the whole definition. */
type Report = (
  path: readonly string[],
  error: ErrorObject,
  schema: OptionSchema,
  all: readonly ErrorObject[],
) => TypeError | undefined;

/** The keywords that concern more than the value's own type. */
const reports: Readonly<Record<string, Report>> = {
  additionalProperties: ofUnknownName,
  unevaluatedProperties: ofUnknownName,
  required: ofMissingName,
  uniqueItems: ofRepeatedItem,
  if: () => undefined,
};

const ofError = (error: ErrorObject, schema: OptionSchema, all: readonly ErrorObject[]) =>
  (reports[error.keyword] ?? ofWrongValue)(pointerParts(error.instancePath), error, schema, all);

function ofUnknownName(
  path: readonly string[],
  { params, parentSchema }: ErrorObject,
  schema: OptionSchema,
): TypeError {
  const name: string = params.additionalProperty;
  const unknown = unknownOption(schema, path, name, parentSchema as JsonSchema);
  return { path: [...path, name], ...unknown, part: "name" };
}

function ofMissingName(
  path: readonly string[],
  error: ErrorObject,
  _: OptionSchema,
  all: readonly ErrorObject[],
): TypeError {
  const name: string = error.params.missingProperty;
  return { path: [...path, name], ...missingOption(path, name, error, all) };
}

function ofRepeatedItem(path: readonly string[], { params, data }: ErrorObject): TypeError {
  const { i, j }: { i: number; j: number } = params as never;
  const repeated = JSON.stringify((data as readonly unknown[])[i]);
  return {
    path: [...path, String(Math.max(i, j))],
    message: `${optionName(path)} has ${repeated} twice`,
    fix: "leave the second out",
  };
}

function ofWrongValue(path: readonly string[], error: ErrorObject): TypeError {
  const { data } = error;
  if (path.length === 1 && path[0] === "name" && typeof data === "string")
    return {
      path,
      message: `"${data}" is not a valid host name: ${hostNameRule}`,
      fix: hostNameFix(data),
    };
  const { unit } = optionNotes[anyElement(path)] ?? {};
  return { ...mustBe(path, error.parentSchema as JsonSchema, data), fix: valueFix(error, unit) };
}

/** The option that the first error is about, as a whole. */
function wholeValue(schema: OptionSchema, vm: unknown, errors: readonly ErrorObject[]): TypeError {
  const path = pointerParts(errors[0]?.instancePath ?? "").slice(0, 1);
  const expected = vmJsonSchema(schema).properties?.[path[0] ?? ""] ?? {};
  return mustBe(path, expected, valueAt(vm, path));
}

const mustBe = (path: readonly string[], expected: JsonSchema, value: unknown): TypeError => ({
  path,
  message: `${optionName(path)} must be ${describeSchema(expected)}, but is ${describeValue(value)}`,
});
