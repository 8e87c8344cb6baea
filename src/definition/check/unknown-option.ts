import { closestOption } from "../../closest.ts";
import { lastToHave } from "../../microvm/history/ever-declared.ts";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import {
  type NamedOption,
  type OptionSchema,
  walkOptions,
} from "../../microvm/schema/option-schema.ts";
import { anyElement, optionName } from "./option-name.ts";

/** Where NixOS has options that people may look for in a definition. */
const nixosOptions = new Set([
  "boot",
  "environment",
  "fileSystems",
  "ghaf",
  "hardware",
  "networking",
  "nix",
  "nixpkgs",
  "programs",
  "security",
  "services",
  "swapDevices",
  "system",
  "systemd",
  "time",
  "users",
  "virtualisation",
]);

/** What is wrong with the name of an option, and what to write instead. */
interface Unknown {
  readonly message: string;
  readonly fix?: string | undefined;
}

/**
 * What an unknown option name was meant to be.
 *
 * @param path Where it stands: `["interfaces", "0"]`, empty for the definition itself.
 * @param parent The schema of what it stands in.
 */
export function unknownOption(
  schema: OptionSchema,
  path: readonly string[],
  name: string,
  parent: JsonSchema,
): Unknown {
  const all = [...walkOptions(schema.guest, { deep: true })];
  const siblings = Object.keys(parent.properties ?? {});
  const rev = schema.source.rev.slice(0, 8);
  return (
    removedOption(all, [...path, name]) ??
    (path.length === 0 ? ofAnotherPlace(name) : undefined) ??
    dottedOption(all, path, name) ??
    misspelled(rev, path, name, siblings) ??
    ofOtherRevisions(rev, [...path, name], insteadOfUnknown(path, siblings, named(all, name)))
  );
}

/** The member of an attribute set that a name which it lacks most likely means. */
export const meantName = (name: string | undefined, { properties = {} }: JsonSchema) =>
  name === undefined ? undefined : closestOption(name, Object.keys(properties));

type AllOptions = readonly NamedOption[];

function removedOption(all: AllOptions, path: readonly string[]): Unknown | undefined {
  const found = all.find(({ path: other, option }) => option.removed && matches(other, path));
  const replacedBy = found?.option.removed?.replacedBy;
  return (
    replacedBy && {
      message: `${optionName(path)} was removed from microvm.nix`,
      fix: replacedBy.length === 0 ? "leave it out" : `use ${replacedBy.join(" and ")}`,
    }
  );
}

/** A name at the top level that belongs elsewhere. */
function ofAnotherPlace(name: string): Unknown | undefined {
  if (name === "microvm")
    return {
      message: "microvm is not an option: all options of a definition are its own",
      fix: "options go at the top level, without microvm",
    };
  if (nixosOptions.has(name))
    return {
      message: `${name} is an option of NixOS, not of microvm`,
      fix: "set it in a NixOS module and name that in `imports`",
    };
  return undefined;
}

/** `"qemu.machine": ...` instead of `qemu: { machine: ... }`. */
function dottedOption(all: AllOptions, path: readonly string[], name: string): Unknown | undefined {
  const names = name.replace(/^microvm\./, "").split(".");
  if (!name.includes(".") || !all.some(({ path: other }) => matches(other, [...path, ...names])))
    return undefined;
  const nested = names.reduceRight(
    (inner, part) => (inner === "..." ? `${part}: ...` : `${part}: { ${inner} }`),
    "...",
  );
  return { message: `"${name}" is one name, and no option`, fix: `write ${nested}` };
}

function misspelled(
  rev: string,
  path: readonly string[],
  name: string,
  siblings: readonly string[],
): Unknown | undefined {
  const near = closestOption(name, siblings);
  return near === undefined
    ? undefined
    : {
        message: `there is no option ${optionName([...path, name])} in microvm.nix ${rev}`,
        fix: `did you mean ${optionName([...path, near])}?`,
      };
}

/** The options elsewhere whose last part is this name. */
const named = (all: AllOptions, name: string): string[] =>
  all
    .filter(({ path, option }) => option.removed === undefined && path.at(-1) === name)
    .map(({ path }) => optionName(path));

function insteadOfUnknown(
  path: readonly string[],
  siblings: readonly string[],
  elsewhere: readonly string[],
): string {
  if (elsewhere.length > 0) return `did you mean ${elsewhere.join(", ")}?`;
  return path.length === 0
    ? "what is not an option of microvm belongs in a NixOS module, named in `imports`"
    : `leave it out (there are ${siblings.join(", ")})`;
}

/** For an option that the pin lacks: whether any known revision has it, and how to get one that does. */
function ofOtherRevisions(rev: string, path: readonly string[], instead: string): Unknown {
  const name = anyElement(path);
  const other = lastToHave(name);
  const unknownToAll =
    ", nor in any revision known here: perhaps it comes from a fork, or is newer than the pin";
  return {
    message: `there is no option ${optionName(path)} in microvm.nix ${rev}${other === undefined ? unknownToAll : `; ${other}`}`,
    fix: `${instead}; or pin ${other === undefined ? "the" : "a"} microvm.nix that has it, and run \`npm run codegen -- --refresh\``,
  };
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every(
      (part, index) =>
        part === path[index] ||
        part === "<name>" ||
        (part === "*" && /^\d+$/.test(path[index] ?? "")),
    )
  );
}
