import { closest, onlyClosest } from "../../closest.ts";
import { choosePack } from "../../packs/choose.ts";
import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { KeyValue } from "../key-values.ts";
import { bareType, expectedInstead } from "../property-type.ts";
import type { RuleId } from "../rules.ts";
import type { CommandLine, QemuOption } from "./command-line.ts";
import { replaced } from "./fix.ts";

/** "block driver", where the rule is "unknown-block-driver". */
export type Kind<Id extends RuleId = RuleId> = Id extends `unknown-${infer Name}`
  ? Spaced<Name>
  : never;

type Spaced<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First} ${Spaced<Rest>}`
  : Name;

/** The pack of the same version with Ghaf's patches. */
const ghafsPack = ({ build }: CommandLine["pack"]) =>
  choosePack("qemu", build.target, true, { version: build.version }).name;

export function unknownName(
  option: QemuOption,
  key: string,
  kind: Kind,
  name: string,
  known: readonly string[],
  pack: CommandLine["pack"],
): Finding {
  const isGhafs = kind === "device" && onlyGhafs.includes(name);
  if (kind === "device" && pack.unread?.includes(name)) return unreadDevice(option, name, pack);
  const near = isGhafs ? undefined : closest(name, known);
  const alone = isGhafs ? undefined : onlyClosest(name, known);
  const instead = isGhafs
    ? `: only Ghaf's build has it (the pack ${ghafsPack(pack)})`
    : near === undefined
      ? ""
      : `; did you mean ${near}?`;
  return {
    rule: `unknown-${kind.replaceAll(" ", "-")}` as RuleId,
    severity: "refused",
    index: option.index,
    message:
      name === ""
        ? `-${option.name} names no ${kind}`
        : `QEMU ${pack.build.version} has no ${kind} ${name}${instead}`,
    fix:
      alone === undefined
        ? undefined
        : replaced(
            option,
            option.parts.map((part) => (part.key === key ? { ...part, value: alone } : part)),
          ),
  };
}

/** The build lists the device, and ends at it: what makes it is missing. */
const unreadDevice = (
  option: QemuOption,
  name: string,
  { build }: CommandLine["pack"],
): Finding => ({
  rule: "unknown-device",
  severity: "refused",
  index: option.index,
  message: `QEMU ${build.version} ends at the device ${name}: it lists it, and a module of it is missing`,
});

/** Devices that Ghaf's patches bring: nix/packs/overlays/ghaf.json. */
const onlyGhafs = ["acad", "battery", "button"];

export function unknownProperty(
  option: QemuOption,
  position: number,
  part: KeyValue,
  properties: Properties,
  owner: string,
): Finding {
  const unescaped = unescapedComma(option, position, part, owner);
  if (unescaped !== undefined) return unescaped;
  const near = closest(part.key, Object.keys(properties));
  const alone = onlyClosest(
    part.key,
    Object.keys(properties),
    (key) => expectedInstead(properties[key] ?? "", part.value) === undefined,
  );
  // without a value it would say `on`, which only some keys take
  const mayStand = !part.isBare || bareType(properties[alone ?? ""] ?? "") === "bool";
  return {
    rule: "unknown-property",
    severity: "refused",
    index: option.index,
    message: `${owner} has no property ${part.key}${near === undefined ? "" : `; did you mean ${near}?`}`,
    fix:
      alone === undefined || !mayStand
        ? undefined
        : replaced(option, option.parts.with(position, { ...part, key: alone })),
  };
}

/** A comma in the value before it: what follows looks like no key at all. */
function unescapedComma(
  option: QemuOption,
  position: number,
  part: KeyValue,
  owner: string,
): Finding | undefined {
  const previous = option.parts[position - 1];
  if (!part.isBare || previous === undefined || previous.isBare) return undefined;
  if (/^[a-z][\w.-]*$/.test(part.key)) return undefined;
  const joined = { ...previous, value: `${previous.value},${part.key}` };
  return {
    rule: "unescaped-comma",
    severity: "refused",
    index: option.index,
    message: `a comma in a value is written twice: ${owner} has no property ${JSON.stringify(part.key)}`,
    fix: replaced(option, option.parts.toSpliced(position - 1, 2, joined)),
  };
}
