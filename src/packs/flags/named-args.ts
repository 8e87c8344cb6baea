import type { Flag } from "../format.ts";

/** The flags of StratoVirt's own parser: `Arg::with_name("drive").multiple(true).long("drive").takes_values(true)`. */
export function namedFlags(source: string): Record<string, Flag> {
  const starts = [...source.matchAll(/\bArg::with_name\("[^"]+"\)/g)];
  return Object.fromEntries(
    starts.flatMap(({ index, 0: head }, at): [string, Flag][] => {
      const text = source.slice(index + head.length, starts[at + 1]?.index ?? index + 2000);
      const textOf = (call: string) => new RegExp(`\\.${call}\\("([^"]+)"\\)`).exec(text)?.[1];
      const long = textOf("long");
      const short = textOf("short");
      if (long === undefined) return [];
      const values = /\.can_no_value\(true\)/.test(text) ? "optional" : valuesIn(text);
      return [
        [
          long,
          {
            values,
            ...(short === undefined ? {} : { short }),
            ...(/\.multiple\(true\)/.test(text) ? { repeatable: true } : {}),
            ...(values === 0 ? {} : { value: "str" }),
          },
        ],
      ];
    }),
  );
}

function valuesIn(text: string): Flag["values"] {
  if (/\.takes_values\(true\)/.test(text)) return "some";
  return /\.takes_value\(true\)/.test(text) ? 1 : 0;
}
