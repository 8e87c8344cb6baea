import { requireDistinct } from "./duplicates.ts";
import { Lexer, type Token } from "./lexer.ts";
import {
  type AttributeName,
  type Binding,
  type Formal,
  type NixNode,
  NixSyntaxError,
  type NodeKind,
} from "./node.ts";

/**
 * Parses a Nix expression as Nix 2.8 to 2.26 do, without their experimental features.
 * @throws NixSyntaxError for the first mistake.
 */
export function parseNix(text: string): NixNode {
  return new Parser(text).whole();
}

/** The same; undefined for what is not Nix. */
export function tryParseNix(text: string): NixNode | undefined {
  try {
    return parseNix(text);
  } catch (error) {
    if (!(error instanceof NixSyntaxError)) throw error;
    return undefined;
  }
}

/** How tightly operators bind, the loosest first. `!` stands among them; `-` before a value binds tighter than all. */
const operators: readonly {
  readonly symbols: readonly string[];
  readonly groups: "left" | "right" | "none";
}[] = [
  { symbols: ["->"], groups: "right" },
  { symbols: ["||"], groups: "left" },
  { symbols: ["&&"], groups: "left" },
  { symbols: ["==", "!="], groups: "none" },
  { symbols: ["<", ">", "<=", ">="], groups: "none" },
  { symbols: ["//"], groups: "right" },
  { symbols: [], groups: "right" },
  { symbols: ["+", "-"], groups: "left" },
  { symbols: ["*", "/"], groups: "left" },
  { symbols: ["++"], groups: "right" },
  { symbols: ["?"], groups: "none" },
];
/** The level of `!`, which is not an operator between two values. */
const notLevel = operators.findIndex(({ symbols }) => symbols.length === 0);

/** Nobody nests code deeper, and it would not fit on the stack. */
const deepest = 1000;

class Parser {
  readonly #lexer: Lexer;
  #depth = 0;

  constructor(text: string) {
    this.#lexer = new Lexer(text);
  }

