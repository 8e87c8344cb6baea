import type { SourcePosition } from "../definition/source-position.ts";
import type { Problem } from "../errors.ts";
import type { CommandLine } from "./command-line.ts";
import type { OptionPath } from "./runner.ts";

/** A VM's command line with all that is shown about it. */
export interface ShownCommand {
  readonly vm: string;
  readonly hypervisor: string;
  readonly system: string;
  /** The revision of microvm.nix. */
  readonly rev: string;
  /** "evaluation" of the runner now, the committed "record" of one, or the VM's own runner in a "flake". */
  readonly from: "evaluation" | "record" | "flake";
  /** Undefined when the runner refuses the VM; the problems say why. */
  readonly line: CommandLine | undefined;
  readonly extraArgs: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /** For each argument, what it comes from; undefined when that was not asked. */
  readonly origins: readonly (readonly PlacedOrigin[])[] | undefined;
  /** For each file of JSON that the command names; undefined when that was not asked, or is not known. */
  readonly valueOrigins?: ReadonlyMap<string, ValueOrigins> | undefined;
  readonly carryOver: CarryOverReport | undefined;
  readonly warnings: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the values of a file come from: "machine-config.mem_size_mib" → origins. */
export type ValueOrigins = ReadonlyMap<string, readonly PlacedOrigin[]>;

/** An option that an argument comes from, with where the VM sets it. */
export interface PlacedOrigin {
  readonly path: OptionPath;
  /** Where the VM sets it; undefined for a default. */
  readonly place: SourcePosition | undefined;
  readonly set: boolean;
  readonly asDefault: boolean;
}

/** What another hypervisor makes of what a VM sets. */
export interface CarryOverReport {
  /** The hypervisor that the VM is written for. */
  readonly from: string;
  readonly items: readonly CarryOverItem[];
  readonly suggestions: readonly Suggestion[];
}

export interface CarryOverItem {
  readonly path: OptionPath;
  readonly place: SourcePosition | undefined;
  readonly verdict: "carries over" | "is ignored" | "is refused" | "is not checked";
  /** What the runner says, when it refuses. */
  readonly reason: string | undefined;
}

/** What to write instead of an extra argument of the other hypervisor. */
export interface Suggestion {
  readonly argument: string;
  readonly instead: string;
  /** The argument that this one replaces, together with what replaces it. */
  readonly goesWith?: string;
}
