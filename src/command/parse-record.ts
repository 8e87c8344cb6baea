import { parseArgument, type RecordedOrigin } from "./record-origins.ts";
import { withHashes } from "./store-paths.ts";

/** The command line of a VM as it is committed beside its module. */
export interface CommandRecord {
  readonly hypervisor: string;
  readonly system: string;
  /** The system that the guest itself runs on, where its modules decide on another one. */
  readonly guest: string;
  /** Parts of the command that are not exact, because NixOS' own modules were missing: "the kernel's parameters". */
  readonly approximated: readonly string[];
  readonly rev: string;
  /** Hash of everything that it was made from: `madeFrom`. */
  readonly hash: string;
  /** Text of a shell; undefined when the runner refuses the VM. */
  readonly command: string | undefined;
  /** How many of its last arguments are `extraArgs`: of the VM's own module, and of those that it imports. */
  readonly extraCount: number;
  /** For each option of the command, the VM's options that it comes from. */
  readonly origins: readonly (readonly RecordedOrigin[])[];
  /** Store path → text, of the files that the command names. */
  readonly files: Readonly<Record<string, string>>;
  /** Why the runner refuses it. */
  readonly refused: string | undefined;
}

/** Reads a record back; undefined for a text that is not one. */
export function parseCommandRecord(text: string): CommandRecord | undefined {
  const field = (name: string) => new RegExp(`^# ${name}: (.*)$`, "m").exec(text)?.[1];
  const [hypervisor, system, rev, hash] = [
    field("hypervisor"),
    field("system"),
    field("microvm.nix"),
    field("made from"),
  ];
  if (
    hypervisor === undefined ||
    system === undefined ||
    rev === undefined ||
    hash === undefined ||
    field("command") === undefined ||
    !/^\d+$/.test(field("arguments of extraArgs, at its end") ?? "")
  )
    return undefined;
  const [body = "", ...named] = text
    .slice(text.indexOf("\n\n") + 2)
    .trim()
    .split(/\n\n# (?=\/nix\/store\/)/);
  const refused = /^# \S+ refuses it: (.*)$/.exec(body)?.[1];
  const lines = refused === undefined ? body.split("\n").map(parseArgument) : [];
  return {
    hypervisor,
    system,
    guest: field("guest") ?? system,
    approximated: field("approximated")?.split(", ") ?? [],
    rev,
    hash,
    command:
      refused === undefined ? withHashes(lines.map(({ text }) => text).join("\n")) : undefined,
    extraCount: Number(field("arguments of extraArgs, at its end")),
    // the first line is the program
    origins: lines.slice(1).map(({ origins }) => origins),
    files: Object.fromEntries(
      named.map((file) => {
        const end = file.indexOf(":\n");
        return [withHashes(file.slice(0, end)), withHashes(file.slice(end + 2))];
      }),
    ),
    refused,
  };
}
