import { closestOption } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { oncePer } from "../once-per.ts";

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

/** The options with a given name: one (or one per module), or all of a group such as `qemu`. */
export function namedOptions<Some extends Named>(given: string, options: readonly Some[]): Some[] {
  const name = optionName(given);
  // `volumes` is the option itself, not the options of its elements
  const exact = options.filter((option) => option.name === name);
  return exact.length > 0 ? exact : options.filter((option) => option.name.startsWith(`${name}.`));
}

/** What a search reads of an option. */
export interface Searched extends Named {
  /** Its purpose, in one sentence. */
  readonly purpose?: string | undefined;
  /** What people who do not know its name call it. */
  readonly also?: readonly string[];
}

/**
 * The options that a query finds, best first. Options that have every term of the query come first: with the exact
 * name, with a name that starts with it, with it as a part of the name, with it anywhere in the name, then among the
 * other names, then in the purpose. If these are few, as for a question, options with many of the terms follow.
 */
export function searchOptions<Some extends Searched>(
  query: string,
  options: readonly Some[],
): Some[] {
  const terms = termsOf(query);
  const exact = ordered(options, (option) => rank(option, terms));
  if (exact.length >= few || (exact.length > 0 && terms.length === 1)) return exact;
  const parts = terms.flatMap((term) => [...new Set([term, ...term.split(/[-_]/)])]);
  return [...new Set([...exact, ...ordered(options, likeness(parts, options))])];
}

/** As many as fit on the first page. */
const few = 10;

/** Terms of questions that do not help to find an option. */
const fillers = new Set([
  "a",
  "add",
  "an",
  "and",
  "are",
  "as",
  "at",
  "be",
  "by",
  "can",
  "do",
  "does",
  "for",
  "from",
  "get",
  "give",
  "how",
  "i",
  "in",
  "increase",
  "instead",
  "into",
  "is",
  "it",
  "its",
  "me",
  "more",
  "my",
  "not",
  "of",
  "on",
  "or",
  "should",
  "so",
  "that",
  "the",
  "their",
  "there",
  "this",
  "to",
  "use",
  "used",
  "using",
  "want",
  "what",
  "when",
  "where",
  "which",
  "why",
  "will",
  "with",
  "without",
  "work",
  "works",
]);

function termsOf(query: string): string[] {
  const all = optionName(query.trim())
    .toLowerCase()
    .split(/[\s?!,]+/)
    .filter((term) => term !== "")
    .map((term) => term.replace(/'s$/, ""));
  const asking = all.filter((term) => !fillers.has(term));
  return asking.length > 0 ? asking : all;
}

/** The options with a finite rank, ordered by rank. */
function ordered<Some>(options: readonly Some[], rankOf: (option: Some) => number): Some[] {
  return options
    .map((option, index) => ({ option, index, rank: rankOf(option) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ option }) => option);
}

/** How badly an option matches a query, 0 for its exact name; infinite if a term is not found at all. */
function rank(option: Searched, terms: readonly string[]): number {
  const { name, called, purpose } = textsOf(option);
  if (terms.every((term) => name.includes(term))) {
    if (name === terms[0]) return 0;
    if (name.startsWith(terms[0] ?? "")) return 1;
    return name.split(".").some((part) => terms.includes(part)) ? 2 : 3;
  }
  const isIn = (texts: readonly string[]) =>
    terms.every((term) => texts.some((text) => text.includes(term)));
  // the first of its other names counts most
  const place = called.split("\n").indexOf(terms.join(" "));
  if (place >= 0) return 4 + place / 100;
  if (isIn([name, called])) return 5;
  return isIn([name, called, purpose]) ? 6 : Number.POSITIVE_INFINITY;
}

/**
 * Ranks options by the terms that they have, where rare terms weigh more, and by where they have them: in a name, or in
 * the purpose. Infinite for options with a quarter of the total weight or less.
 */
function likeness<Some extends Searched>(
  terms: readonly string[],
  options: readonly Some[],
): (option: Some) => number {
  const weights = terms.map((term) => {
    const having = options.filter((option) => placeOf(term, option) > 0).length;
    // a term that no option has does not distinguish options
    return having === 0 ? 0 : Math.log((options.length + 1) / (having + 1));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return (option) => {
    const found = terms.reduce(
      (sum, term, at) => sum + placeOf(term, option) * (weights[at] ?? 0),
      0,
    );
    return found > all / 4 ? -found : Number.POSITIVE_INFINITY;
  };
}

/** How much a term counts: 1 in the option's name, nearly 1 in its other names, 0.8 in its purpose, otherwise 0. */
function placeOf(term: string, option: Searched): number {
  const { name, called, purpose } = textsOf(option);
  const stem = stemOf(term);
  // `read-only` is `readOnly` in a name
  if (name.includes(stem.replace(/[-_]/g, ""))) return 1;
  const place = called.split("\n").findIndex((each) => each.includes(stem));
  if (place >= 0) return 1 - place / 200;
  return purpose.includes(stem) ? 0.8 : 0;
}

/** A term without the inflections that questions have but names do not. */
const stemOf = (term: string) => (term.length > 4 ? term.replace(/(?:ing|ed|es|s|e)$/, "") : term);

interface Texts {
  readonly name: string;
  readonly called: string;
  readonly purpose: string;
}

/** The texts of an option that a search reads, cached because a search runs at each keystroke. */
const textsOf = oncePer(
  ({ name, purpose = "", also = [] }: Searched): Texts => ({
    name: name.toLowerCase(),
    called: also.join("\n").toLowerCase(),
    purpose: purpose.toLowerCase(),
  }),
);

/** @throws KnownError (status 2), always: there is no such option, with the nearest name. */
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
