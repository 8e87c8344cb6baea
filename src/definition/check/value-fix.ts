import type { ErrorObject } from "ajv";
import { closest } from "../../closest.ts";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { describeSchema, expressionForm } from "./wording.ts";

/** A module argument followed by one of its attributes: what was meant is clear. */
const isCode = /^(?:pkgs|lib|config)(?:\.[A-Za-z_][\w'-]*)+$/;

/**
 * What to write instead of a value of the wrong type, where that is clear.
 *
 * @param unit That of the option's numbers: "MiB".
 */
export function valueFix(error: ErrorObject, unit?: string): string | undefined {
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
  if (typeof data === "string" && expected === "integer" && unit === "MiB") return inMib(data);
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

/** Of a size with a unit, as QEMU takes it, the number of MiB. */
function inMib(size: string): string {
  const [, digits, letter = ""] = /^\s*(\d+)\s*([KMGT])i?B?\s*$/i.exec(size) ?? [];
  const number = Number(digits) * 1024 ** ("KMGT".indexOf(letter.toUpperCase()) - 1);
  return Number.isInteger(number)
    ? `write ${number}, without quotes: the unit is MiB`
    : "write a number, without quotes: the unit is MiB";
}
