import type { ErrorObject } from "ajv";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { optionName } from "./option-name.ts";

export function missingOption(
  path: readonly string[],
  name: string,
  error: ErrorObject,
  errors: readonly ErrorObject[],
): { message: string; fix?: string } {
  if (path.length === 0 && name === "name")
    return {
      message: "the definition has no name",
      fix: 'add name: "..."; it is the VM\'s host name',
    };
  const missing = `${optionName([...path, name])} is missing`;
  // what `if` asked for is in the error of the condition itself
  const [condition] = error.schemaPath.split("/then/");
  const asked = errors.find(
    (other) => other.keyword === "if" && other.schemaPath === `${condition}/if`,
  );
  const cases = Object.entries(
    (asked?.parentSchema as JsonSchema | undefined)?.if?.properties ?? {},
  );
  if (cases.length === 0) return { message: `${missing}; it has no default` };
  return {
    message: `${missing}; it is required when ${cases.map(([key, value]) => `${key} is ${JSON.stringify(value.const)}`).join(" and ")}`,
  };
}
