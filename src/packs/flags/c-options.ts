import type { Flag } from "../format.ts";

/** The kinds of options without a value, and the kind whose value is optional. */
const switches = /^(BOOLEAN|INCR|CALLBACK_NOOPT)$/;
const optional = "CALLBACK_DEFAULT";

/**
 * The flags of a table in the style of git: `OPT_STRING('k', "kernel", ...)`.
 *
 * @param when The condition of the whole table.
 */
export function cFlags(source: string, when?: string): Record<string, Flag> {
  const declared = source.matchAll(/\bOPT_(\w+)\(\s*'(\\?.)',\s*(?:\\\s*)?"([\w-]+)"/g);
  return Object.fromEntries(
    [...declared].map(([, kind = "", short = "", name = ""]): [string, Flag] => {
      const values = switches.test(kind) ? 0 : kind === optional ? "optional" : 1;
      return [
        name,
        {
          values,
          ...(short === "\\0" ? {} : { short }),
          // a callback is called for each occurrence
          ...(kind.startsWith("CALLBACK") ? { repeatable: true } : {}),
          ...(when === undefined ? {} : { when }),
          ...(values === 0 ? {} : { value: /^(INTEGER|UINTEGER|U64)$/.test(kind) ? "any" : "str" }),
        },
      ];
    }),
  );
}
