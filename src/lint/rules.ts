import descriptions from "../../nix/checks/rules.json" with { type: "json" };
import type { Rule } from "../report/finding.ts";

/** Every rule of `lint`, and of the checks in Nix, for the formats that name them all. */
export const lintRules: readonly Rule[] = Object.entries(descriptions).map(
  ([name, description]) => ({ id: ruleId(name), description }),
);

/** The rule's name among those of all commands. */
export function ruleId(rule: string): string {
  return `lint/${rule}`;
}
