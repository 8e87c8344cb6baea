import { closest } from "../closest.ts";
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

/**
 * The options that a query finds: those with every word of it in their name, best first: the very name, then names
 * that start with it, then the rest in the order of names.
 */
export function searchOptions<Some extends Named>(query: string, options: readonly Some[]): Some[] {
  const words = optionName(query.trim()).toLowerCase().split(/\s+/);
  const rank = ({ name }: Some) => {
    const lower = name.toLowerCase();
    if (lower === words[0]) return 0;
    if (lower.startsWith(words[0] ?? "")) return 1;
    return lower.split(".").some((part) => words.includes(part)) ? 2 : 3;
  };
  return options
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .map((option, index) => ({ option, index, rank: rank(option) }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ option }) => option);
}

/** @throws KnownError (status 2) that no such option is there, with the nearest name. */
export function noSuchOption(given: string, options: readonly Named[], where: string): never {
  const name = optionName(given);
  const names = [...new Set(options.map(({ name }) => name))];
  const near =
    closest(name, names) ??
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
