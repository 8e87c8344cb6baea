import { keywords } from "./keywords.ts";
import { NixSyntaxError } from "./node.ts";

/** A token of Nix; for a string or a path, its beginning. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type TokenKind = keyof typeof patterns | "keyword" | "end";

/** As in Nix's own lexer: the longest match wins, and the first of equally long ones. */
const patterns = {
  name: /[A-Za-z_][\w'-]*/y,
  float: /(?:[1-9]\d*\.\d*|0?\.\d+)(?:[Ee][+-]?\d+)?/y,
  integer: /\d+/y,
  path: /(?:~|[\w.+-]*)(?:\/[\w.+-]+)+\/?|(?:~|[\w.+-]*)\/(?=\$\{)/y,
  search: /<[\w.+-]+(?:\/[\w.+-]+)*>/y,
  address: /[A-Za-z][A-Za-z0-9+.-]*:[\w%/?:@&=+$,!~*'.-]+/y,
  symbol: /\.\.\.|''|\$\{|==|!=|<=|>=|&&|\|\||->|\/\/|\+\+|[\s\S]/y,
} as const;

const blanks = /(?:[ \t\r\n]+|#[^\r\n]*|\/\*(?:[^*]|\*+[^*/])*\*+\/)*/y;
const stringText = /(?:\\[\s\S]|\$(?!\{)\$?|[^"\\$])*/y;
const indentedText = /(?:'''|''\$|''\\[\s\S]|\$\$|\$(?!\{)|'(?!')|[^'$])*/y;
const pathText = /[\w.+-]*(?:\/[\w.+-]+)*\/?/y;

/** Reads a text of Nix, a token or a piece of a string at a time. */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #next: Token | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token, without taking it. */
  peek(): Token {
    this.#next ??= this.#read();
    return this.#next;
  }

  take(): Token {
    const token = this.peek();
    this.#next = undefined;
    this.#at = token.end;
    return token;
  }

  /** The text of a string, up to its end or to an interpolation. */
  takeText(kind: "string" | "indented" | "path"): string {
    const pattern = { string: stringText, indented: indentedText, path: pathText }[kind];
    const [text = ""] = this.#match(pattern) ?? [];
    this.#at += text.length;
    return text;
  }

  /** Goes back to a token that was taken. */
  backTo({ start }: Token): void {
    this.#at = start;
    this.#next = undefined;
  }

  /** Whether this stands here, with no blank before it. */
  isAt(symbol: string): boolean {
    return this.#text.startsWith(symbol, this.#at);
  }

  /** Where what was taken ends. */
  get position(): number {
    return this.#at;
  }

  #read(): Token {
    const [before = ""] = this.#match(blanks) ?? [];
    const start = this.#at + before.length;
    if (start >= this.#text.length) return { kind: "end", text: "", start, end: start };
    if (this.#text.startsWith("/*", start))
      throw new NixSyntaxError("the comment /* is never closed", start);
    let found: { kind: TokenKind; text: string } = { kind: "symbol", text: "" };
    for (const [kind, pattern] of Object.entries(patterns)) {
      pattern.lastIndex = start;
      const [text = ""] = pattern.exec(this.#text) ?? [];
      if (text.length > found.text.length) found = { kind: kind as TokenKind, text };
    }
    const { kind, text } = found;
    const isKeyword = kind === "name" && keywords.has(text);
    return { kind: isKeyword ? "keyword" : kind, text, start, end: start + text.length };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }
}
