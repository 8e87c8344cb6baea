import {
  allArguments,
  argumentsOf,
  type CommandLine,
  type CommandOption,
  parseCommandLine,
} from "./command-line.ts";
import { argumentsThatDiffer, compareCommandLines } from "./compare.ts";
import { changedValues, valuesOf } from "./json-values.ts";
import { keyedParts } from "./keyed-parts.ts";
import type { Alternative, NixPosition, OptionPath } from "./runner.ts";

/** An option that arguments of a command line come from. */
export interface Origin {
  readonly path: OptionPath;
  /** The VM sets it; else it is a default. */
  readonly set: boolean;
  readonly positions: readonly NixPosition[];
  /** The VM sets it to its default, so without it the arguments would be the same. */
  readonly asDefault: boolean;
}

/**
 * For each argument of a command line, the options that it comes from: without them, or with another value, the argument
 * would be missing or different. Options that the VM sets come first; the others are defaults. An argument without
 * any is always there with that hypervisor.
 */
export function explainArguments(
  hypervisor: string,
  line: CommandLine,
  alternatives: readonly Alternative[],
): Origin[][] {
  const origins: Origin[][] = allArguments(line).map(() => []);
  for (const { path, set, positions, removed, changed } of alternatives) {
    const differing = (command: string | null) =>
      command === null
        ? new Set<number>()
        : argumentsThatDiffer(line, parseCommandLine(hypervisor, command));
    const without = differing(removed);
    const args = without.size > 0 ? without : differing(changed);
    const origin = { path, set, positions, asDefault: removed !== null && without.size === 0 };
    for (const index of args) origins[index]?.push(origin);
  }
  return origins.map(mostSpecific);
}

/**
 * For each value in a file of JSON that the command names, the options that it comes from, as for arguments:
 * "machine-config.mem_size_mib" → `microvm.mem`. Undefined for a file that is not JSON.
 */
export function explainValues(
  hypervisor: string,
  line: CommandLine,
  [path, text]: readonly [path: string, text: string],
  alternatives: readonly Alternative[],
): ReadonlyMap<string, readonly Origin[]> | undefined {
  const value = parsedJson(text);
  if (value === undefined) return undefined;
  const origins = new Map([...valuesOf(value)].map(([key]): [string, Origin[]] => [key, []]));
  for (const { path: option, set, positions, removed, files } of alternatives) {
    const other = parsedJson(files[path] ?? "");
    if (other === undefined) continue;
    const isRemoved =
      removed !== null && argumentsThatDiffer(line, parseCommandLine(hypervisor, removed)).size > 0;
    const origin = { path: option, set, positions, asDefault: removed !== null && !isRemoved };
    for (const { key } of changedValues(value, other)) origins.get(key)?.push(origin);
  }
  return new Map([...origins].map(([key, found]) => [key, mostSpecific(found)]));
}

/** Undefined for a text that is not JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without options that contain another one: of `interfaces` and `interfaces[0].mac`, only the latter. */
function mostSpecific(origins: readonly Origin[]): Origin[] {
  return origins
    .filter(({ path }) => !origins.some((other) => other.set && isInside(other.path, path)))
    .sort((one, other) => Number(other.set) - Number(one.set));
}

function isInside(path: OptionPath, outer: OptionPath): boolean {
  return path.length > outer.length && outer.every((part, index) => path[index] === part);
}

/** `["microvm", "interfaces", 0, "mac"]` → `microvm.interfaces[0].mac`. */
export function optionName(path: OptionPath): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join("");
}

/** The inverse of `optionName`. */
export function optionPath(name: string): OptionPath {
  return name.split(/[.[]/).map((part) => (part.endsWith("]") ? Number.parseInt(part, 10) : part));
}

/** An option that the VM sets and an argument comes from. */
export interface ArgumentOrigin {
  readonly path: OptionPath;
  readonly positions: readonly NixPosition[];
  /** The keys of the argument's value that the option decides; undefined where it decides the whole argument. */
  readonly keys: readonly string[] | undefined;
}

/**
 * For each option of a command line, the VM's settings that it comes from, found through the alternatives of its options:
 * all of it, or a part of its value.
 */
export function explainOptions(
  hypervisor: string,
  line: CommandLine,
  alternatives: readonly Alternative[],
): ArgumentOrigin[][] {
  const origins = new Map<number, ArgumentOrigin[]>();
  for (const { path, set, positions, removed, changed } of alternatives) {
    if (!set) continue;
    const steps = [removed, changed].map((command) => stepsTo(hypervisor, line, command));
    for (const { before, after } of steps.find((found) => found.length > 0) ?? []) {
      const keys = after === undefined ? undefined : keysThatDiffer(before, after);
      origins.set(before.start, [...(origins.get(before.start) ?? []), { path, positions, keys }]);
    }
  }
  let start = line.program.length;
  return line.options.map((option) => {
    const found = origins.get(start) ?? [];
    start += argumentsOf(option).length;
    // of `shares` and `shares[0].source` for the same part, the latter
    return found
      .filter(
        ({ path, keys }) =>
          !found.some((other) => String(other.keys) === String(keys) && isInside(other.path, path)),
      )
      .sort((one, other) => Number(one.keys !== undefined) - Number(other.keys !== undefined));
  });
}

/** The options of a command line that another one does not have as they are. */
function stepsTo(hypervisor: string, line: CommandLine, command: string | null) {
  if (command === null) return [];
  return compareCommandLines(line, parseCommandLine(hypervisor, command)).flatMap((change) =>
    change.kind === "same" || change.kind === "added" ? [] : [change],
  );
}

/** The keys in which two values of one option differ, if the rest is the same; else undefined. */
function keysThatDiffer(before: CommandOption, after: CommandOption): string[] | undefined {
  const [one, other] = [before, after].map(({ values }) => keyedParts(values[0]?.text ?? ""));
  if (one === undefined || other === undefined || before.values.length !== 1) return undefined;
  const keys = [...one.keys()].filter((key) => other.get(key) !== one.get(key));
  return keys.includes("") || keys.length === 0 ? undefined : keys;
}
