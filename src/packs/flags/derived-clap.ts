import type { Flag } from "../format.ts";
import { attributeArguments, fieldsOf, findItems, type RustField } from "../rust/rust.ts";

/** Structures whose fields are the flags of the command that starts a VM. */
const structures = ["BootArgs", "RunArgs"];

/** The flags that clap derives from a structure: `#[arg(short, long)] kernel: Option<Box<Path>>`. */
export function derivedFlags(source: string): Record<string, Flag> {
  const fields = findItems(source)
    .filter(({ name }) => structures.includes(name))
    .flatMap(fieldsOf);
  return Object.fromEntries(fields.flatMap(flagsOfField));
}

function flagsOfField({ name, type, attributes }: RustField): [string, Flag][] {
  const argument = attributeArguments(attributes, "arg") ?? "";
  if (!/\blong\b/.test(argument)) return [];
  const long = /\blong\s*[(=]\s*"([^"]+)"/.exec(argument)?.[1] ?? name.replaceAll("_", "-");
  const short =
    /\bshort\s*[(=]\s*'(.)'/.exec(argument)?.[1] ??
    (/\bshort\b/.test(argument) ? name[0] : undefined);
  const alias = /\balias\s*=\s*"([^"]+)"/.exec(argument)?.[1];
  const when = attributeArguments(attributes, "cfg");
  const flag: Flag = {
    values: type === "bool" ? 0 : 1,
    ...(short === undefined ? {} : { short }),
    ...(/^Vec\b/.test(type) ? { repeatable: true } : {}),
    ...(when === undefined || when === 'target_os = "linux"' ? {} : { when }),
    ...(type === "bool" ? {} : { value: "str" }),
  };
  const { short: _, ...other } = flag;
  return [[long, flag], ...(alias === undefined ? [] : [[alias, other] as [string, Flag]])];
}
