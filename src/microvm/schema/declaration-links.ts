import type { Option, SchemaSource } from "./option-schema.ts";

/** Links to the lines that declare the option, at the pinned revision. Empty for sources that are not on GitHub. */
export function declarationLinks(
  option: Option,
  { type, owner, repo, rev }: SchemaSource,
): { url: string; text: string }[] {
  if (type !== "github") return [];
  return option.declared.map(({ file, line }) => ({
    url: `https://github.com/${owner}/${repo}/blob/${rev}/${file}#L${line}`,
    text: `${file.replace(/.*\//, "")}:${line}`,
  }));
}
