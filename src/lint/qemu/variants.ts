import type { Properties } from "../../packs/format.ts";
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
  const listed = Object.hasOwn(variants, variant) ? variants[variant] : undefined;
  const properties = listed && { ...listed, ...beyondSchema[`${option.name} ${variant}`] };
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
  // the text of -object has no place for structures
  const isFlat = option.name === "object" && !option.isJson;
  const known = isFlat
    ? Object.fromEntries(Object.entries(properties).filter(([, type]) => bareType(type) !== "{}"))
    : withStructures(properties, `${option.name}s.${variant}`, option, pack);
  yield* checkProperties(option, { ...known, ...more, [tag]: "str" }, variant);
  if (option.name === "blockdev") yield* checkChildren(option, properties, pack);
}

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
