import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { closest } from "../../closest.ts";
import { exitStatus, KnownError } from "../../errors.ts";
import { reviewedFormer, reviewedOnce, reviewedRules, reviewedStructs } from "./crosvm-reviewed.ts";
import { CrosvmTypes, unwrapped } from "./crosvm-types.ts";
import { type CrosvmFlag, type CrosvmPack, type CrosvmRules, packFormat } from "./format.ts";
import { attributeArguments, fieldsOf, type RustField } from "./rust.ts";
import { RustSources } from "./rust-sources.ts";

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
  const sources = new RustSources(rustSources(folder));
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
      features: defaultFeatures(folder),
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

/** microvm.nix runs on Linux: what needs Windows or Android is not there. */
function isOnLinux({ attributes }: RustField): boolean {
  const when = attributeArguments(attributes, "cfg") ?? "";
  return !/\bwindows\b|crash-report|process-invariants/.test(when) && !isAndroidOnly(when);
}

/** A condition without what holds on Linux anyway: `all(unix, feature = "gpu")` → `feature = "gpu"`. */
function onLinux(when: string): string {
  let text = when.replace(/\s+/g, " ").trim();
  for (;;) {
    const shorter = text
      .replace(/any\( ?target_os = "android", target_os = "linux",? ?\)|\bunix\b/g, "")
      .replace(/(?:^|(?<=\() ?), ?|,(?= ?,)|, ?(?= ?\)|$)/g, "")
      .replace(/\b(?:all|any)\( ?([^(),]*?),? ?\)/g, "$1")
      .trim();
    if (shorter === text) return text;
    text = shorter;
  }
}

function isAndroidOnly(when: string): boolean {
  return (
    /target_os = "android"|android_display/.test(when) && !/target_os = "linux"|any\(/.test(when)
  );
}

/** The features that a build has for which none are named. */
function defaultFeatures(folder: string): string[] {
  const path = join(folder, "Cargo.toml");
  const manifest = existsSync(path) ? readFileSync(path, "utf8") : "";
  const list = /^default\s*=\s*\[([^\]]*)\]/m.exec(manifest)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

interface Warning {
  readonly old: readonly string[];
  readonly instead: string;
}

/** What the code warns of when it meets an old flag: "`--evdev` is deprecated; please use `--input ...`". */
function warningsIn(source: string): Warning[] {
  const flagsIn = (text: string) => [...text.matchAll(/--([\w-]+)/g)].map(([, name = ""]) => name);
  return [...source.matchAll(/log::warn!\(\s*"((?:[^"\\]|\\[\s\S])*)"/g)].flatMap(
    ([, text = ""]) => {
      const [old = "", instead = ""] = text.split(/\bdeprecated\b/);
      const [first] = flagsIn(instead);
      return first === undefined ? [] : [{ old: flagsIn(old), instead: first }];
    },
  );
}

/** The flag that documentation or a warning names to be used in a deprecated one's place. */
function replacement(
  { documentation }: RustField,
  long: string,
  warnings: readonly Warning[],
  flags: readonly string[],
): string | true | undefined {
  const told = /\(DEPRECATED\):?\s*Use\s+[`"']?--([\w-]+)/i.exec(documentation)?.[1];
  const warned = warnings.find(({ old }) => old.includes(long))?.instead;
  const named = told ?? warned;
  if (named === undefined) return /DEPRECATED/.test(documentation) ? true : undefined;
  const flag = flags.includes(named) ? named : closest(named, flags);
  return flag === undefined || flag === long ? true : flag;
}

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

function rustSources(folder: string): { file: string; text: string }[] {
  let files: string[];
  try {
    files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    throw new KnownError(
      { file: folder, message: `cannot be read: ${(error as Error).message}` },
      exitStatus.notJudged,
    );
  }
  return files
    .filter((file) => file.endsWith(".rs") && !/(^|\/)(tests?|third_party|target)\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
