import { exitStatus, KnownError } from "../errors.ts";
import type { Pack } from "../packs/format.ts";
import { lintCloudHypervisor } from "./cloud-hypervisor/lint.ts";
import { lintCrosvm } from "./crosvm/lint.ts";
import type { Finding } from "./finding.ts";
import { lintFirecracker, type ReadNamed } from "./firecracker/lint.ts";
import { lintFlags } from "./flags/lint.ts";
import { lintQemu } from "./qemu/lint.ts";
import type { Severity } from "./rule-page.ts";

/** A finding with where it stands, for people and programs. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, where it is known. */
  readonly column?: number | undefined;
  /** The option and its value as written, quoted like list items; null for what is not an argument. */
  readonly argument: string | null;
  readonly message: string;
  /** The right arguments instead, quoted likewise; null if not known. */
  readonly fix: string | null;
  /** `lint --fix` writes the fix. */
  readonly fixable: boolean;
}

/**
 * Checks a command line against its program's pack and rules.
 *
 * @param readNamed Returns the text of a file that the arguments name.
 * @throws KnownError (status 2) when the pack is of the other program.
 */
export function lintArguments(
  program: Pack["program"],
  args: readonly string[],
  pack: Pack,
  readNamed?: ReadNamed,
): Finding[] {
  if (pack.program !== program)
    throw new KnownError(
      {
        message: `the pack ${pack.build.description} is of ${pack.program}, and this runs ${program}`,
        fix: `name a pack of ${program}`,
      },
      exitStatus.notChecked,
    );
  switch (pack.program) {
    case "qemu":
      return lintQemu(args, pack);
    case "crosvm":
      return lintCrosvm(args, pack);
    case "cloud-hypervisor":
      return lintCloudHypervisor(args, pack);
    case "firecracker":
      return lintFirecracker(args, pack, readNamed);
    default:
      return lintFlags(args, pack);
  }
}

/** The option of a finding with its value, and what is right instead, as text of list items. */
export function quotedArguments(
  args: readonly string[],
  finding: Finding,
): { readonly argument: string; readonly fix: string | null } {
  const { index, fix } = finding;
  const [option = "", value] = args.slice(index, index + 2);
  const hasValue =
    value !== undefined && !value.startsWith("-") && !/\s/.test(option) && option.startsWith("-");
  const count = hasValue ? 2 : 1;
  const argument = quote(args.slice(index, index + count));
  if (fix === undefined) return { argument, fix: null };
  // the right value, with the parts of the argument that stay
  const end = Math.max(index + count, fix.index + fix.count);
  const right = [
    ...args.slice(index, fix.index),
    ...fix.args,
    ...args.slice(fix.index + fix.count, end),
  ];
  return { argument, fix: quote(right) };
}

const quote = (args: readonly string[]) => args.map((arg) => JSON.stringify(arg)).join(" ");
