import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import type { Rule } from "../report/finding.ts";
import { ruleText } from "./rule-docs.ts";
import { ruleId, rulePages } from "./rules.ts";

/**
 * The page of a rule, for a terminal.
 *
 * @param name The rule's id, with or without the `lint/` that some formats put before it.
 * @throws KnownError (status 2) when there is no such rule.
 */
export function explainRule(name: string): string {
  const wanted = name.replace(/^lint\//, "");
  const page = rulePages.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  if (page !== undefined) return ruleText(page);
  const ids = rulePages.map(({ id }) => id);
  const near = closest(wanted, ids);
  throw new KnownError(
    {
      message: `lint has no rule ${JSON.stringify(name)}`,
      fix: near === undefined ? `use one of ${ids.join(", ")}` : `did you mean ${near}?`,
    },
    exitStatus.notChecked,
  );
}

/**
 * The rules, for the formats that list them all.
 *
 * @param home The address of the repository on the web, below which the pages are.
 */
export function describedRules(home: string): Rule[] {
  return rulePages.map((page) => ({
    id: ruleId(page.id),
    description: page.summary,
    help: ruleText(page),
    helpUri: `${home}/blob/main/docs/rules/${page.id}.md`,
  }));
}
