import { dirname, relative } from "node:path/posix";
import { type FreeName, freeUses } from "../nix/syntax/free-names.ts";
import { nixNames } from "../nix/syntax/known-names.ts";
import { dataOf } from "../nix/syntax/literal-data.ts";
import type { NixNode } from "../nix/syntax/node.ts";
import { printableLine } from "../output/printable.ts";
import { type Bound, isLib, type Scope } from "./source-scope.ts";

/** Why a piece of Nix cannot be converted. */
export class Unreadable extends Error {}

/** Where a module's text is, and where the generated module will be, relative to the root. */
export interface CodePlaces {
  readonly from: string;
  readonly to: string;
}

/** A piece of the text that must be rewritten. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Nix code of a text, for TypeScript templates: with constants for names of `let`, and paths relative to the generated
 * module.
 */
export class SourceCode {
  readonly #text: string;
  readonly #places: CodePlaces;
  readonly #given: readonly string[];
  /** By the expression of a `let`: its name. */
  readonly constants = new Map<
    NixNode,
    { readonly name: string; readonly value: string; readonly isData: boolean }
  >();
  readonly #begun = new Set<NixNode>();
  /** Names that the code takes from its function. */
  readonly free = new Set<string>();

  /** @param given Names that the text's functions take. */
  constructor(text: string, places: CodePlaces, given: readonly string[]) {
    this.#text = text;
    this.#places = places;
    this.#given = given;
  }

  /**
   * An expression as the content of a template.
   * @throws Unreadable for what cannot be written there.
   */
  template(node: NixNode, scope: Scope): string {
    if (node.start === node.end) return this.#inherited(node, scope);
    const uses = freeUses(node);
    const given = new Map<string, string>();
    const changes: Change[] = [];
    for (const use of uses) {
      const written = this.#meaning(use, scope);
      if (written === undefined) continue;
      const { name, start } = use;
      if (this.#text.startsWith(name, start))
        changes.push({ start, end: start + name.length, text: written });
      // it is inherited, and so has no place of its own
      else given.set(name, written);
    }
    for (const path of pathsIn(node)) changes.push(this.#moved(path));
    const code = this.#changed(
      node,
      changes.filter(({ start, end }) => !given.has(this.#text.slice(start, end))),
    );
    const names = [...given].map(([name, written]) => `${name} = ${written}; `);
    return `${this.#opened(uses, scope)}${names.length > 0 ? `let ${names.join("")}in ` : ""}${code}`;
  }

  /** `x` of `inherit x`, and of `inherit (a) x`. */
  #inherited(node: NixNode, scope: Scope): string {
    if (node.kind === "variable")
      return (
        this.#meaning({ name: node.name, start: node.start, isInWith: false }, scope) ?? node.name
      );
    if (node.kind !== "select") throw new Unreadable("it is inherited");
    return this.#member(node.subject, String(node.path[0]), scope);
  }

  #member(from: NixNode, name: string, scope: Scope): string {
    const code = this.template(from, scope);
    const isName = from.kind === "variable" || (from.kind === "select" && !from.otherwise);
    return `${isName ? code : `(${code})`}.${name}`;
  }

  #changed(node: NixNode, changes: readonly Change[]): string {
    let code = "";
    let at = node.start;
    for (const { start, end, text } of changes.toSorted((one, other) => one.start - other.start)) {
      if (start < at) continue;
      code += this.#plain(node, at, start) + text;
      at = end;
    }
    return code + this.#plain(node, at, node.end);
  }

  /** A name as written in the definition; undefined where it is unchanged. */
  #meaning({ name, isInWith }: FreeName, scope: Scope): string | undefined {
    const bound = scope.bound.get(name);
    if (bound !== undefined) return this.#bound(name, bound);
    if (nixNames.includes(name) || name.startsWith("__")) return undefined;
    const { opened } = scope;
    const [only] = opened;
    if (
      !isInWith &&
      !this.#isGiven(name) &&
      opened.length === 1 &&
      only &&
      isLib(only.node, only.scope)
    )
      return `lib.${name}`;
    if (!isInWith && (opened.length === 0 || this.#isGiven(name))) this.free.add(name);
    return undefined;
  }

  /** Names that each module has, which `with` does not hide. */
  #isGiven(name: string): boolean {
    return ["config", "lib", "options", "pkgs"].includes(name) || this.#given.includes(name);
  }

