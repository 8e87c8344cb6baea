import { closestOption } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { lineOfKey } from "../flake-lock/json-positions.ts";
import { isObject, own, parseJson } from "../flake-lock/parse-json.ts";
import { printable } from "../output/printable.ts";

/** What the document that this tool is based on requires of every lock file. */
const always = "crosvm.extraArgs";

const prefix = "microvm.";

/**
 * The options that a lock file must support, as names below `microvm.`: the one that is always required, those that
 * the VMs use, then those named by hand.
 */
export function requirementsOf(used: readonly string[], named: readonly string[]): string[] {
  return [...new Set([always, ...used, ...named])];
}

/**
 * The microvm options that the VMs set, sorted, as names below `microvm.`: from `vms.<name>.options` of the record of
 * what was generated. microvm.nix need not support options of NixOS itself.
 * @throws KnownError (status 2) when the record is not as `codegen` writes it.
 */
export function usedOptions(recordText: string, file: string): string[] {
  const regenerate = "npm run codegen";
  const json = parseJson(recordText, file, { again: regenerate, syntax: regenerate });
  const malformed = (path: readonly string[], message: string) =>
    new KnownError(
      { file, line: lineOfKey(recordText, path), message, fix: regenerate },
      exitStatus.notChecked,
    );
  const vms = isObject(json) ? own(json, "vms") : undefined;
  if (!isObject(vms)) throw malformed(["vms"], 'must have the VMs under "vms", as a JSON object');
  const used = new Set<string>();
  for (const [name, vm] of Object.entries(vms)) {
    const options = isObject(vm) ? own(vm, "options") : undefined;
    if (!Array.isArray(options) || !options.every((option) => typeof option === "string")) {
      throw malformed(
        ["vms", name],
        `"options" of the VM ${printable(name)} must be a list of option names`,
      );
    }
    for (const option of options as string[])
      if (option.startsWith(prefix)) used.add(option.slice(prefix.length));
  }
  return [...used].sort();
}

/**
 * An option as a user names it, with or without `microvm.`, as a name below `microvm.`.
 * @param by the command line's argument that named it, for the error.
 * @throws KnownError (status 2) for one that no known revision has.
 */
export function namedOption(
  given: string,
  known: readonly string[],
  by: "--require" | "--only" = "--require",
): string {
  const name = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  if (known.some((option) => option === name || (name !== "" && option.startsWith(`${name}.`))))
    return name;
  const near = closestOption(name, known);
  throw new KnownError(
    {
      message: `${by} ${printable(given)}: no known revision of microvm.nix has this option`,
      fix:
        near === undefined
          ? "name an option such as microvm.crosvm.extraArgs"
          : `did you mean ${prefix}${near}?`,
    },
    exitStatus.notChecked,
  );
}
