import type { Properties } from "../format.ts";
import { sorted } from "../sorted.ts";

/** A group of options as `query-command-line-options` returns it. */
export interface OptionGroup {
  readonly option: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const groupTypes: Readonly<Record<string, string>> = {
  string: "str",
  boolean: "bool",
  number: "number",
  size: "size",
};

/** The keys of each group that lists some, with their types. */
export function groupsOf(listed: readonly OptionGroup[]): Record<string, Properties> {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ parameters }) => parameters.length > 0)
        .map(({ option, parameters }) => [
          option,
          sorted(
            Object.fromEntries(
              parameters.map(({ name, type }) => [name, groupTypes[type] ?? "str"]),
            ),
          ),
        ]),
    ),
  );
}