  #bound(name: string, bound: Bound): string {
    if (bound.kind === "lost") throw new Unreadable(bound.reason);
    if (bound.kind === "renamed") {
      this.free.add(bound.name);
      return bound.name;
    }
    if (bound.kind === "value") return `\${${this.constant(name, bound)}}`;
    return this.#member(bound.from, bound.name, bound.scope());
  }

  /** The `with` around the expression that its names may come from. */
  #opened(uses: readonly FreeName[], scope: Scope): string {
    const isOpen = uses.some(
      ({ name, isInWith }) =>
        !scope.bound.has(name) &&
        !nixNames.includes(name) &&
        !this.#isGiven(name) &&
        (isInWith || scope.opened.length > 1 || !isLibAlone(scope)),
    );
    if (!isOpen) return "";
    return scope.opened.map(({ node, scope }) => `with ${this.template(node, scope)}; `).join("");
  }

  /** A constant for a name of `let`. */
  constant(name: string, { node, scope }: Extract<Bound, { kind: "value" }>): string {
    const known = this.constants.get(node);
    if (known !== undefined) return known.name;
    if (this.#begun.has(node)) throw new Unreadable(`${name} is defined by itself`);
    this.#begun.add(node);
    const data = dataOf(node);
    const value =
      data === undefined
        ? `nix\`${this.template(node, scope())}\``
        : printableLine(JSON.stringify(data));
    // behind those that it uses
    const constant = { name: this.#freeConstant(name), value, isData: data !== undefined };
    this.constants.set(node, constant);
    return constant.name;
  }

  /** A name that TypeScript accepts, and that is not yet used in the file. */
  #freeConstant(name: string): string {
    const plain = name.replace(/[-'](.?)/g, (_, next: string) => next.toUpperCase());
    const taken = new Set([...reserved, ...[...this.constants.values()].map(({ name }) => name)]);
    if (!taken.has(plain)) return plain;
    for (let number = 2; ; number++)
      if (!taken.has(`${plain}${number}`)) return `${plain}${number}`;
  }

  /** A relative path, from the generated module's folder. */
  #moved(path: NixNode & { readonly kind: "path" }): Change {
    const [first] = path.parts;
    const end = path.start + (typeof first === "string" ? first.length : 0);
    if (typeof first !== "string" || !/^\.\.?\//.test(first))
      return { start: path.start, end: path.start, text: "" };
    const { from, to } = this.#places;
    const moved = relative(dirname(to), `${dirname(from)}/${first}`);
    const slash = first.endsWith("/") ? "/" : "";
    return {
      start: path.start,
      end,
      text: `${moved.startsWith("../") ? moved : `./${moved}`}${slash}`,
    };
  }

  /** A piece of the text without names of its own. */
  #plain(node: NixNode, start: number, end: number): string {
    return inTemplate(this.#text.slice(start, end), (offset) => isInIndented(node, start + offset));
  }
}

const isLibAlone = ({ opened: [first] }: Scope) =>
  first !== undefined && isLib(first.node, first.scope);

const reserved = new Set(
  "break case catch class const continue debugger default defineModule delete do else enum export extends false finally for function if import in instanceof itemsOf mkAfter mkBefore mkDefault mkForce mkIf mkMerge mkOrder mkOverride new nix null optionalAttrs optionals return super switch this throw true try typeof var void while with yield let static await async arguments eval interface package private protected public implements undefined".split(
    " ",
  ),
);

/**
 * Code in a template of JavaScript, where a backslash precedes each backtick and each `${`. The tag reads an odd
 * number of them as JavaScript's, so what Nix has with a backslash itself is written in another way: `\${` as `$\{`.
 */
function inTemplate(code: string, isIndented: (offset: number) => boolean = () => false): string {
  return code.replace(/(\\*)(\$\{|`)/g, (_, backslashes: string, what: string, offset: number) => {
    if (backslashes.length % 2 === 0) return `${backslashes}\\${what}`;
    if (isIndented(offset)) {
      // in an indented string a backslash is text
      const before = backslashes.replaceAll("\\", '\\${"\\\\"}');
      return `${before}\\${what}`;
    }
    return `${backslashes.slice(1)}${what === "`" ? "\\`" : "$\\{"}`;
  });
}

/** Whether a place is inside the text of an indented string. */
function isInIndented(node: NixNode, offset: number): boolean {
  let innermost: NixNode | undefined;
  for (const one of nodesIn(node))
    if (
      (one.kind === "string" || one.kind === "indented") &&
      one.start <= offset &&
      offset < one.end &&
      (innermost === undefined || one.start >= innermost.start)
    )
      innermost = one;
  return innermost?.kind === "indented";
}

const pathsIn = (node: NixNode) =>
  [...nodesIn(node)].filter((one): one is NixNode & { kind: "path" } => one.kind === "path");

/** A node and all its descendants. */
function* nodesIn(value: unknown): Generator<NixNode> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value) yield value as NixNode;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}
