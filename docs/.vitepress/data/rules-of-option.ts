import { ruleText } from "../../../src/lint/rule-docs.ts";
import type { RulePage } from "../../../src/lint/rule-page.ts";
import { rulePages } from "../../../src/lint/rules.ts";

/** Whether a rule's page speaks of an option. */
function speaksOf(text: string, option: string): boolean {
  const path = option.replaceAll(".*", "").replaceAll(".<name>", "");
  return new RegExp(`(microvm\\.|\`)${path.replaceAll(".", "\\.")}(?![\\w.])`).test(text);
}

/** The rules whose pages speak of an option. */
export const rulesOfOption = (option: string): RulePage[] =>
  rulePages.filter((page) => speaksOf(ruleText(page), option));

/** The options, of these, that a rule's page speaks of. */
export function optionsOfRule<Some extends { readonly name: string }>(
  rule: string,
  options: readonly Some[],
): Some[] {
  const page = rulePages.find(({ id }) => id === rule);
  if (page === undefined) return [];
  const text = ruleText(page);
  return options.filter(({ name }) => speaksOf(text, name));
}
