import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { type Flag, type FlagPack, type FlagProgram, packFormat } from "../format.ts";
import { sorted } from "../sorted.ts";
import { cFlags } from "./c-options.ts";
import { derivedFlags } from "./derived-clap.ts";
import { goFlags } from "./go-flags.ts";
import { namedFlags } from "./named-args.ts";

type Flags = Readonly<Record<string, Flag>>;

/** Where the sources of those declare their flags of which nothing more is read, and in which form. */
const sources = {
  // the architectures' own flags have no place of their own in x86's
  kvmtool: {
    files: ["builtin-run.c", "arm/aarch64/include/kvm/kvm-config-arch.h"],
    read: (text: string, file: string): Flags =>
      cFlags(text, file.startsWith("arm/") ? 'target_arch = "aarch64"' : undefined),
  },
  stratovirt: { files: ["machine_manager/src/cmdline.rs"], read: namedFlags },
  alioth: {
    files: ["alioth-cli/src/boot/boot.rs", "alioth-cli/src/boot.rs", "alioth-cli/src/main.rs"],
    read: derivedFlags,
  },
  vfkit: { files: ["pkg/cmdline/cmdline.go"], read: goFlags },
} as const satisfies Partial<
  Record<
    FlagProgram,
    { readonly files: readonly string[]; readonly read: (text: string, file: string) => Flags }
  >
>;

export type SourceProgram = keyof typeof sources;

/**
 * The flags of a hypervisor, by the declarations in a checkout of its source.
 *
 * @param folder The checkout.
 * @param revision What to call the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder contains no such source.
 */
export function sourcePack(program: SourceProgram, folder: string, revision: string): FlagPack {
  const { files, read } = sources[program];
  const flags: Flags = Object.assign(
    {},
    ...files
      .filter((file) => existsSync(join(folder, file)))
      .map((file) => read(readFileSync(join(folder, file), "utf8"), file)),
  );
  if (Object.keys(flags).length === 0)
    throw new KnownError(
      {
        file: folder,
        message: `declares no flags in ${files.join(", ")}: this is not a checkout of ${program}`,
        fix: `name the root folder of a checkout of ${program}'s source`,
      },
      exitStatus.notChecked,
    );
  return {
    format: packFormat,
    program,
    build: { version: revision, description: `${program} at ${revision}`, target: "any" },
    flags: sorted(flags),
    structs: {},
    texts: {},
  };
}
