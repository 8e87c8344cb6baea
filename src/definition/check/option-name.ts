import { definitionKeys } from "../../microvm/schema/json-schema.ts";

/** `["interfaces", "0", "mac"]` → `microvm.interfaces[0].mac`, as an error names it. */
export function optionName(path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "the definition";
  const own = (definitionKeys as readonly string[]).includes(first);
  return rest.reduce(
    (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : `${name}.${part}`),
    own ? first : `microvm.${first}`,
  );
}

/** `["interfaces", "0", "mac"]` → `interfaces.*.mac`, as the option is declared. */
export const anyElement = (path: readonly string[]): string =>
  path.map((part) => (/^\d+$/.test(part) ? "*" : part)).join(".");
