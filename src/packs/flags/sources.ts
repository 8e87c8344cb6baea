import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { type Flag, type FlagPack, type FlagProgram, packFormat } from "../format.ts";
import { sorted } from "../sorted.ts";
import { aliothValues } from "./alioth-values.ts";
import { cFlags } from "./c-options.ts";
import { derivedFlags } from "./derived-clap.ts";
import { goFlags } from "./go-flags.ts";
import { kvmtoolValues } from "./kvmtool-values.ts";
import { namedFlags } from "./named-args.ts";
import type { FlagValues } from "./values.ts";
import { vfkitValues } from "./vfkit-values.ts";

type Flags = Readonly<Record<string, Flag>>;

/** The files that declare a hypervisor's flags, how to read them, and how to read the types of values, if possible. */
interface Source {
  readonly files: readonly string[];
  readonly read: (text: string, file: string) => Flags;
  readonly values?: (folder: string) => FlagValues;
}

const nothingRead: FlagValues = { types: {}, structs: {}, kinds: {} };

/** Headers with flags of one architecture: those of microvm.nix's Linux systems. */
const kvmtoolArchitectures: Readonly<Record<string, string>> = {
  "arm/include/arm-common/kvm-config-arch.h": "aarch64",
  "arm/aarch64/include/kvm/kvm-config-arch.h": "aarch64",
  "x86/include/kvm/kvm-config-arch.h": "x86_64",
};

const sources = {
  kvmtool: {
    files: ["builtin-run.c", ...Object.keys(kvmtoolArchitectures)],
    read: (text: string, file: string): Flags => {
      const architecture = kvmtoolArchitectures[file];
      return cFlags(text, architecture && `target_arch = "${architecture}"`);
    },
    values: kvmtoolValues,
  },
  stratovirt: { files: ["machine_manager/src/cmdline.rs"], read: namedFlags },
  alioth: {
    files: ["alioth-cli/src/boot/boot.rs", "alioth-cli/src/boot.rs", "alioth-cli/src/main.rs"],
    read: derivedFlags,
    values: (folder: string) =>
      aliothValues(
        folder,
        firstOf(folder, ["alioth-cli/src/boot/boot.rs", "alioth-cli/src/boot.rs"]),
      ),
  },
  vfkit: { files: ["pkg/cmdline/cmdline.go"], read: goFlags, values: vfkitValues },
} as const satisfies Partial<Record<FlagProgram, Source>>;

const firstOf = (folder: string, files: readonly string[]): string =>
  files.find((file) => existsSync(join(folder, file))) ?? files[0] ?? "";

export type SourceProgram = keyof typeof sources;

/**
 * The flags of a hypervisor, by the declarations in a checkout of its source.
 *
 * @param folder The checkout.
 * @param revision The name of the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder contains no such source.
 */
export function sourcePack(program: SourceProgram, folder: string, revision: string): FlagPack {
  const { files, read, values }: Source = sources[program];
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
  const { types, structs, kinds, texts = {} } = values?.(folder) ?? nothingRead;
  const typed = Object.entries(flags).map(([name, flag]): [string, Flag] => [
    name,
    types[name] === undefined ? flag : { ...flag, value: types[name] },
  ]);
  return {
    format: packFormat,
    program,
    build: { version: revision, description: `${program} at ${revision}`, target: "any" },
    flags: sorted(Object.fromEntries(typed)),
    structs: sorted(structs),
    ...(Object.keys(kinds).length === 0 ? {} : { kinds: sorted(kinds) }),
    texts: sorted(texts),
  };
}
