import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { type ClapFlag, clapFlags } from "./cloud-hypervisor/clap.ts";
import { OptionParsers } from "./cloud-hypervisor/option-parser.ts";
import { reviewedPlain } from "./cloud-hypervisor/reviewed.ts";
import { type Flag, type FlagPack, type FlagStruct, packFormat } from "./format.ts";
import { defaultFeatures, manifestVersion } from "./rust/cargo-manifest.ts";
import { requireFilesOf } from "./rust/missing-files.ts";
import { readRustFiles } from "./rust/read-rust-files.ts";
import { RustSources } from "./rust/rust-sources.ts";
import { sorted } from "./sorted.ts";

/** The folders that may have the program with the flags; the second one up to v51. */
const programFolders = ["cloud-hypervisor", "."];

/**
 * What cloud-hypervisor accepts, by the declarations in a checkout of its source.
 *
 * @param folder The checkout.
 * @param revision The name of the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder has no such source.
 */
export function cloudHypervisorPack(folder: string, revision: string): FlagPack {
  const program = programFolders.find((it) => existsSync(join(folder, it, "src/main.rs")));
  const files = readRustFiles(folder);
  const sources = new RustSources(files);
  const main = sources.textOf(join(program ?? ".", "src/main.rs"));
  const declared = clapFlags(main);
  const parse = sources.ownFunction("VmConfig", "parse");
  if (declared.length === 0 || parse === undefined)
    throw new KnownError(
      {
        file: folder,
        message: "declares no flags in src/main.rs: this is not a checkout of cloud-hypervisor",
        fix: "name the root folder of a checkout of cloud-hypervisor's source",
      },
      exitStatus.notChecked,
    );
  const parsers = new OptionParsers(sources);
  const parameters = parametersOf(sources.ownFunction("VmParams", "from_arg_matches") ?? "");
  const flags: Record<string, Flag> = {};
  const structs: Record<string, FlagStruct> = {};
  for (const { id, long, flag } of declared) {
    const keys =
      flag.values === 0 || reviewedPlain.includes(long)
        ? undefined
        : (keysByConfig(parsers, long, parse, parameters.get(id)) ??
          keysByMain(parsers, long, main, id));
    if (keys !== undefined) structs[long] = { keys };
    flags[long] = {
      ...flag,
      ...(keys === undefined ? {} : { value: `struct:${long}` }),
      ...(flag.values !== 0 && keys === undefined && flag.value === undefined
        ? { value: "str" }
        : {}),
    };
  }
  requireFilesOf(parsers.notFound, folder, files);
  return {
    format: packFormat,
    program: "cloud-hypervisor",
    build: buildOf(join(folder, program ?? ".", "Cargo.toml"), revision),
    flags: sorted(flags),
    structs: sorted(structs),
    texts: sorted(parsers.texts),
  };
}

/** The build that a manifest describes. */
function buildOf(manifest: string, revision: string): FlagPack["build"] {
  const version = manifestVersion(manifest);
  return {
    version: version ?? revision,
    description: `cloud-hypervisor ${version === undefined ? "" : `${version} `}at ${revision}`,
    target: "any",
    features: defaultFeatures(manifest),
  };
}

/** The variable that each flag's value is stored in, by the flag's id: `let fs = args.get_many::<String>("fs")`. */
function parametersOf(body: string): ReadonlyMap<ClapFlag["id"], string> {
  return new Map(
    [
      ...body.matchAll(
        /\blet (\w+)(?:\s*:[^=]+)?\s*=\s*args\s*\.get_(?:one|many)::<String>\(\s*"([\w-]+)"/g,
      ),
    ].map(([, parameter = "", id = ""]) => [id, parameter]),
  );
}

/** The keys that a parameter's parser accepts: `FsConfig::parse(item)` in a loop, or `MemoryConfig::parse(...)`. */
function keysByConfig(
  parsers: OptionParsers,
  flag: string,
  parse: string,
  parameter: string | undefined,
) {
  const use = new RegExp(`\\bvm_params\\.${parameter}\\b`).exec(parse);
  if (parameter === undefined || use === null) return undefined;
  const direct = /\b(\w+)::parse\(([^()]*)$/.exec(parse.slice(0, use.index));
  if (direct !== null)
    return parsers.ofType(flag, direct[1] ?? "", (direct[2] ?? "").split(",").length - 1);
  const rest = parse.slice(use.index + use[0].length);
  const next = rest.search(/\bvm_params\.|\w+::parse\(vm_params/);
  const type = /\b(\w+)::parse\b/.exec(next < 0 ? rest : rest.slice(0, next))?.[1];
  return type === undefined ? undefined : parsers.ofType(flag, type, 0);
}

/** The keys of a value that main.rs parses: with `RestoreConfig::parse(...)`, or with its own parser. */
function keysByMain(parsers: OptionParsers, flag: string, main: string, id: string) {
  const use = main.indexOf(`get_one::<String>("${id}")`);
  if (use < 0) return undefined;
  const rest = main.slice(use + 1);
  const next = rest.search(/\bget_(?:one|many)::</);
  const text = next < 0 ? rest.slice(0, 2000) : rest.slice(0, next);
  const type = /\b(\w+)::parse\(/.exec(text)?.[1];
  return type === undefined ? parsers.ofBody(flag, text, "", 0) : parsers.ofType(flag, type, 0);
}
