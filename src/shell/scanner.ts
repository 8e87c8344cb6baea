/** A word of a shell's text. */
export interface ScannedWord {
  /** What the program gets, or the text as it stands where the shell would put something else in its place. */
  readonly text: string;
  /** Where it starts, counted from 1. */
  readonly line: number;
  /** The shell replaces a part of it when it runs: `$(...)`, `$name`, a backquote. */
  readonly expands: boolean;
}

/** Reports what a quote or an expansion opened that never ends, or ignores it by returning. */
export type OnUnclosed = (what: "quote" | "expansion", opening: string, line: number) => void;

/**
 * Reads a text as a POSIX shell and bash do: quotes and escapes removed, expansions not made. Where a word or a command
 * ends is its user's to say.
 */
export class Scanner {
  readonly words: ScannedWord[] = [];
  readonly #text: string;
  readonly #onUnclosed: OnUnclosed;
  #index = 0;
  #line = 1;
  #word: { text: string; line: number; expands: boolean } | undefined;

  constructor(text: string, onUnclosed: OnUnclosed) {
    this.#text = text;
    this.#onUnclosed = onUnclosed;
  }

  get isAtEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  get isInWord(): boolean {
    return this.#word !== undefined;
  }

  get next(): string {
    return this.#text[this.#index] ?? "";
  }

  /** All that is left, or its first characters. */
  rest(length?: number): string {
    return this.#text.slice(this.#index, length === undefined ? undefined : this.#index + length);
  }

  /** The next characters, whose lines are counted. */
  take(count: number): string {
    const taken = this.rest(count);
    this.#line += taken.split("\n").length - 1;
    this.#index += taken.length;
    return taken;
  }

  /** The characters up to a text, which is skipped; without one, all. */
  takeUntil(end: string): string {
    const at = this.#text.indexOf(end, this.#index);
    return this.take((at < 0 ? this.#text.length : at) - this.#index);
  }

  endWord(): void {
    if (this.#word !== undefined) this.words.push(this.#word);
    this.#word = undefined;
  }

  /** A part of a word: a quoted text, an escaped character, an expansion, or one character. */
  takePart(): void {
    if (this.next === "\\") this.#takeEscaped();
    else if (this.next === "'") this.#takeSingleQuoted();
    else if (this.rest(2) === "$'") this.#takeEscapeQuoted();
    else if (this.next === '"') this.#takeDoubleQuoted();
    else if (this.next === "$" || this.next === "`") this.#takeExpansion();
    else this.#add(this.take(1));
  }

  #add(more: string, expands = false): void {
    this.#word ??= { text: "", line: this.#line, expands: false };
    this.#word.text += more;
    this.#word.expands ||= expands;
  }

  /** What a backslash escapes; the end of a line that is escaped joins two lines. */
  #takeEscaped(): void {
    const escaped = this.rest(2).slice(1);
    if (escaped !== "\n") this.#add(escaped);
    this.take(2);
  }

  #takeSingleQuoted(): void {
    const line = this.#line;
    this.#add("");
    this.take(1);
    this.#add(this.takeUntil("'"));
    if (this.isAtEnd) this.#onUnclosed("quote", "'", line);
    this.take(1);
  }

  #takeEscapeQuoted(): void {
    const [whole, inner] = /^\$'((?:[^'\\]|\\[\s\S])*)'/.exec(this.rest()) ?? [];
    if (whole === undefined) this.#onUnclosed("quote", "$'", this.#line);
    this.#add(unescaped(inner ?? ""));
    this.take(whole?.length ?? this.#text.length);
  }

  #takeDoubleQuoted(): void {
    const line = this.#line;
    this.#add("");
    this.take(1);
    while (this.next !== '"' && !this.isAtEnd) {
      if (/^\\[\\"$`\n]/.test(this.rest(2))) this.#takeEscaped();
      else if (this.next === "$" || this.next === "`") this.#takeExpansion();
      else this.#add(this.take(1));
    }
    if (this.isAtEnd) this.#onUnclosed("quote", '"', line);
    this.take(1);
  }

  #takeExpansion(): void {
    const length = expansionLength(this.rest());
    if (length === undefined) this.#onUnclosed("expansion", this.rest(2), this.#line);
    this.#add(this.take(length ?? this.#text.length), length !== 1);
  }
}

/**
 * How long the expansion is that a text starts with, as `$name`, `${...}`, `$(...)` or `` `...` ``: 1 where the
 * character stands for itself, undefined where it does not end.
 */
function expansionLength(text: string): number | undefined {
  if (text.startsWith("`")) {
    const end = text.indexOf("`", 1);
    return end < 0 ? undefined : end + 1;
  }
  const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/.exec(text.slice(0, 200));
  if (name !== null) return name[0].length;
  const open = text[1] ?? "";
  const close = { "(": ")", "{": "}" }[open];
  if (close === undefined) return 1;
  let depth = 0;
  for (let index = 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index + 1;
  }
  return undefined;
}

const shortEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The text that `$'...'` stands for, from what is between the quotes. */
function unescaped(inner: string): string {
  return inner.replace(
    /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex, short, long, octal, other) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      const code = hex ?? short ?? long;
      if (code === undefined)
        return shortEscapes[other] ?? (/["'?\\]/.test(other) ? other : `\\${other}`);
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
    },
  );
}
