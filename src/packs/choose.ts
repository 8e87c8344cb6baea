import { defaultPack, flagPrograms, type Pack, packNames, type RuledProgram } from "./format.ts";

/** What is known about the build of QEMU that a command line is for. */
export interface BuildEvidence {
  /** Its version, as in the output of its program or the name of its package: "11.1.0". */
  readonly version?: string | undefined;
  /** The date of the pinned packages: "2026-08-19". Distributions package a release within weeks. */
  readonly day?: string | undefined;
}

/** The chosen pack, and the reason for the choice. */
export interface ChosenPack {
  readonly name: string;
  /** "the program is of QEMU 11.1.0" */
  readonly reason: string;
  /** What the difference means, if the pack has another version; otherwise undefined. */
  readonly warning: string | undefined;
  /** The version that runs, if it is known and there is only one pack. */
  readonly running?: string | undefined;
}

/** The reason for the pack of every hypervisor other than QEMU. */
const onlyVersion = "the only version with a pack";

/**
 * The date on which each version reached Debian unstable, from the changelog of its package qemu; slightly late for
 * versions that were in experimental first.
 */
const released: Readonly<Record<string, string>> = {
  "7.2": "2022-12-15",
  "8.0": "2023-06-11",
  "8.1": "2023-09-09",
  "8.2": "2023-12-20",
  "9.0": "2024-07-05",
  "9.1": "2024-09-05",
  "9.2": "2024-12-13",
  "10.0": "2025-04-24",
  "10.1": "2025-08-27",
  "10.2": "2025-12-24",
  "11.0": "2026-04-22",
  "11.1": "2026-08-13",
};

/**
 * Chooses the pack to check a command line against: the named one; otherwise that of the version in evidence, or the
 * newest before it, or the oldest; without evidence, the default.
 *
 * @param target The guest's architecture, as in the program's name: "x86_64", "aarch64".
 * @param isGhafs Whether the program is one that Ghaf patches.
 * @param named The pack that the user names, or one that is known to be right, and why.
 */
export function choosePack(
  program: RuledProgram,
  target: string,
  isGhafs: boolean,
  evidence: BuildEvidence = {},
  named?: string | Pick<ChosenPack, "name" | "reason">,
): ChosenPack {
  if (named !== undefined)
    return {
      ...(typeof named === "string" ? { name: named, reason: "as it is named" } : named),
      warning: undefined,
    };
  const patched = isGhafs ? "-ghaf" : "";
  if (program !== "qemu")
    return {
      name: defaultPack[program] + (program === "crosvm" ? patched : ""),
      reason: onlyVersion,
      warning: undefined,
      running: evidence.version,
    };
  const suffix = target === "aarch64" ? "-aarch64" : "";
  const versions = packNames
    .flatMap((name) => /^qemu-(\d+\.\d+)(.*)$/.exec(name)?.slice(1) ?? [])
    .flatMap((part, index, parts) => (parts[index + 1] === suffix ? [part] : []))
    .sort(byVersion);
  const { version, reason } = likelyVersion(evidence);
  const chosen =
    version === undefined
      ? defaultPack.qemu.replace("qemu-", "")
      : (versions.findLast((known) => byVersion(known, version) <= 0) ?? versions[0] ?? "");
  return {
    name: `qemu-${chosen}${suffix}${patched}`,
    reason,
    warning:
      version === undefined || byVersion(chosen, version) === 0
        ? undefined
        : `there is no pack of QEMU ${version}: what it takes may differ from ${chosen}`,
  };
}

/**
 * Whether there is a pack of a program for guests of an architecture; QEMU's packs cover only some.
 *
 * @param target Undefined if the user names the pack.
 */
export function hasPackFor(program: RuledProgram, target: string | undefined): boolean {
  return (
    program !== "qemu" || target === undefined || ["x86_64", "i386", "aarch64"].includes(target)
  );
}

/**
 * The pack whose types the builder `qemu` has in definitions that import it without a version: the one that lint also
 * uses for VMs without other evidence.
 *
 * @param day The date of the pinned packages, if known.
 */
export function packOfTypes(day: string | undefined): string {
  return choosePack("qemu", "x86_64", false, { day }).name;
}

/** The version that the evidence points to, such as "11.1". */
function likelyVersion({ version, day }: BuildEvidence): {
  readonly version: string | undefined;
  readonly reason: string;
} {
  const release = /^\d+\.\d+/.exec(version ?? "")?.[0];
  if (release !== undefined)
    return { version: release, reason: `the program is of QEMU ${version}` };
  const before = Object.entries(released).filter(([, since]) => day !== undefined && since <= day);
  const latest = before
    .map(([name]) => name)
    .sort(byVersion)
    .at(-1);
  return latest === undefined
    ? { version: undefined, reason: "the version of the program is not known" }
    : { version: latest, reason: `the newest QEMU on ${day}, the day of the pin, is ${latest}` };
}

/** Orders versions by their major and minor numbers. */
function byVersion(one: string, other: string): number {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [one, other].map((version) =>
    version.split(".").map(Number),
  ) as [number[], number[]];
  return major - otherMajor || minor - otherMinor;
}

/**
 * The version in the name of a package in the Nix store: `/nix/store/…-qemu-host-cpu-only-11.1.0/bin/…`,
 * `/nix/store/…-cloud-hypervisor-53.0/bin/…`.
 */
export function versionInPath(path: string): string | undefined {
  const names = ["qemu", ...flagPrograms].join("|");
  const version = new RegExp(
    `-(?:${names})-(?:\\w*[a-z]\\w*-)*(\\d+\\.\\d+(?:\\.\\d+)?)(?:-[^/]*)?/bin/`,
  );
  return version.exec(path)?.[1];
}

/** A note that says which build was used for a check, with a warning and a fix if another version runs. */
export function checkedAgainst(
  checked: string,
  { description, version }: Pack["build"],
  { name, reason, warning, running }: ChosenPack,
): string {
  // descriptions of packs that are read from source begin with the program's name
  const program = /^[a-z]/.test(description) ? description : `QEMU ${description}`;
  const chosen = reason === onlyVersion ? reason : `the pack ${name}: ${reason}`;
  const note = `note: ${checked}: checked against ${program}, ${chosen}\n`;
  if (warning !== undefined)
    return `${note}warning: ${checked}: ${warning}\n  fix: make a pack of the program itself, \`ghaf-microvm pack qemu PROGRAM -o FILE\`, and name FILE as the pack\n`;
  const isOther =
    running !== undefined && /^\d+\.\d+/.test(version) && byVersion(running, version) !== 0;
  return isOther
    ? `${note}warning: ${checked}: it runs ${running}: what that takes may differ from ${version}\n  fix: make a pack of its source, \`ghaf-microvm pack ${name} DIR -o FILE\`, and name FILE as the pack\n`
    : note;
}
