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
 * The options that a query finds. First those with every term of it in their name, their purpose or what else they are called:
 * the very name, names that start with it, parts of names, names that contain it, then the others, those that
 * are called so before those whose purpose mentions it. Where these are few, as for a question, those follow that have the most
 * of what it asks for.
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

/** What fits on a first page. */
const few = 10;

/** Terms of questions that ask for nothing. */
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

/** The options with a finite rank, in its order. */
function ordered<Some>(options: readonly Some[], rankOf: (option: Some) => number): Some[] {
  return options
    .map((option, index) => ({ option, index, rank: rankOf(option) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ option }) => option);
}

/** How far an option is from what a query asks for; infinite where a term of it is nowhere. */
function rank(option: Searched, terms: readonly string[]): number {
  const { name, called, purpose } = textsOf(option);
  if (terms.every((term) => name.includes(term))) {
    if (name === terms[0]) return 0;
    if (name.startsWith(terms[0] ?? "")) return 1;
    return name.split(".").some((part) => terms.includes(part)) ? 2 : 3;
  }
  const isIn = (texts: readonly string[]) =>
    terms.every((term) => texts.some((text) => text.includes(term)));
  // what it is called first counts most
  const place = called.split("\n").indexOf(terms.join(" "));
  if (place >= 0) return 4 + place / 100;
  if (isIn([name, called])) return 5;
  return isIn([name, called, purpose]) ? 6 : Number.POSITIVE_INFINITY;
}

/**
 * Ranks options by the terms that they have, rare ones first, and where: in the name or what they are called, or in the
 * purpose. Infinite for those with less than a quarter of what is asked.
 */
function likeness<Some extends Searched>(
  terms: readonly string[],
  options: readonly Some[],
): (option: Some) => number {
  const weights = terms.map((term) => {
    const having = options.filter((option) => placeOf(term, option) > 0).length;
    // what no option has distinguishes none
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

/** How much a term counts for an option: 1 in its name or what it is called, less in its purpose, 0 nowhere. */
function placeOf(term: string, option: Searched): number {
  const { name, called, purpose } = textsOf(option);
  const stem = stemOf(term);
  // `read-only` is `readOnly` in a name
  if (name.includes(stem.replace(/[-_]/g, ""))) return 1;
  const place = called.split("\n").findIndex((each) => each.includes(stem));
  if (place >= 0) return 1 - place / 200;
  return purpose.includes(stem) ? 0.8 : 0;
}

/** Without the endings that a question may have, and a name not. */
const stemOf = (term: string) => (term.length > 4 ? term.replace(/(?:ing|ed|es|s|e)$/, "") : term);

interface Texts {
  readonly name: string;
  readonly called: string;
  readonly purpose: string;
}

const texts = new WeakMap<Searched, Texts>();

/** What a search reads of an option: the same for each key that is typed. */
function textsOf(option: Searched): Texts {
  const { name, purpose = "", also = [] } = option;
  const known = texts.get(option) ?? {
    name: name.toLowerCase(),
    called: also.join("\n").toLowerCase(),
    purpose: purpose.toLowerCase(),
  };
  texts.set(option, known);
  return known;
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
