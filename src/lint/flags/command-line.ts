import { closest, onlyClosest } from "../../closest.ts";
import type { Flag, FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { checkTarget } from "../wrong-target.ts";

/** A flag at its place, with the arguments that are its value. */
export interface Use {
  readonly name: string;
  readonly flag: Flag;
  readonly index: number;
  /** The flag's own argument, without a value that is joined to it. */
  readonly asWritten: string;
  readonly isJoined: boolean;
  /** Each value with its place among the arguments; a joined one has that of its flag. */
  readonly values: readonly { readonly text: string; readonly index: number }[];
}

export interface CommandLine {
  readonly uses: readonly Use[];
  readonly findings: readonly Finding[];
}

/** The program's name in messages, and what its parser accepts. */
export interface Style {
  readonly program: string;
  /** By flag, the option of microvm.nix from which its runner makes it. */
  readonly options: Readonly<Record<string, string>>;
  /** How many arguments belong to no flag: a subcommand, a kernel. */
  readonly positionals?: number;
  /** Long flags have one dash, like QEMU's. */
  readonly hasOneDash?: true;
  /** Whether `--flag=value` is a flag with its value; otherwise it is an unknown flag. */
  readonly joins: boolean;
  /** The start of every flag; a dash by default. */
  readonly begins?: string;
  /** A flag may be given twice; the last one counts. */
  readonly lastWins?: true;
  /** Long flags may be abbreviated, and switches turned off with `--no-`, like git's. */
  readonly abbreviates?: true;
  /** A short flag may have its value in the same argument: `-m512`. */
  readonly joinsShort?: true;
  /** A switch may have a value: `--gui=false`. */
  readonly joinsSwitches?: true;
}

/** Parses arguments as a program does that knows its flags in advance. */
export function takeApart(args: readonly string[], pack: FlagPack, style: Style): CommandLine {
  const uses: Use[] = [];
  const findings: Finding[] = [];
  let positionals = style.positionals ?? 0;
  let index = 0;
  while (index < args.length) {
    const arg = args[index] ?? "";
    if (!isFlagArgument(arg, style)) {
      if (positionals-- <= 0) findings.push(stray(index, arg, style));
      index++;
      continue;
    }
    const use = useOf(args, index, pack, style);
    if (use === undefined) findings.push(unknownFlag(arg, index, pack, style));
    else {
      findings.push(
        ...checkUse(use, args, uses, style),
        ...checkTarget(use.flag, use.asWritten, index, pack),
      );
      uses.push(use);
    }
    const taken =
      use === undefined ? valuesOfUnknown(args, index, style) : takenBy(use, args, pack, style);
    index += 1 + taken;
  }
  return { uses, findings: [...findings, ...checkTogether(uses)] };
}

/** How flags depend on each other. */
function* checkTogether(uses: readonly Use[]): Generator<Finding> {
  const isThere = (name: string) => uses.some((use) => use.name === name);
  // what several flags need is reported once
  const lacking = new Set<string>();
  for (const { name, flag, index, asWritten } of uses) {
    const { needs = [], conflicts = [] } = flag;
    const isLacking = needs.length > 0 && !needs.some(isThere) && !lacking.has(needs.join());
    if (isLacking) lacking.add(needs.join());
    if (isLacking)
      yield {
        rule: "missing-property",
        severity: "refused",
        index,
        message: `${asWritten} needs ${needs.map((other) => `--${other}`).join(" or ")}`,
      };
    const before = uses.find((use) => use.index < index && conflicts.includes(use.name));
    if (before !== undefined)
      yield {
        rule: "collision",
        severity: "refused",
        index,
        message: `--${before.name} and --${name} exclude each other`,
      };
  }
}

/** strconv.ParseBool, by which pflag reads switches. */
const isBoolOfGo = (text: string) => /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);

/** A single dash is a value: standard input. */
const isFlagArgument = (arg: string, { begins = "-" }: Style) =>
  arg.startsWith(begins) && arg !== "-";

/** How many arguments are a flag's values, or meant to be: those that begin like a flag, but are none, count. */
function takenBy(use: Use, args: readonly string[], pack: FlagPack, style: Style): number {
  if (use.isJoined || use.values.length > 0) return use.isJoined ? 0 : use.values.length;
  const next = args[use.index + 1];
  const isNeeded = use.flag.values === 1 || use.flag.values === "some";
  const isValue =
    next !== undefined &&
    flagNamed(partsOf(next, pack, style).asWritten, pack, style) === undefined;
  // two arguments in one string are more likely a flag than a value
  const isFlagWithValue = flagNamed(/^\S*/.exec(next ?? "")?.[0] ?? "", pack, style) !== undefined;
  return isNeeded && isValue && !isFlagWithValue ? 1 : 0;
}

/** The arguments after an unknown flag are its values. */
function valuesOfUnknown(args: readonly string[], index: number, style: Style): number {
  if (/\s|=/.test(args[index] ?? "")) return 0;
  const rest = args.slice(index + 1);
  const end = rest.findIndex((arg) => isFlagArgument(arg, style));
  return end < 0 ? rest.length : end;
}

function useOf(
  args: readonly string[],
  index: number,
  pack: FlagPack,
  style: Style,
): Use | undefined {
  const arg = args[index] ?? "";
  const { asWritten, joined } = partsOf(arg, pack, style);
  const found = flagNamed(asWritten, pack, style);
  if (found === undefined) return undefined;
  const [name, flag] = found;
  const base = { name, flag, index, asWritten, isJoined: joined !== undefined };
  if (joined !== undefined) return { ...base, values: [{ text: joined, index }] };
  const most = { 0: 0, 1: 1, optional: 1, some: Number.POSITIVE_INFINITY }[flag.values];
  const values: { text: string; index: number }[] = [];
  for (let at = index + 1; at < args.length && values.length < most; at++) {
    const text = args[at] ?? "";
    if (isFlagArgument(text, style)) break;
    values.push({ text, index: at });
  }
  return { ...base, values };
}

