import { closestOption } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";

interface Named {
  readonly name: string;
}

/**
 * The name of an option as the schema writes it: `microvm.interfaces[0].mac`, `interfaces.0.mac` and
 * `interfaces.*.mac` are all `interfaces.*.mac`.
 */
export function optionName(given: string): string {
  return given
    .replace(/^microvm\./, "")
    .replace(/\[(\d*|\*)\]/g, ".*")
    .replace(/\.\d+(?=\.|$)/g, ".*");
}

/** The options that `name` names: one (or one of each module), or all of a group such as `qemu`. */
export function namedOptions<Some extends Named>(given: string, options: readonly Some[]): Some[] {
  const name = optionName(given);
  // `volumes` is the option itself, not what is in its elements
  const exact = options.filter((option) => option.name === name);
  return exact.length > 0 ? exact : options.filter((option) => option.name.startsWith(`${name}.`));
}

/** An option as a search reads it. */
export interface Searched extends Named {
  /** What it is for, in a sentence. */
  readonly purpose?: string | undefined;
  /** What people call it who do not know its name. */
  readonly also?: readonly string[];
}

/**
 * The options that a query finds: those with every word of it in their name, their purpose or what they are called
 * else. Best first: the very name, names that start with it, parts of names, names that contain it, then the others: those that
 * are called so before those whose purpose mentions it.
 */
export function searchOptions<Some extends Searched>(
  query: string,
  options: readonly Some[],
): Some[] {
  const words = optionName(query.trim()).toLowerCase().split(/\s+/);
  return options
    .map((option, index) => ({ option, index, rank: rank(option, words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ option }) => option);
}

/** How far an option is from what a query asks for; infinite where a word of it is nowhere. */
function rank({ name, purpose = "", also = [] }: Searched, words: readonly string[]): number {
  const lower = name.toLowerCase();
  const called = also.join("\n").toLowerCase();
  if (words.every((word) => lower.includes(word))) {
    if (lower === words[0]) return 0;
    if (lower.startsWith(words[0] ?? "")) return 1;
    return lower.split(".").some((part) => words.includes(part)) ? 2 : 3;
  }
  const isIn = (texts: readonly string[]) =>
    words.every((word) => texts.some((text) => text.includes(word)));
  if (called.split("\n").includes(words.join(" "))) return 4;
  if (isIn([lower, called])) return 5;
  return isIn([lower, called, purpose.toLowerCase()]) ? 6 : Number.POSITIVE_INFINITY;
}

/** @throws KnownError (status 2) that no such option is there, with the nearest name. */
export function noSuchOption(given: string, options: readonly Named[], where: string): never {
  const name = optionName(given);
  const names = [...new Set(options.map(({ name }) => name))];
  const near =
    closestOption(name, names) ??
    names.find((other) => other.split(".").at(-1) === name.split(".").at(-1));
  throw new KnownError(
    {
      message: `there is no option microvm.${name} in ${where}`,
      fix:
        near === undefined
          ? "see all of them with `ghaf-microvm options`"
          : `did you mean microvm.${near}?`,
    },
    exitStatus.notChecked,
  );
}