  whole(): NixNode {
    const node = this.#expression();
    if (this.#lexer.peek().kind !== "end") throw unexpected(this.#lexer.peek());
    return node;
  }

  #expression(): NixNode {
    const { start } = this.#lexer.peek();
    return this.#deeper(
      () =>
        this.#if(start) ??
        this.#prefixed("with", start) ??
        this.#prefixed("assert", start) ??
        this.#let(start) ??
        this.#function(start) ??
        this.#operation(0),
    );
  }

  #if(start: number): NixNode | undefined {
    if (!this.#takeIf("if")) return undefined;
    const condition = this.#expression();
    this.#expect("then");
    const consequence = this.#expression();
    this.#expect("else");
    return this.#node(start, {
      kind: "if",
      parts: [condition, consequence, this.#expression()],
    });
  }

  #prefixed(kind: "with" | "assert", start: number): NixNode | undefined {
    if (!this.#takeIf(kind)) return undefined;
    const subject = this.#expression();
    this.#expect(";");
    return this.#node(start, { kind, subject, body: this.#expression() });
  }

  #let(start: number): NixNode | undefined {
    const arg = this.#lexer.peek();
    if (!this.#takeIf("let")) return undefined;
    if (this.#isNext("{")) {
      // the old `let { body = ...; }` is a value
      this.#lexer.backTo(arg);
      return undefined;
    }
    const bindings = this.#bindings("in");
    this.#requireNamed(bindings);
    return this.#node(start, { kind: "let", bindings, body: this.#expression() });
  }

  /** `a: b`, `{ a, ... }: b`, and with `@` both. */
  #function(start: number): NixNode | undefined {
    const first = this.#lexer.peek();
    let argument = first.kind === "name" ? this.#lexer.take() : undefined;
    let formals: readonly Formal[] | undefined;
    if (argument === undefined || this.#takeIf("@")) formals = this.#formals();
    if (argument === undefined && formals !== undefined && this.#takeIf("@"))
      argument = this.#takeName();
    if ((argument === undefined && formals === undefined) || !this.#isNext(":")) {
      this.#lexer.backTo(first);
      return undefined;
    }
    this.#lexer.take();
    const twice = [...(formals ?? []), ...(argument === undefined ? [] : [{ name: argument.text }])]
      .map(({ name }) => name)
      .find((name, index, names) => names.indexOf(name) !== index);
    if (twice !== undefined)
      throw new NixSyntaxError(`the function has two arguments ${twice}`, start);
    return this.#node(start, {
      kind: "function",
      argument: argument?.text,
      formals,
      body: this.#expression(),
    });
  }

  /** Undefined if a brace opens something else; then nothing is consumed. */
  #formals(): Formal[] | undefined {
    const brace = this.#lexer.peek();
    if (!this.#takeIf("{")) return undefined;
    const formals: Formal[] = [];
    for (;;) {
      if (this.#takeIf("}")) break;
      if (this.#takeIf("...")) {
        this.#expect("}");
        break;
      }
      const name = this.#lexer.peek();
      if (name.kind !== "name") return this.#giveUp(brace);
      this.#lexer.take();
      if (!["?", ",", "}"].includes(this.#lexer.peek().text)) return this.#giveUp(brace);
      const initial = this.#takeIf("?") ? this.#expression() : undefined;
      formals.push({ name: name.text, initial });
      if (!this.#isNext("}")) this.#expect(",");
    }
    if (formals.length === 0 && !this.#isNext(":") && !this.#isNext("@"))
      return this.#giveUp(brace);
    return formals;
  }

  #giveUp(token: Token): undefined {
    this.#lexer.backTo(token);
    return undefined;
  }

  /** A value and the operators that bind at this level or tighter. */
  #operation(level: number): NixNode {
    const { start } = this.#lexer.peek();
    return this.#deeper(() => this.#operations(level, start));
  }

  #deeper(parse: () => NixNode): NixNode {
    if (++this.#depth > deepest)
      throw new NixSyntaxError("is nested too deeply", this.#lexer.position);
    const node = parse();
    this.#depth--;
    return node;
  }

  #operations(level: number, start: number): NixNode {
    let left = this.#negated(start) ?? this.#call();
    for (;;) {
      const { text } = this.#lexer.peek();
      const here = this.#operatorLevel();
      if (here === undefined || here < level) return left;
      this.#lexer.take();
      const { groups } = operators[here] as (typeof operators)[number];
      left =
        text === "?"
          ? this.#node(start, { kind: "has", subject: left, path: this.#path() })
          : this.#node(start, {
              kind: "operation",
              operator: text,
              operands: [left, this.#operation(groups === "right" ? here : here + 1)],
            });
      if (groups === "none" && this.#operatorLevel() === here) throw unexpected(this.#lexer.peek());
    }
  }

  #operatorLevel(): number | undefined {
    const { kind, text } = this.#lexer.peek();
    if (kind !== "symbol") return undefined;
    const level = operators.findIndex(({ symbols }) => symbols.includes(text));
    return level < 0 ? undefined : level;
  }

  #negated(start: number): NixNode | undefined {
    const { kind, text } = this.#lexer.peek();
    if (kind !== "symbol" || (text !== "!" && text !== "-")) return undefined;
    this.#lexer.take();
    const operand = this.#operation(text === "!" ? notLevel : operators.length);
    return this.#node(start, { kind: "operation", operator: text, operands: [operand] });
  }

  #call(): NixNode {
    const { start } = this.#lexer.peek();
    let called = this.#selection();
    while (this.#isValue())
      called = this.#node(start, { kind: "call", called, argument: this.#selection() });
    return called;
  }

  #isValue(): boolean {
    const { kind, text } = this.#lexer.peek();
    if (kind === "keyword") return text === "rec" || text === "let";
    if (kind === "symbol") return ["(", "[", "{", '"', "''"].includes(text);
    return kind !== "end";
  }

  #selection(): NixNode {
    const { start } = this.#lexer.peek();
    const subject = this.#deeper(() => this.#value());
    if (this.#takeIf(".")) {
      const path = this.#path();
      const otherwise = this.#takeIf("or") ? this.#selection() : undefined;
      return this.#node(start, { kind: "select", subject, path, otherwise });
    }
    const arg = this.#lexer.peek();
    if (!this.#takeIf("or")) return subject;
    // an old habit of Nix: `f or` calls f with a variable of that name
    const argument = this.#node(arg.start, { kind: "variable", name: "or" });
    return this.#node(start, { kind: "call", called: subject, argument });
  }

  #value(): NixNode {
    const token = this.#lexer.take();
    const { kind, text, start } = token;
    if (kind === "name") return this.#node(start, { kind: "variable", name: text });
    if (kind === "path") return this.#pathLiteral(token);
    if (kind === "keyword" && text === "rec") {
      this.#expect("{");
      return this.#attributes(start, true);
    }
    if (kind === "keyword" && text === "let") {
      this.#expect("{");
      const bindings = this.#bindings("}");
      this.#requireNamed(bindings);
      return this.#node(start, { kind: "let", bindings, body: undefined });
    }
    if (kind === "keyword" || kind === "end") throw unexpected(token);
    if (kind !== "symbol") return this.#node(start, { kind: "literal", text });
    if (text === '"') return this.#string("string", token);
    if (text === "''") return this.#string("indented", token);
    if (text === "{") return this.#attributes(start, false);
    if (text === "[") return this.#list(token);
    if (text !== "(") throw unexpected(token);
    const inner = this.#expression();
    this.#expect(")", token);
    return inner;
  }

  #list(opening: Token): NixNode {
    const elements: NixNode[] = [];
    while (!this.#takeIf("]")) {
      if (!this.#isValue()) throw unexpected(this.#lexer.peek(), opening);
      elements.push(this.#selection());
    }
    return this.#node(opening.start, { kind: "list", elements });
  }

  #attributes(start: number, isRecursive: boolean): NixNode {
    const bindings = this.#bindings("}");
    return this.#node(start, { kind: "attributes", isRecursive, bindings });
  }

  #bindings(end: "}" | "in"): Binding[] {
    const bindings: Binding[] = [];
    while (!this.#takeIf(end)) {
      const { start } = this.#lexer.peek();
      if (this.#takeIf("inherit")) {
        const from = this.#takeIf("(") ? this.#expression() : undefined;
        if (from !== undefined) this.#expect(")");
        const inherited: string[] = [];
        while (!this.#takeIf(";")) inherited.push(this.#staticName());
        bindings.push({ inherited, from, start });
      } else {
        const path = this.#path();
        this.#expect("=");
        const value = this.#expression();
        this.#expect(";");
        bindings.push({ path, value, start });
      }
    }
    requireDistinct(bindings);
    return bindings;
  }

  #requireNamed(bindings: readonly Binding[]): void {
    for (const { start, ...binding } of bindings)
      if ("path" in binding && typeof binding.path[0] !== "string")
        throw new NixSyntaxError("let takes no names that are computed", start);
  }

  #path(): AttributeName[] {
    const names = [this.#name()];
    while (this.#takeIf(".")) names.push(this.#name());
    return names;
  }

  #staticName(): string {
    const { start } = this.#lexer.peek();
    const name = this.#name();
    if (typeof name !== "string")
      throw new NixSyntaxError("inherit takes no names that are computed", start);
    return name;
  }

  #name(): AttributeName {
    const token = this.#lexer.take();
    if (token.kind === "name" || token.text === "or") return token.text;
    if (token.text === '"') return nameOf(this.#string("string", token));
    if (token.text !== "${") throw unexpected(token);
    const inner = this.#expression();
    this.#expect("}", token);
    return nameOf(inner);
  }

  /** A string after its opening quotes. */
  #string(kind: "string" | "indented", opening: Token): NixNode {
    const parts: (string | NixNode)[] = [];
    for (;;) {
      const text = this.#lexer.takeText(kind);
      if (text !== "") parts.push(text);
      if (!this.#lexer.isAt("${")) break;
      parts.push(this.#interpolation());
    }
    if (!this.#lexer.isAt(opening.text))
      throw new NixSyntaxError(
        `the string that ${opening.text} opens is never closed`,
        opening.start,
      );
    this.#lexer.take();
    return this.#node(opening.start, { kind, parts });
  }

  #pathLiteral({ text, start }: Token): NixNode {
    const parts: (string | NixNode)[] = [text];
    let last = text;
    while (this.#lexer.isAt("${")) {
      parts.push(this.#interpolation());
      last = this.#lexer.takeText("path");
      if (last !== "") parts.push(last);
    }
    if (last.endsWith("/")) throw new NixSyntaxError("the path ends in a slash", start);
    return this.#node(start, { kind: "path", parts });
  }

  #interpolation(): NixNode {
    const opening = this.#lexer.take();
    const inner = this.#expression();
    this.#expect("}", opening);
    return inner;
  }

  #takeName(): Token {
    const token = this.#lexer.take();
    if (token.kind !== "name") throw unexpected(token);
    return token;
  }

  #isNext(text: string): boolean {
    const token = this.#lexer.peek();
    return token.text === text && (token.kind === "symbol" || token.kind === "keyword");
  }

  #takeIf(text: string): boolean {
    if (!this.#isNext(text)) return false;
    this.#lexer.take();
    return true;
  }

  /** @param opening What it closes, for the message. */
  #expect(text: string, opening?: Token): void {
    if (!this.#takeIf(text)) throw unexpected(this.#lexer.peek(), opening, text);
  }

  #node(start: number, kind: NodeKind): NixNode {
    return { ...kind, start, end: this.#lexer.position };
  }
}

/** A string without `${...}` in it is a name like any other. */
function nameOf(node: NixNode): AttributeName {
  if (node.kind !== "string" || node.parts.some((part) => typeof part !== "string")) return node;
  return node.parts
    .join("")
    .replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unexpected(token: Token, opening?: Token, expected?: string): NixSyntaxError {
  const found = token.kind === "end" ? "the end" : token.text;
  if (opening !== undefined && token.kind === "end")
    return new NixSyntaxError(`${opening.text} is never closed`, opening.start);
  const wanted = expected === undefined ? "" : `, where ${expected} was expected`;
  return new NixSyntaxError(`${found} is unexpected${wanted}`, token.start);
}