/** A flag's argument, and the value that is joined to it. */
function partsOf(
  arg: string,
  { flags }: FlagPack,
  style: Style,
): { readonly asWritten: string; readonly joined: string | undefined } {
  const [, asWritten, joined] = (style.joins ? /^(--?[\w.-]+)=(.*)$/s.exec(arg) : null) ?? [];
  if (asWritten !== undefined) return { asWritten, joined };
  const [, letter, rest] = (style.joinsShort ? /^-(\w)(.+)$/s.exec(arg) : null) ?? [];
  return letter !== undefined &&
    Object.values(flags).some(({ short, values }) => short === letter && values !== 0)
    ? { asWritten: `-${letter}`, joined: rest }
    : { asWritten: arg, joined: undefined };
}

function flagNamed(arg: string, { flags }: FlagPack, style: Style): [string, Flag] | undefined {
  const long = (style.hasOneDash ? /^-(?!-)(.+)$/s : /^--(.+)$/s).exec(arg)?.[1];
  if (long !== undefined && Object.hasOwn(flags, long)) return [long, flags[long] as Flag];
  if (long !== undefined && style.abbreviates) {
    const name = long.replace(/^no-/, "");
    const meant = Object.entries(flags).filter(([flag]) => flag.startsWith(name));
    if (meant.length === 1 || Object.hasOwn(flags, name))
      return meant.find(([flag]) => flag === name) ?? meant[0];
  }
  const short = /^-(\w)(\1*)$/.exec(arg)?.[1];
  return Object.entries(flags).find(([, flag]) => short !== undefined && flag.short === short);
}

function* checkUse(
  { name, flag, index, asWritten, isJoined, values }: Use,
  args: readonly string[],
  before: readonly Use[],
  style: Style,
): Generator<Finding> {
  const { options, program } = style;
  const refused = { severity: "refused", index } as const;
  if (flag.repeatable === undefined && before.some((other) => other.name === name))
    yield* repeated(flag, index, asWritten, style, options[name]);
  if (flag.values === 0 && isJoined && !style.joinsSwitches)
    yield {
      ...refused,
      rule: "stray-word",
      message: `${asWritten} takes no value`,
      fix: { index, count: 1, args: [asWritten] },
    };
  const switched =
    flag.values === 0 && isJoined && style.joinsSwitches === true ? values[0] : undefined;
  if (switched !== undefined && !isBoolOfGo(switched.text))
    yield {
      ...refused,
      rule: "wrong-value",
      message: `${asWritten} must be true or false, but is ${JSON.stringify(switched.text)}`,
    };
  const needs = flag.values === 1 || flag.values === "some";
  if (needs && values.length === 0)
    yield {
      ...refused,
      rule: "missing-value",
      message: `${asWritten} needs a value, and ${index + 1 < args.length ? `${program} takes ${args[index + 1]} for another flag` : "nothing follows"}`,
    };
}

function* repeated(
  flag: Flag,
  index: number,
  asWritten: string,
  { lastWins }: Style,
  option: string | undefined,
): Generator<Finding> {
  const setBy = option === undefined ? "" : `: ${option} sets it`;
  if (!lastWins)
    yield {
      rule: "repeated-flag",
      severity: "refused",
      index,
      message: `${asWritten} may be given only once, and is already given${setBy}`,
    };
  // repeating a switch changes nothing
  else if (flag.values !== 0)
    yield {
      rule: "override",
      severity: "silent",
      index,
      message: `${asWritten} is already given, and the last one counts${setBy}`,
    };
}

function stray(index: number, arg: string, { program }: Style): Finding {
  return {
    rule: "stray-word",
    severity: "refused",
    index,
    message: `${JSON.stringify(arg)} belongs to no flag, and ${program} takes nothing else`,
  };
}

function unknownFlag(arg: string, index: number, pack: FlagPack, style: Style): Finding {
  const [, flag = "", rest = ""] = /^(--?[\w.-]+)\s+(.*)$/s.exec(arg) ?? [];
  const known = flagNamed(flag, pack, style);
  if (flag !== "")
    return {
      rule: "two-words",
      severity: "refused",
      index,
      message:
        known === undefined
          ? `these are several arguments in one string, each of which must be a separate list item, and ${style.program} has no flag ${flag}`
          : `${flag} and its value are one string: each must be a separate list item`,
      ...(known === undefined ? {} : { fix: { index, count: 1, args: [flag, rest.trim()] } }),
    };
  const name = arg.replace(/^--?/, "").replace(/=.*$/s, "");
  const dashes = style.hasOneDash ? "-" : "--";
  const near = closest(name, Object.keys(pack.flags));
  const alone = onlyClosest(name, Object.keys(pack.flags));
  const isJoined = !style.joins && Object.hasOwn(pack.flags, name) && arg.includes("=");
  const hint = isJoined
    ? ": its value must be a separate list item"
    : near === undefined
      ? ""
      : `; did you mean ${dashes}${near}?`;
  const right = isJoined
    ? [`${dashes}${name}`, arg.slice(arg.indexOf("=") + 1)]
    : [arg.replace(/^--?[^=\s]+/, `${dashes}${alone}`)];
  return {
    rule: "unknown-option",
    severity: "refused",
    index,
    message: `${style.program} has no flag ${arg}${hint}`,
    ...(isJoined || alone !== undefined ? { fix: { index, count: 1, args: right } } : {}),
  };
}
