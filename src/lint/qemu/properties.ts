import { onlyClosest } from "../../closest.ts";
import { oncePer } from "../../once-per.ts";
import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { KeyValue } from "../key-values.ts";
import { bareType, expectedInJson, expectedInstead, isRequired } from "../property-type.ts";
import { needsValues, type QemuOption } from "./command-line.ts";
import { replaced, withPart } from "./fix.ts";
import { unknownProperty } from "./unknown.ts";

/** Keys that stand for more than one: structures whose members are named below them. */
type Structures = Readonly<Record<string, true>>;

/** Each part's key and value, and the keys that are not there. */
export function* checkProperties(
  option: QemuOption,
  properties: Properties,
  owner: string,
  structures: Structures = {},
): Generator<Finding> {
  for (const [position, part] of option.parts.entries()) {
    const type = typeOf(properties, part.key);
    if (part.isBare && needsValues(option))
      yield {
        rule: "missing-value",
        severity: "refused",
        index: option.index,
        message: `${part.key} of ${owner} needs a value: ${part.key}=...`,
        fix: replaced(option, option.parts.with(position, { ...part, isBare: false })),
      };
    else if (type !== undefined) {
      const finding = wrongValue(option, position, part, type, owner);
      if (finding !== undefined) yield finding;
    } else if (!isMember(part.key, properties, structures))
      yield unknownProperty(option, position, part, properties, owner);
  }
  yield* checkMissing(option, properties, owner);
}

/** A key below another one: of a structure, a list, or an array of properties, which has its length and numbers. */
function isMember(key: string, properties: Properties, structures: Structures): boolean {
  const base = key.split(/[.[]/)[0] ?? "";
  const type = typeOf(properties, base);
  return (
    (base !== key &&
      (structures[base] === true || (type !== undefined && /^(\{\}|any|\[\])/.test(type)))) ||
    (/\[\d+\]$/.test(key) && Object.hasOwn(properties, `len-${base}`)) ||
    /^len-|\.\d+$/.test(key)
  );
}

/** What is wrong with the value of a key that the owner has. */
function wrongValue(
  option: QemuOption,
  position: number,
  part: KeyValue,
  type: string,
  owner: string,
): Finding | undefined {
  const { index } = option;
  const expected = expectedOf(option, part, type);
  const isWrongId =
    expected === undefined && part.key === "id" && isIdRead(option, part) && !isId(part.value);
  if ((expected === undefined && !isWrongId) || isOverridden(option, part, type)) return undefined;
  if (part.isBare && bareType(type) !== "bool" && expectedInstead(type, "on") === undefined)
    return undefined;
  if (isWrongId) return wrongId(index, part.value);
  return {
    rule: "wrong-value",
    severity: "refused",
    index,
    message: `${part.key} of ${owner} must be ${expected}, but is ${JSON.stringify(part.value)}`,
    fix: fixedValue(option, position, part, type),
  };
}

export const wrongId = (index: number, id: string): Finding => ({
  rule: "wrong-value",
  severity: "refused",
  index,
  message: `the id ${JSON.stringify(id)} must be letters, digits, "-", "." and "_", the first a letter`,
});

export const isId = (text: string) => /^[A-Za-z][A-Za-z0-9._-]*$/.test(text);

/** Sound, and what is said in JSON of a device or a network, may have any name, if it has one. */
function isIdRead({ name, isJson }: QemuOption, { json = "" }: KeyValue): boolean {
  if (typeof json !== "string" || name === "audiodev") return false;
  return !isJson || name === "object";
}

/** of a key that is given twice, only the last value is ever looked at. */
function isOverridden({ name, parts }: QemuOption, part: KeyValue, type: string): boolean {
  if (!lastWins.includes(name) || type.startsWith("[]")) return false;
  return parts.findLast(({ key }) => key === part.key) !== part;
}

/** Keys that the owner needs and that are not there. */
function* checkMissing(
  option: QemuOption,
  properties: Properties,
  owner: string,
): Generator<Finding> {
  for (const [key, type] of requiredOf(properties)) {
    const isGiven = (part: KeyValue) =>
      // no drive and no memory has an empty name, but a text may be empty
      (part.key === key &&
        (part.value !== "" || option.name !== "device" || textKeys.includes(key))) ||
      // a block device's file may be given by its own keys
      (/^(any|\[\])/.test(type) && part.key.startsWith(`${key}.`));
    if (option.parts.some(isGiven)) continue;
    yield {
      rule: "missing-property",
      severity: "refused",
      index: option.index,
      message: `${owner} needs ${key}=...`,
      // any size is a start; what others share has the right one
      fix:
        key === "size" && owner.startsWith("memory-backend-")
          ? replaced(option, withPart(option, "size", "16M"))
          : undefined,
    };
  }
}

/** Properties of devices that are lists, of which the build does not say so. */
const lists = [
  "ebpf-rss-fds",
  "iothread-vq-mapping",
  "outputs",
  "reserved-regions",
  "stats-intervals",
];

const textKeys = ["mount_tag", "serial"];

/** By the properties of a device: a thousand VMs ask for those of the same few. */
const requiredOf = oncePer((properties: Properties) =>
  Object.entries(properties).filter(([, type]) => isRequired(type)),
);

/** What the value must be, where it is not so. */
function expectedOf({ name, isJson }: QemuOption, part: KeyValue, type: string) {
  if (name === "device" && type === "any" && lists.includes(part.key))
    return Array.isArray(part.json) ? undefined : "a list, which is said in JSON alone";
  if (!isJson) return part.key === "host-nodes" ? undefined : expectedInstead(type, part.value);
  // these QEMU reads before it knows the device
  if (name === "device" && ["bus", "id"].includes(part.key)) return undefined;
  // QMP has one member that may be null: a disk that stands on no other
  if (part.json === null && part.key.split(".").at(-1) !== "backing") return "a value";
  return part.json === undefined ? undefined : expectedInJson(type, part.json);
}

/** Options whose keys are looked at when the value has been read to its end. */
const lastWins = ["audiodev", "blockdev", "device", "display", "drive", "netdev", "object"];

function fixedValue(
  option: QemuOption,
  position: number,
  part: KeyValue,
  type: string,
): Finding["fix"] {
  const members: readonly string[] =
    bareType(type) === "bool"
      ? ["on", "off"]
      : type.startsWith("|")
        ? bareType(type).slice(1).split("|")
        : [];
  const lower = part.value.toLowerCase();
  const meant =
    members.find((member) => member === lower) ??
    (
      { "1": "on", "0": "off", true: "on", false: "off", enabled: "on", disabled: "off" } as Record<
        string,
        string
      >
    )[lower] ??
    onlyClosest(part.value, members);
  return meant === undefined || !members.includes(meant)
    ? undefined
    : replaced(option, option.parts.with(position, { ...part, value: meant }));
}

/** Exactly of this name: QEMU takes `_` for `-` only in a few keys, which are read so already. */
function typeOf(properties: Properties, key: string): string | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
