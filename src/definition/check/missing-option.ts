import type { ErrorObject } from "ajv";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import { quoteWord } from "../../shell/shell-words.ts";
import { anyElement, optionName } from "./option-name.ts";

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
  const fix = addOption(path, name);
  // what `if` asked for is in the error of the condition itself
  const [condition] = error.schemaPath.split("/then/");
  const asked = errors.find(
    (other) => other.keyword === "if" && other.schemaPath === `${condition}/if`,
  );
  const cases = Object.entries(
    (asked?.parentSchema as JsonSchema | undefined)?.if?.properties ?? {},
  );
  if (cases.length === 0) return { message: `${missing}; it has no default`, fix };
  return {
    message: `${missing}; it is required when ${cases.map(([key, value]) => `${key} is ${JSON.stringify(value.const)}`).join(" and ")}`,
    fix,
  };
}

/** What to do about an option that is missing: what it may be is too much for a line. */
export function addOption(path: readonly string[], name: string): string {
  const shown = anyElement([...path, name]);
  return `add ${name}: ...; \`ghaf-microvm options show ${quoteWord(shown)}\` shows what it takes`;
}
