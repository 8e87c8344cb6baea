import { oncePer } from "../../once-per.ts";
import type { Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { bareType, isRequired } from "../property-type.ts";
import { type CommandLine, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";
import { type Kind, unknownName } from "./unknown.ts";

/** An option that is one of several: `-netdev user,...`, `-object memory-backend-file,...`. */
export function* checkVariant(
  option: QemuOption,
  tag: string,
  kind: Kind,
  variants: Readonly<Record<string, Properties>>,
  pack: CommandLine["pack"],
  more: Properties = {},
): Generator<Finding> {
  const variant = valueAt(option, tag) ?? "";
  const properties = Object.hasOwn(variants, variant) ? variants[variant] : undefined;
  if (properties === undefined) {
    yield unknownName(option, tag, kind, variant, Object.keys(variants), pack);
    return;
  }
  // a build that does not list the keys
  if (Object.keys(properties).length === 0 && option.name === "audiodev") {
    yield* checkProperties(
      // these two have no more than all have
      ["none", "wav"].includes(variant)
        ? option
        : { ...option, parts: option.parts.filter(({ key }) => Object.hasOwn(commonAudio, key)) },
      { ...commonAudio, [tag]: "str", ...(variant === "wav" ? { path: "str" } : {}) },
      variant,
    );
    return;
  }
  const all = keysOf(option, variant, properties, pack, { ...more, [tag]: "str" });
  yield* checkProperties(option, all, variant);
  if (option.name === "blockdev") yield* checkChildren(option, properties, pack);
}

/** The keys of a variant; of one without structures, made once for all: a thousand VMs ask for the same few. */
function keysOf(
  option: QemuOption,
  variant: string,
  listed: Properties,
  pack: QemuPack,
  more: Properties,
): Properties {
  const { name, isJson } = option;
  const made = knownKeys(pack);
  const kind = [name, isJson, variant, ...Object.keys(more)].join(" ");
  const known = made.get(kind);
  if (known !== undefined) return known;
  const properties = { ...listed, ...beyondSchema[`${name} ${variant}`] };
  const plain = Object.entries(properties).filter(([, type]) => bareType(type) !== "{}");
  const hasStructures = plain.length < Object.keys(properties).length;
  // the text of -object has no place for structures
  const own =
    name === "object" && !isJson
      ? Object.fromEntries(plain)
      : withStructures(properties, `${name}s.${variant}`, option, pack);
  const keys = { ...own, ...more };
  if (!hasStructures) made.set(kind, keys);
  return keys;
}

const knownKeys = oncePer((_: QemuPack) => new Map<string, Properties>());

/** Keys that the text of an option has otherwise than QMP. */
const beyondSchema: Readonly<Record<string, Properties>> = {
  "netdev user": { "ipv6-net": "str" },
};

/** The keys below those that are structures. */
export function withStructures(
  properties: Properties,
  path: string,
  option: QemuOption,
  pack: CommandLine["pack"],
): Properties {
  const flat: Record<string, string> = {};
  for (const [key, type] of Object.entries(properties)) {
    const structure = pack.structures?.[`${path}.${key}`];
    if (structure === undefined || bareType(type) !== "{}") {
      flat[key] = type;
      continue;
    }
    // in JSON it may be empty there
    if (option.isJson) flat[key] = "{}";
    const { tag, cases } = structure;
    const chosen = tag === undefined ? "" : valueAt(option, `${key}.${tag}`);
    const isGiven = option.parts.some((part) => part.key.startsWith(`${key}.`));
    const isNeeded = isGiven || isRequired(type);
    if (tag !== undefined)
      flat[`${key}.${tag}`] = `|${Object.keys(cases).join("|")}${isNeeded ? "!" : ""}`;
    const members = Object.hasOwn(cases, chosen ?? "") ? cases[chosen ?? ""] : undefined;
    for (const [member, memberType] of Object.entries(members ?? {}))
      flat[`${key}.${member}`] = isNeeded ? memberType : bareType(memberType);
  }
  return flat;
}

/** A node that a node is made of may be in its keys: `file.driver=file,file.filename=...`. */
function* checkChildren(
  option: QemuOption,
  properties: Properties,
  pack: CommandLine["pack"],
): Generator<Finding> {
  if (!option.parts.some(({ key }) => key.endsWith(".driver"))) return;
  for (const [key, type] of Object.entries(properties)) {
    const prefix = `${key}.`;
    const parts = option.parts
      .filter((part) => part.key.startsWith(prefix))
      .map((part) => ({ ...part, key: part.key.slice(prefix.length) }));
    if (bareType(type) !== "any" || parts.every((part) => part.key !== "driver")) continue;
    const child: QemuOption = { ...option, parts };
    for (const finding of checkVariant(child, "driver", "block driver", pack.blockdevs, pack))
      yield { ...finding, fix: undefined };
  }
}

/** Keys that all audio drivers have, where the build does not list any. */
const commonAudio: Properties = {
  id: "str!",
  "timer-period": "number",
  ...Object.fromEntries(
    ["in", "out"].flatMap((way) => [
      [`${way}.buffer-length`, "number"],
      [`${way}.channels`, "number"],
      [`${way}.fixed-settings`, "bool"],
      [`${way}.format`, "|u8|s8|u16|s16|u32|s32|f32"],
      [`${way}.frequency`, "number"],
      [`${way}.mixing-engine`, "bool"],
      [`${way}.voices`, "number"],
    ]),
  ),
};
