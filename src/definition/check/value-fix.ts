import type { ErrorObject } from "ajv";
import { closest } from "../../closest.ts";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { describeSchema, expressionForm } from "./wording.ts";

/** A module argument followed by one of its attributes: what was meant is clear. */
const isCode = /^(?:pkgs|lib|config)(?:\.[A-Za-z_][\w'-]*)+$/;

export function valueFix(error: ErrorObject): string | undefined {
  const { data, parentSchema } = error;
  if (
    typeof data === "string" &&
    describeSchema(parentSchema as JsonSchema).startsWith(expressionForm) &&
    isCode.test(data)
  )
    return `write nix\`${data}\``;
  const expected = (parentSchema as JsonSchema).type;
  if (
    typeof data === "string" &&
    (expected === "integer" || expected === "number") &&
    data.trim() !== "" &&
    Number.isFinite(Number(data))
  )
    return `write ${Number(data)}, without quotes`;
  if (typeof data === "string" && expected === "boolean" && (data === "true" || data === "false"))
    return `write ${data}, without quotes`;
  const members = (parentSchema as JsonSchema).enum;
  if (typeof data === "string" && members !== undefined) {
    const near = closest(
      data,
      members.filter((member) => typeof member === "string"),
    );
    if (near !== undefined) return `did you mean "${near}"?`;
  }
  const { minimum, maximum } = parentSchema as JsonSchema;
  if (expected === "integer" && typeof data === "number" && !Number.isInteger(data))
    return "write a whole number";
  if (typeof data === "number" && minimum !== undefined)
    return maximum === undefined
      ? `write ${minimum} or more`
      : `write a number from ${minimum} to ${maximum}`;
  if (members !== undefined)
    return `write ${members.map((member) => JSON.stringify(member)).join(" or ")}`;
  return undefined;
}
