import { closest } from "../../closest.ts";
import type { RustField } from "../rust/rust.ts";

/** Deprecated flags, and the flag to use instead. */
export interface Warning {
  readonly old: readonly string[];
  readonly instead: string;
}

/** The code's warnings about deprecated flags: "`--evdev` is deprecated; please use `--input ...`". */
export function warningsIn(source: string): Warning[] {
  const flagsIn = (text: string) => [...text.matchAll(/--([\w-]+)/g)].map(([, name = ""]) => name);
  return [...source.matchAll(/log::warn!\(\s*"((?:[^"\\]|\\[\s\S])*)"/g)].flatMap(
    ([, text = ""]) => {
      const [old = "", instead = ""] = text.split(/\bdeprecated\b/);
      const [first] = flagsIn(instead);
      return first === undefined ? [] : [{ old: flagsIn(old), instead: first }];
    },
  );
}

/**
 * The flag to use instead of a deprecated one, from the flag's documentation or a warning.
 *
 * @param flags All existing flags.
 * @returns `true` for a deprecated flag without a named replacement, undefined for one that is not deprecated.
 */
export function replacement(
  { documentation }: RustField,
  long: string,
  warnings: readonly Warning[],
  flags: readonly string[],
): string | true | undefined {
  const documented = /\(DEPRECATED\):?\s*Use\s+[`"']?--([\w-]+)/i.exec(documentation)?.[1];
  const warned = warnings.find(({ old }) => old.includes(long))?.instead;
  const named = documented ?? warned;
  if (named === undefined) return /DEPRECATED/.test(documentation) ? true : undefined;
  const flag = flags.includes(named) ? named : closest(named, flags);
  return flag === undefined || flag === long ? true : flag;
}
