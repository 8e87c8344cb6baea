import { declarationLinks } from "../../microvm/schema/declaration-links.ts";
import {
  argumentText,
  code,
  describeDefault,
  describeType,
} from "../../microvm/schema/describe.ts";
import type { Option, SchemaSource } from "../../microvm/schema/option-schema.ts";
import { outcomes, type Support } from "../../microvm/support/measured-support.ts";

/** What is known of an option beside its declaration. */
export interface KnownFacts {
  /** When it came: `2023-04-07 (2187b302)`. */
  readonly since?: string | undefined;
  /** What it is for: a sentence without its full stop, like the next. */
  readonly purpose?: string | undefined;
  readonly unit?: string | undefined;
  readonly note?: string | undefined;
  readonly support?: Readonly<Record<string, Support>>;
  /** The flags that it becomes, by hypervisor. */
  readonly arguments?: Readonly<Record<string, readonly string[]>>;
}

/** The facts of an option, by its whole name below `microvm`. */
export type OptionFactsFor = (name: string) => KnownFacts;

/** Hover text of an option, in TSDoc, made from facts alone: its type, default and place of declaration. */
export function optionDocs(
  option: Option,
  source: SchemaSource,
  { since, purpose, unit, note, support = {}, arguments: flags = {} }: KnownFacts = {},
): string {
  if (option.removed !== undefined) {
    const { replacedBy } = option.removed;
    const advice =
      replacedBy.length === 0 ? "leave it out" : `use ${replacedBy.map(code).join(" and ")}`;
    return comment([`@deprecated Removed from microvm.nix; ${advice}.`]);
  }
  const sentences = [
    describeType(option.type),
    ...conditions(option),
    ...(unit === undefined ? [] : [`in ${unit}`]),
    ...defaultOf(option),
    ...(option.readOnly ? ["Read-only"] : []),
  ];
  return comment([
    ...(purpose === undefined ? [] : [`${capitalized(purpose)}.`]),
    [...sentences, ...(note === undefined ? [] : [note])]
      .map((sentence) => `${capitalized(sentence)}.`)
      .join(" "),
    ...supportSentences(support),
    ...(Object.keys(flags).length === 0 ? [] : [`Becomes ${argumentText(flags)}.`]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...declarationLinks(option, source).map(({ url, text }) => `@see {@link ${url} | ${text}}`),
  ]);
}

/** Who honours the option, then who does not, in one line. Empty where no runner reads it. */
function supportSentences(support: Readonly<Record<string, Support>>): string[] {
  const all = Object.values(support);
  if (all.length > 0 && all.every((outcome) => outcome === "honoured"))
    return ["Honoured by every hypervisor."];
  const parts = outcomes.flatMap((outcome) => {
    const names = Object.keys(support).filter((hypervisor) => support[hypervisor] === outcome);
    return names.length === 0 ? [] : [`${outcome} by ${names.join(", ")}`];
  });
  return parts.length === 0 ? [] : [`${capitalized(parts.join("; "))}.`];
}

function defaultOf(option: Option): string[] {
  if (option.default === undefined) return [];
  const value = describeDefault(option.default);
  return [value === undefined ? "the default depends on other options" : `default: ${value}`];
}

function conditions({ requiredWhen }: Option): string[] {
  if (requiredWhen === undefined) return [];
  const cases = Object.entries(requiredWhen).map(
    ([name, value]) => `${code(name)} is ${code(JSON.stringify(value))}`,
  );
  return [`required when ${cases.join(" and ")}`];
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Text from users or upstream must not end the comment. */
const comment = (paragraphs: readonly string[]) => paragraphs.join("\n").replaceAll("*/", "*\\/");
