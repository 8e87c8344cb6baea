import { rulePages } from "../../../src/lint/rules.ts";

declare const data: readonly string[];

export { data };

/** The rules that have a page, without their texts. */
export default { load: (): readonly string[] => rulePages.map(({ id }) => id) };
