/** A structure or enumeration as Rust source declares it. */
export interface RustItem {
  /** The file that declares it, by its path in the checkout. */
  readonly file?: string;
  readonly kind: "struct" | "enum";
  readonly name: string;
  /** The text between the brackets of each `#[...]`. */
  readonly attributes: readonly string[];
  /** The text between the braces; of a tuple structure, between its parentheses. */
  readonly body: string;
  readonly isTuple: boolean;
}

/** A structure's field, or an enumeration's member with the data it carries as `type`, "" for none. */
export interface RustField {
  readonly name: string;
  readonly type: string;
  readonly attributes: readonly string[];
  readonly documentation: string;
}

/** The structures and enumerations that a source file declares, in order. Code that macros generate is not searched. */
export function findItems(source: string): RustItem[] {
  const items: RustItem[] = [];
  const declaration = /^[ \t]*(?:pub(?:\([^)]*\))? )?(struct|enum) (\w+)(?:<[^>{(]*>)?\s*([{(])/gm;
  for (const match of source.matchAll(declaration)) {
    const [whole, kind, name = "", open = "{"] = match;
    const start = match.index + whole.length;
    const end = closing(source, start, open);
    items.push({
      kind: kind as RustItem["kind"],
      name,
      attributes: readAttributes(source.slice(attributesStart(source, match.index), match.index))
        .attributes,
      body: source.slice(start, end),
      isTuple: open === "(",
    });
  }
  return items;
}

/** The start of the attributes and comments directly before an item. */
function attributesStart(source: string, item: number): number {
  let start = item;
  while (start > 0) {
    const line = source.lastIndexOf("\n", start - 2) + 1;
    const text = source.slice(line, start).trim();
    // a blank line may follow an attribute
    if (text === "" && !/\]\s*$/.test(source.slice(0, line))) break;
    if (!text.startsWith("//") && /[{};]$/.test(text)) break;
    start = line;
  }
  return start;
}

/** The fields of a structure, or the members of an enumeration. */
export function fieldsOf(item: RustItem): RustField[] {
  const fields: RustField[] = [];
  let rest = item.body;
  for (;;) {
    const { attributes, documentation, length } = readAttributes(rest);
    rest = rest.slice(length);
    const head = (
      item.kind === "struct" ? /^(?:pub(?:\([^)]*\))?\s+)?(r?#?\w+)\s*:/ : /^(\w+)\s*/
    ).exec(rest);
    if (head === null) return fields;
    rest = rest.slice(head[0].length);
    const end = topLevelComma(rest);
    fields.push({
      name: head[1] ?? "",
      type: rest.slice(0, end).trim(),
      attributes,
      documentation,
    });
    rest = rest.slice(end + 1);
  }
}

/** The arguments of all attributes of this name, joined: `serde(default)` → `default`. */
export function attributeArguments(
  attributes: readonly string[],
  name: string,
): string | undefined {
  const found = attributes.flatMap(
    (attribute) => new RegExp(`^\\s*${name}\\s*\\((.*)\\)\\s*$`, "s").exec(attribute)?.[1] ?? [],
  );
  return found.length === 0 ? undefined : found.join(", ");
}

/** The text between the braces of a function or a module; undefined if there is none. */
export function bodyOf(source: string, kind: "fn" | "mod", name: string): string | undefined {
  const head = new RegExp(`\\b${kind} ${name}\\b[^{;]*\\{`).exec(source);
  if (head === null) return undefined;
  const start = head.index + head[0].length;
  return source.slice(start, closing(source, start, "{"));
}

/** The bodies of a type's own functions: `impl DiskConfig { ... }`. */
export function ownImplementationsOf(source: string, type: string): string[] {
  return [
    ...source.matchAll(new RegExp(`\\bimpl(?:<[^>]*>)?\\s+${type}(?:<[^>]*>)?\\s*\\{`, "g")),
  ].map((match) => {
    const start = match.index + match[0].length;
    return source.slice(start, closing(source, start, "{"));
  });
}

/** The bodies of a trait's implementations for a type: `impl FromStr for PciAddress`. */
export function implementationsOf(source: string, trait: RegExp, type: string): string[] {
  const head = new RegExp(
    `\\bimpl(?:<[^>]*>)?\\s+(?:[\\w]+::)*(?:${trait.source})\\s+for\\s+${type}\\b[^{;]*\\{`,
    "g",
  );
  return [...source.matchAll(head)].map((match) => {
    const start = match.index + match[0].length;
    return source.slice(start, closing(source, start, "{"));
  });
}

/**
 * The words that a `match` on text accepts, except those for Windows: `"kernel" | "k" => ...`,
 * `("epoll", None) => ...`.
 */
export function matchedWords(body: string): string[] {
  const words: string[] = [];
  const arm =
    /((?:#\[cfg\([^\n]*\)\]\s*)*)\(?((?:"[^"\n]+"\s*\|\s*)*"[^"\n]+")(?:\s*,\s*None\))?\s*=>/g;
  for (const [, attributes = "", texts = ""] of body.matchAll(arm))
    if (!/\bwindows\b/.test(attributes))
      words.push(...[...texts.matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text));
  return words;
}

/** A source without its tests. */
export function withoutTests(source: string): string {
  const tests = /^#\[cfg\(test\)\]\s*(?:pub(?:\([^)]*\))? )?mod \w+ \{/m.exec(source);
  return tests === null ? source : source.slice(0, tests.index);
}

interface Leading {
  readonly attributes: string[];
  readonly documentation: string;
  readonly length: number;
}

/** Reads blanks, comments and attributes at the start of the text. */
function readAttributes(text: string): Leading {
  const attributes: string[] = [];
  const documentation: string[] = [];
  let at = 0;
  for (;;) {
    const blank = /^\s+/.exec(text.slice(at));
    if (blank !== null) at += blank[0].length;
    const comment = /^\/\/([^\n]*)(?:\n|$)/.exec(text.slice(at));
    if (comment !== null) {
      documentation.push(comment[1] ?? "");
      at += comment[0].length;
      continue;
    }
    if (!text.startsWith("#[", at))
      return { attributes, documentation: documentation.join("\n"), length: at };
    const end = closing(text, at + 2, "[");
    attributes.push(text.slice(at + 2, end));
    at = end + 1;
  }
}

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** The index of the bracket that closes the one opened just before `start`. */
function closing(text: string, start: number, open: string): number {
  const close = pairs[open];
  let depth = 1;
  for (const [index, character] of significant(text, start)) {
    if (character === open) depth++;
    if (character === close && --depth === 0) return index;
  }
  return text.length;
}

function topLevelComma(text: string): number {
  let depth = 0;
  for (const [index, character] of significant(text, 0)) {
    if (pairs[character] !== undefined) depth++;
    else if (Object.values(pairs).includes(character)) depth--;
    else if (character === "," && depth === 0) return index;
  }
  return text.length;
}

/** The characters outside strings and comments, with their places. */
function* significant(text: string, start: number): Generator<[number, string]> {
  for (let index = start; index < text.length; index++) {
    const character = text[index] as string;
    if (text.startsWith("//", index)) {
      const end = text.indexOf("\n", index);
      index = end < 0 ? text.length : end;
    } else if (character === '"') {
      const raw = text.slice(Math.max(0, index - 2), index);
      const end = raw.endsWith("#") ? text.indexOf('"#', index + 1) : endOfString(text, index);
      index = end < 0 ? text.length : end;
    } else if (character === "'" && /^'(?:\\.|[^'\\])'/.test(text.slice(index, index + 4))) {
      index += text[index + 1] === "\\" ? 3 : 2;
    } else yield [index, character];
  }
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === '"') return index;
  }
  return -1;
}
