import { rulePages } from "./rules.ts";

/**
 * The files that report each rule, by its id: those whose code has the id as a string, or for `unknown-block-driver`
 * the kind that it is made from, "block driver".
 *
 * @param texts The sources of the rules, by path.
 */
export function ruleSources(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const code = [...texts].map(([path, text]) => [path, reporting(text)] as const);
  return new Map(
    rulePages.map(({ id }) => {
      const kind = /^unknown-(.*)$/.exec(id)?.[1]?.replaceAll("-", " ");
      // the two functions that make the rule of a kind
      const made = new RegExp(`"${id}"|(unknownName|checkVariant)\\([^;]*?"${kind ?? id}"`);
      const files = code.filter(([, text]) => made.test(text));
      return [id, files.map(([path]) => path).sort()];
    }),
  );
}

/** Without comments, and without strings that are only compared, because those report nothing. */
const reporting = (text: string) => text.replace(/^\s*(\/\/|\/?\*|#).*$|[=!]== "[^"]*"/gm, "");
