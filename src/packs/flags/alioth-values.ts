import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CrosvmTypes } from "../crosvm/value-types.ts";
import type { FlagStruct, Properties, PropertyType } from "../format.ts";
import { readRustFiles } from "../rust/read-rust-files.ts";
import { RustSources } from "../rust/rust-sources.ts";
import type { FlagValues } from "./values.ts";

/** What the source states in code, not in declarations, by structure and key, or by flag. */
const reviewed: Readonly<Record<string, PropertyType>> = {
  // alioth-cli/src/boot/boot.rs: num_cpu
  "num-cpu": "uint16",
  // the type MacAddr has its own parser
  "TapNetParam.mac": "text:MacAddr!",
  "TapNetSpec.mac": "text:MacAddr!",
  "NetTapParam.mac": "text:MacAddr!",
  // alioth-cli/src/boot/boot.rs: parse_mem_arg
  "mem-size": "uint64",
};

/**
 * Flags whose value may omit its kind: alioth-cli/src/boot/boot.rs, parse_net_arg and parse_blk_arg. The latter treats
 * any other text as a path.
 */
const withoutKind: Readonly<Record<string, string>> = { net: "tap", blk: "file" };

/** The values of alioth's flags, from the types that generate their help. */
export function aliothValues(folder: string, file: string): FlagValues {
  const source = readFileSync(join(folder, file), "utf8");
  const rust = new CrosvmTypes(new RustSources(readRustFiles(folder)));
  const found = helpedFlags(source).map(([flag, type]) => [flag, rust.of(type, file)] as const);
  const kinds = found.flatMap(([flag, type]) => {
    const variants = rust.enums[/^enum:(.+)$/.exec(type)?.[1] ?? ""];
    return variants === undefined ? [] : [[flag, kindsOf(variants, withoutKind[flag])] as const];
  });
  const types = found.flatMap(([flag, type]) => {
    if (type.startsWith("enum:")) return [[flag, `kinds:${flag}`] as const];
    return type === "any" ? [] : [[flag, type] as const];
  });
  return {
    types: { ...Object.fromEntries(types), "num-cpu": "uint16", "mem-size": "uint64" },
    structs: Object.fromEntries(
      Object.entries(rust.structs)
        .filter(([name]) => !/^MacAddr$|^Vmnet/.test(name))
        .map(([name, { keys }]): [string, FlagStruct] => [name, { keys: typedKeys(name, keys) }]),
    ),
    kinds: Object.fromEntries(
      kinds.map(([flag, its]) => [flag, flag === "blk" ? { ...its, "*": "" } : its]),
    ),
    texts: {
      // alioth/src/virtio/dev/net: MacAddr
      MacAddr: {
        is: "a MAC address like 02:00:00:00:00:01",
        matches: "[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}",
      },
    },
  };
}

/** `#[arg(long, help(help_text::<NetParam>(...)))] net: Vec<String>` */
function helpedFlags(source: string): [string, string][] {
  return [...source.matchAll(/help_text::<(\w+)>\([\s\S]*?\]\s*(?:#\[[^\]]*\]\s*)*(\w+):/g)].map(
    ([, type = "", field = ""]) => [field.replaceAll("_", "-"), type],
  );
}

/** Each kind, by all of its names, with its structure; "" is the default kind. */
function kindsOf(variants: Properties, byDefault: string | undefined): Properties {
  const all = Object.entries(variants)
    // only on another system
    .filter(([name]) => !/vmnet|hvf/i.test(name))
    .map(([name, type]): [string, PropertyType] => [name, type.replace(/^\((.*)\)$/, "$1")]);
  const chosen = all.find(([name]) => name === byDefault);
  return Object.fromEntries([...all, ...(chosen === undefined ? [] : [["", chosen[1]]])]);
}

const typedKeys = (name: string, keys: Properties): Properties =>
  Object.fromEntries(
    Object.entries(keys).map(([key, type]) => [
      key,
      reviewed[`${name}.${key}`] ?? (type.startsWith("struct:") ? "any" : type),
    ]),
  );
