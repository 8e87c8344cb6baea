import { closest, onlyClosest } from "../../closest.ts";
import type { CrosvmFlag, CrosvmPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";

/** A flag at its place. */
export interface GivenFlag {
  /** Its long name, without dashes. */
  readonly name: string;
  readonly flag: CrosvmFlag;
  readonly index: number;
  /** The flag's own argument, without a value that is joined to it. */
  readonly asWritten: string;
  /** The value after `=` in the same argument. */
  readonly joined: string | undefined;
  /** The argument after it. */
  readonly next: string | undefined;
  /** Undefined if there is none, or if another flag follows instead. */
  readonly value: string | undefined;
}

/** The parsed arguments of `crosvm run`. */
export interface CommandLine {
  readonly flags: readonly GivenFlag[];
  /** The places of arguments that belong to no flag. */
  readonly kernels: readonly number[];
  readonly findings: readonly Finding[];
  readonly asksForHelp: boolean;
}

/** Parses arguments as crosvm does: flags with their values, and the kernel. */
export function parseCommandLine(
  args: readonly string[],
  start: number,
  pack: CrosvmPack,
): CommandLine {
  const flags: GivenFlag[] = [];
  const kernels: number[] = [];
  const findings: Finding[] = [];
  let isOnlyKernels = false;
  for (let index = start; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--" && !isOnlyKernels) isOnlyKernels = true;
    else if (!arg.startsWith("-") || isOnlyKernels) kernels.push(index);
    else if (arg === "--help") return { flags, kernels, findings, asksForHelp: true };
    else {
      const given = givenFlag(args, index, pack);
      if (given === undefined) findings.push(unknownFlag(arg, index, pack));
      else flags.push(given);
      // the argument after an unknown flag is its value
      const isTaken =
        given === undefined
          ? !/\s|=/.test(arg) && args[index + 1]?.startsWith("-") === false
          : given.value !== undefined && given.joined === undefined;
      if (isTaken) index++;
    }
  }
  return { flags, kernels, findings, asksForHelp: false };
}

function givenFlag(
  args: readonly string[],
  index: number,
  pack: CrosvmPack,
): GivenFlag | undefined {
  const arg = args[index] ?? "";
  // crosvm itself splits `--flag=value`
  const [, asWritten = arg, joined] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
  const found = flagOf(pack, asWritten === "--host_ip" ? "--host-ip" : asWritten);
  if (found === undefined) return undefined;
  const [name, flag] = found;
  const next = args[index + 1];
  const isFlag = next !== undefined && /^--/.test(next) && flagOf(pack, next) !== undefined;
  const value = flag.values === 0 ? undefined : (joined ?? (isFlag ? undefined : next));
  return { name, flag, index, asWritten, joined, next, value };
}

function flagOf(pack: CrosvmPack, arg: string): [string, CrosvmFlag] | undefined {
  const long = /^--(.+)$/s.exec(arg)?.[1];
  if (long !== undefined)
    return Object.hasOwn(pack.flags, long) ? [long, pack.flags[long] as CrosvmFlag] : undefined;
  return Object.entries(pack.flags).find(
    ([, { short }]) => short !== undefined && arg === `-${short}`,
  );
}

function unknownFlag(arg: string, index: number, pack: CrosvmPack): Finding {
  const [, flag = "", rest = ""] = /^(--?[\w-]+)\s+(.*)$/s.exec(arg) ?? [];
  if (flag !== "") return severalArguments(flag, rest.trim(), index, pack);
  const name = arg.replace(/^--?/, "").replace(/[=\s].*$/s, "");
  const why = whyUnknown(name, pack);
  const known = Object.keys(pack.flags);
  const near = name === "" || why !== undefined ? undefined : closest(name, known);
  const alone = near === undefined ? undefined : onlyClosest(name, known);
  const hint = why ?? (near === undefined ? "" : `; did you mean --${near}?`);
  return {
    rule: "unknown-option",
    severity: "refused",
    index,
    message: `crosvm run has no flag ${arg}${hint}`,
    fix:
      alone === undefined
        ? undefined
        : { index, count: 1, args: [arg.replace(/^--?[^=\s]+/, `--${alone}`)] },
  };
}

function severalArguments(flag: string, value: string, index: number, pack: CrosvmPack): Finding {
  const isKnown = flagOf(pack, flag) !== undefined;
  return {
    rule: "two-words",
    severity: "refused",
    index,
    message: isKnown
      ? `${flag} and its value are one string: each must be a separate list item`
      : `these are several arguments in one string, each of which must be a separate list item, and crosvm run has no flag ${flag}`,
    ...(isKnown ? { fix: { index, count: 1, args: [flag, value] } } : {}),
  };
}

/** What replaced a flag that this build does not have, if known. */
function whyUnknown(name: string, pack: CrosvmPack): string | undefined {
  if (pack.build.overlays === undefined && ["swtpm", "tpm-device"].includes(name))
    return ": only Ghaf's fork has it (the pack crosvm-ghaf)";
  const former = Object.hasOwn(pack.former, name) ? pack.former[name] : undefined;
  if (former === undefined) return undefined;
  return ` since ${former.until}${former.use === undefined ? "" : `; use ${former.use}`}`;
}
