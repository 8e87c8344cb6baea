import type { Flag } from "../format.ts";

/** Kinds of options that take no value, and one that may omit them. */
const switches = /^(BOOLEAN|INCR|CALLBACK_NOOPT)$/;
const optional = "CALLBACK_DEFAULT";

/**
 * The flags of a table in git's form: `OPT_STRING('k', "kernel", ...)`.
 *
 * @param when Where the whole table counts.
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
          // what a function reads, it reads each time
          ...(kind.startsWith("CALLBACK") ? { repeatable: true } : {}),
          ...(when === undefined ? {} : { when }),
          ...(values === 0 ? {} : { value: /^(INTEGER|UINTEGER|U64)$/.test(kind) ? "any" : "str" }),
        },
      ];
    }),
  );
}
