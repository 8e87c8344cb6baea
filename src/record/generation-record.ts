import { createHash } from "node:crypto";
import { compactJson } from "../output/compact-json.ts";

/** What was generated from what. `nix flake check` compares it with the files, without Node. */
export interface GenerationRecord {
  readonly $comment: string;
  /** Generated files and the SHA-256 of each, in hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
  /** The files that they were generated from, likewise. */
  readonly sources: Readonly<Record<string, string>>;
  /** Absent where there are none. */
  readonly modules?: Readonly<Record<string, RecordedModule>>;
  readonly vms: Readonly<Record<string, RecordedVm>>;
}

/** A module for VMs and others, as the record has it. */
export type RecordedModule = Pick<RecordedVm, "definition" | "module" | "options">;

/** A VM as the record has it. */
export interface RecordedVm {
  readonly definition: string;
  readonly module: string;
  readonly systems: readonly string[];
  /** The argument pack that the definition names, where it names one. */
  readonly pack?: string;
  /** Other hypervisors that the VM is built for. */
  readonly alsoFor?: readonly string[];
  /** What the definition says that the VM must have: "tpm". */
  readonly requires?: readonly string[];
  /** The options that the definition sets, whole names: `microvm.qemu.machine`. */
  readonly options: readonly string[];
}

export function printRecord(record: GenerationRecord): string {
  return compactJson(record, 100);
}

/** In hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
