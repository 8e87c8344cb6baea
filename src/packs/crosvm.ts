import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { replacement, warningsIn } from "./crosvm/deprecations.ts";
import { isOnLinux, onLinux } from "./crosvm/linux.ts";
import { reviewedFormer, reviewedOnce, reviewedRules, reviewedStructs } from "./crosvm/reviewed.ts";
import { CrosvmTypes, unwrapped } from "./crosvm/value-types.ts";
import { type CrosvmFlag, type CrosvmPack, type CrosvmRules, packFormat } from "./format.ts";
import { defaultFeatures } from "./rust/cargo-manifest.ts";
import { requireFilesOf } from "./rust/missing-files.ts";
import { readRustFiles } from "./rust/read-rust-files.ts";
import { attributeArguments, fieldsOf, type RustField } from "./rust/rust.ts";
import { RustSources } from "./rust/rust-sources.ts";
import { sorted } from "./sorted.ts";

/** Where a checkout declares `crosvm run`. */
const commandLineFile = "src/crosvm/cmdline.rs";

/**
 * What `crosvm run` accepts on Linux, by the declarations in a checkout of its source.
 *
 * @param folder The checkout.
 * @param revision The name of the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder has no such source.
 */
export function crosvmPack(folder: string, revision: string): CrosvmPack {
  const files = readRustFiles(folder);
  const sources = new RustSources(files);
  const run = sources
    .itemsOf(commandLineFile)
    .find(({ kind, name }) => kind === "struct" && name === "RunCommand");
  if (run === undefined) throw notCrosvm(folder);
  const types = new CrosvmTypes(sources);
  const fields = fieldsOf(run).filter((field) => isOnLinux(field));
  const flags = withDeprecations(
    Object.fromEntries(fields.flatMap((field) => flagOf(field, types) ?? [])),
    fields,
    warningsIn(sources.textOf(commandLineFile)),
  );
  types.addPartStructs(
    Object.keys(reviewedStructs).filter((name) =>
      Object.values(flags).some(({ value }) => value === `struct:${name}`),
    ),
  );
  requireFilesOf(types.notFound, folder, files);
  return {
    format: packFormat,
    program: "crosvm",
    build: {
      version: revision,
      description: `crosvm at ${revision}`,
      target: "any",
      features: defaultFeatures(join(folder, "Cargo.toml")),
    },
    flags: sorted(flags),
    structs: sorted(types.structs),
    enums: sorted(types.enums),
    texts: sorted(types.texts),
    rules: knownRules(reviewedRules, flags),
    // an older checkout may still have some of them
    former: Object.fromEntries(
      Object.entries(reviewedFormer).filter(([name]) => flags[name] === undefined),
    ),
  };
}

const notCrosvm = (folder: string) =>
  new KnownError(
    {
      file: join(folder, commandLineFile),
      message: "does not declare `struct RunCommand`: this is not a checkout of crosvm",
      fix: "name the root folder of a checkout of crosvm's source",
    },
    exitStatus.notChecked,
  );

/** The flag that a field of `struct RunCommand` declares; undefined if it declares none. */
function flagOf(field: RustField, types: CrosvmTypes): [[string, CrosvmFlag]] | undefined {
  const argh = attributeArguments(field.attributes, "argh");
  if (argh === undefined || /^\s*positional\b/.test(argh)) return undefined;
  const long = longName(field, argh);
  const isSwitch = /^\s*switch\b/.test(argh);
  const short = /\bshort\s*=\s*'(.)'/.exec(argh)?.[1];
  const parser = /\bfrom_str_fn\((\w+)\)/.exec(argh)?.[1];
  const condition = attributeArguments(field.attributes, "cfg");
  const when = condition === undefined ? "" : onLinux(condition);
  const { inner, isList } = unwrapped(field.type);
  const isOnce = parser === "parse_mmio_address_range" || reviewedOnce.includes(long);
  const value =
    parser === undefined
      ? () => types.ofFlag(inner, commandLineFile)
      : () => types.ofParser(parser, commandLineFile);
  const flag: CrosvmFlag = {
    values: isSwitch ? 0 : 1,
    ...(short === undefined ? {} : { short }),
    ...(isList && !isOnce ? { repeatable: true } : {}),
    ...(when === "" ? {} : { when }),
    ...(isSwitch ? {} : { value: value() }),
  };
  return [[long, flag]];
}

/** The flags, with replacements for those that the source warns about. */
function withDeprecations(
  flags: Readonly<Record<string, CrosvmFlag>>,
  fields: readonly RustField[],
  warnings: ReturnType<typeof warningsIn>,
): Record<string, CrosvmFlag> {
  const result = { ...flags };
  for (const field of fields) {
    const argh = attributeArguments(field.attributes, "argh");
    const long = argh === undefined ? "" : longName(field, argh);
    const flag = flags[long];
    const deprecated = replacement(field, long, warnings, Object.keys(flags));
    if (flag !== undefined && deprecated !== undefined) result[long] = { ...flag, deprecated };
  }
  return result;
}

const longName = (field: RustField, argh: string) =>
  /\blong\s*=\s*"([^"]+)"/.exec(argh)?.[1] ?? field.name.replaceAll("_", "-");

/** The rules about flags that exist in the checkout. */
function knownRules(rules: CrosvmRules, flags: Readonly<Record<string, CrosvmFlag>>): CrosvmRules {
  // flags that an overlay adds are in no checkout
  const isKnown = (name: string) =>
    ["kernel", "swtpm", "tpm-device"].includes(name) ||
    Object.hasOwn(flags, name.split(".")[0] ?? "");
  const known = (groups: readonly (readonly string[])[]) =>
    groups.filter((it) => it.every(isKnown));
  return {
    conflicts: known(rules.conflicts),
    needs: known(rules.needs),
    idle: known(rules.idle),
    void: known(rules.void),
  };
}
