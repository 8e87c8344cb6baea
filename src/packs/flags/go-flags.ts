import type { Flag } from "../format.ts";

/** The flags that a Go program declares with pflag: `cmd.Flags().StringVarP(&opts.Path, "kernel", "k", "", "...")`. */
export function goFlags(source: string): Record<string, Flag> {
  const declared = source.matchAll(
    /\.Flags\(\)\.(\w*?)Var(P?)\(&[\w.]+,\s*"([\w-]+)"(?:,\s*"(\w?)")?/g,
  );
  const flags = Object.fromEntries(
    [...declared].map(([, type = "", hasShort, name = "", short = ""]): [string, Flag] => {
      const takesValue = type !== "Bool";
      return [
        name,
        {
          values: takesValue ? 1 : 0,
          ...(hasShort === "P" && short !== "" ? { short } : {}),
          ...(/Array|Slice/.test(type) ? { repeatable: true } : {}),
          ...(takesValue ? { value: "str" } : {}),
        },
      ];
    }),
  );
  for (const [, one = "", other = ""] of source.matchAll(
    /MarkFlagsMutuallyExclusive\("([\w-]+)", "([\w-]+)"\)/g,
  )) {
    addConflict(flags, one, other);
    addConflict(flags, other, one);
  }
  // in a ring, each flag needs the next one: all of them are given, or none
  for (const [, names = ""] of source.matchAll(/MarkFlagsRequiredTogether\(([^)]*)\)/g)) {
    const together = [...names.matchAll(/"([\w-]+)"/g)].map(([, name = ""]) => name);
    for (const [index, name] of together.entries()) {
      const next = together[(index + 1) % together.length];
      const flag = flags[name];
      if (flag !== undefined && next !== undefined) flags[name] = { ...flag, needs: [next] };
    }
  }
  return flags;
}

function addConflict(flags: Record<string, Flag>, name: string, other: string): void {
  const flag = flags[name];
  if (flag !== undefined) flags[name] = { ...flag, conflicts: [...(flag.conflicts ?? []), other] };
}
