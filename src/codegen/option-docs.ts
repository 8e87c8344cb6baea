import { code, describeDefault, describeType } from "../schema/describe.ts";
import type { Option, SchemaSource } from "../schema/option-schema.ts";

/** Hover text of an option, in TSDoc, made from facts alone: its type, default and place of declaration. */
export function optionDocs(option: Option, source: SchemaSource): string {
  if (option.removed !== undefined) {
    const { replacedBy } = option.removed;
    const advice =
      replacedBy.length === 0 ? "leave it out" : `use ${replacedBy.map(code).join(" and ")}`;
    return comment([`@deprecated Removed from microvm.nix; ${advice}.`]);
  }
  const sentences = [
    describeType(option.type),
    ...conditions(option),
    ...defaultOf(option),
    ...(option.readOnly ? ["Read-only"] : []),
  ];
  return comment([
    sentences.map((sentence) => `${capitalized(sentence)}.`).join(" "),
    ...declarationLinks(option, source).map(({ url, text }) => `@see {@link ${url} | ${text}}`),
  ]);
}

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

/** Text of users and upstream must not end the comment. */
const comment = (paragraphs: readonly string[]) => paragraphs.join("\n").replaceAll("*/", "*\\/");
