import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { replacement, warningsIn } from "./crosvm/deprecations.ts";
import { isOnLinux, onLinux } from "./crosvm/linux.ts";
import { reviewedFormer, reviewedOnce, reviewedRules, reviewedStructs } from "./crosvm/reviewed.ts";
import { CrosvmTypes, unwrapped } from "./crosvm/value-types.ts";
import { type CrosvmFlag, type CrosvmPack, type CrosvmRules, packFormat } from "./format.ts";
import { defaultFeatures } from "./rust/default-features.ts";
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
 * @param revision What to call the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder holds no such source.
 */
export function crosvmPack(folder: string, revision: string): CrosvmPack {
  const sources = new RustSources(readRustFiles(folder));
  const run = sources
    .itemsOf(commandLineFile)
    .find(({ kind, name }) => kind === "struct" && name === "RunCommand");
  if (run === undefined)
    throw new KnownError(
      {
        file: join(folder, commandLineFile),
        message: "does not declare `struct RunCommand`: this is no checkout of crosvm",
        fix: "name the root folder of a checkout of crosvm's source",
      },
      exitStatus.notJudged,
    );
  const types = new CrosvmTypes(sources);
  const flags: Record<string, CrosvmFlag> = {};
  const fields = fieldsOf(run).filter((field) => isOnLinux(field));
  for (const field of fields) {
    const argh = attributeArguments(field.attributes, "argh");
    if (argh === undefined || /^\s*positional\b/.test(argh)) continue;
    const long = longName(field, argh);
    const isSwitch = /^\s*switch\b/.test(argh);
    const short = /\bshort\s*=\s*'(.)'/.exec(argh)?.[1];
    const parser = /\bfrom_str_fn\((\w+)\)/.exec(argh)?.[1];
    const when = attributeArguments(field.attributes, "cfg");
    const { inner, isList } = unwrapped(field.type);
    flags[long] = {
      values: isSwitch ? 0 : 1,
      ...(short === undefined ? {} : { short }),
      ...(isList && parser !== "parse_mmio_address_range" && !reviewedOnce.includes(long)
        ? { repeatable: true }
        : {}),
      ...(when === undefined || onLinux(when) === "" ? {} : { when: onLinux(when) }),
      ...(isSwitch
        ? {}
        : {
            value:
              parser === undefined
                ? types.ofFlag(inner, commandLineFile)
                : types.ofParser(parser, commandLineFile),
          }),
    };
  }
  const warnings = warningsIn(sources.textOf(commandLineFile));
  for (const field of fields) {
    const argh = attributeArguments(field.attributes, "argh");
    const long = argh === undefined ? "" : longName(field, argh);
    const flag = flags[long];
    const instead = replacement(field, long, warnings, Object.keys(flags));
    if (flag !== undefined && instead !== undefined) flags[long] = { ...flag, deprecated: instead };
  }
  types.addPartStructs(
    Object.keys(reviewedStructs).filter((name) =>
      Object.values(flags).some(({ value }) => value === `struct:${name}`),
    ),
  );
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
    // an older checkout has some of them still
    former: Object.fromEntries(
      Object.entries(reviewedFormer).filter(([name]) => flags[name] === undefined),
    ),
  };
}

const longName = (field: RustField, argh: string) =>
  /\blong\s*=\s*"([^"]+)"/.exec(argh)?.[1] ?? field.name.replaceAll("_", "-");

/** The rules that are about flags which the checkout has. */
function knownRules(rules: CrosvmRules, flags: Readonly<Record<string, CrosvmFlag>>): CrosvmRules {
  // flags that an overlay brings are in no checkout
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
