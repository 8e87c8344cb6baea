import type { Flag } from "../format.ts";

/** A flag, with the id by which the program reads its value. */
export interface ClapFlag {
  readonly id: string;
  readonly long: string;
  readonly flag: Flag;
}

/** The flags that a source declares with clap's builder: `Arg::new("disk").long("disk").num_args(1..)`. */
export function clapFlags(source: string): ClapFlag[] {
  const needs = neededGroups(source);
  const declared = declaredFlags(source);
  return declared.map(({ group, ...one }) => {
    const needed = needs.get(group ?? "");
    if (needed === undefined) return one;
    const names = declared.filter((other) => other.group === needed).map(({ long }) => long);
    return { ...one, flag: { ...one.flag, needs: names } };
  });
}

/** For each group, the group from which it needs a flag: `ArgGroup::new("vm-config").requires("vm-payload")`. */
const neededGroups = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [
      ...source.matchAll(
        /\bArgGroup::new\("([\w-]+)"\)((?:\s*\.(?!requires)\w+\([^()]*\))*)\s*\.requires\("([\w-]+)"\)/g,
      ),
    ].map(([, group = "", , needed = ""]) => [group, needed]),
  );

function declaredFlags(source: string): (ClapFlag & { readonly group: string | undefined })[] {
  const starts = [...source.matchAll(/\bArg::new\("([\w-]+)"\)/g)];
  return starts.flatMap(({ index, 0: head, 1: id = "" }, at) => {
    const end = starts[at + 1]?.index ?? source.indexOf("\n}\n", index);
    const text = source.slice(index + head.length, end);
    const call = (name: string) =>
      new RegExp(`\\.${name}\\(\\s*([^()]*?)\\s*\\)`, "s").exec(text)?.[1];
    const long = /"([^"]+)"/.exec(call("long") ?? "")?.[1];
    const short = /'(.)'/.exec(call("short") ?? "")?.[1];
    if (long === undefined && short === undefined) return [];
    const when = conditionBefore(source.slice(0, index));
    const action = /ArgAction::(\w+)/.exec(call("action") ?? "")?.[1] ?? "Set";
    const words = [
      ...(/\.value_parser\(\s*\[([^\]]*)\]/.exec(text)?.[1] ?? "").matchAll(/"([^"]+)"/g),
    ];
    const values = valuesOf(call("num_args"), action);
    return [
      {
        id,
        group: /"([^"]+)"/.exec(call("group") ?? "")?.[1],
        long: long ?? short ?? id,
        flag: {
          values,
          ...(short === undefined ? {} : { short }),
          ...(action === "Append" || action === "Count" ? { repeatable: true } : {}),
          ...(when === undefined ? {} : { when }),
          ...(words.length === 0 ? {} : { value: words.map(([, word]) => `|${word}`).join("") }),
        },
      },
    ];
  });
}

/** clap's default is one value, except for actions without values. */
function valuesOf(range: string | undefined, action: string): Flag["values"] {
  if (range === "1..") return "some";
  if (range === "0..=1") return "optional";
  if (range !== undefined) return range === "0" ? 0 : 1;
  return /^(SetTrue|SetFalse|Count)$/.test(action) ? 0 : 1;
}

/** The condition of the statement or list element that begins after the text: `#[cfg(feature = "igvm")]`. */
function conditionBefore(text: string): string | undefined {
  return /#\[cfg\(([^\]]*)\)\]\s*(?:let (?:mut )?app = app\s*\.arg\(\s*)?$/.exec(text)?.[1];
}
