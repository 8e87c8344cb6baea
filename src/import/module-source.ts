import { freeUses } from "../nix/syntax/free-names.ts";
import type { AttributeName, Binding, NixNode } from "../nix/syntax/node.ts";
import { parseNix } from "../nix/syntax/parse.ts";

/** What a module's text says of one option or group of them, below `microvm`. */
export interface SaidOption {
  readonly path: readonly string[];
  readonly node: NixNode;
  readonly scope: Scope;
  /** The conditions around it, the outermost first. */
  readonly conditions: readonly { readonly node: NixNode; readonly scope: Scope }[];
  /** The comment lines before it. */
  readonly comments: readonly string[];
}

/** Names that the text binds around an expression. */
export interface Scope {
  readonly bound: ReadonlyMap<string, Bound>;
}

/** A name of `let`, or one that is inherited from a set: `lib.mkIf`. */
export type Bound =
  | { readonly kind: "value"; readonly node: NixNode; readonly scope: () => Scope }
  | { readonly kind: "alias"; readonly text: string };

/** A NixOS module as its text has it. */
export interface ModuleSource {
  readonly text: string;
  /** The names that its function is given. */
  readonly formals: readonly string[];
  readonly options: readonly SaidOption[];
  /** Whether it says anything else. */
  readonly hasMore: boolean;
  /** What stands below `microvm` in a form that is not followed. */
  readonly unread: readonly NixNode[];
}

/**
 * Reads what a module's text says of `microvm`, below conditions and `mkMerge`, too. Nothing is evaluated.
 * @throws NixSyntaxError for what is not Nix.
 */
export function readModuleSource(text: string): ModuleSource {
  const reader = new Reader(text);
  const root = parseNix(text);
  const formals = root.kind === "function" ? (root.formals ?? []).map(({ name }) => name) : [];
  reader.module(root, { bound: new Map() });
  return { text, formals, options: reader.options, hasMore: reader.hasMore, unread: reader.unread };
}

/** A call of a function of `lib` by its name: `lib.mkIf a b`, or `mkIf a b` where that is inherited from it. */
export function libCall(
  node: NixNode,
  { bound }: Scope,
): { readonly name: string; readonly args: readonly NixNode[] } | undefined {
  const args: NixNode[] = [];
  let called = node;
  while (called.kind === "call") {
    args.unshift(called.argument);
    called = called.called;
  }
  if (args.length === 0) return undefined;
  if (called.kind === "variable") {
    const alias = bound.get(called.name);
    if (alias?.kind === "alias" && alias.text === `lib.${called.name}`)
      return { name: called.name, args };
    // of `with lib;`
    return alias === undefined ? { name: called.name, args } : undefined;
  }
  const name = called.kind === "select" ? called.path.at(-1) : undefined;
  return called.kind === "select" &&
    called.subject.kind === "variable" &&
    called.subject.name === "lib" &&
    typeof name === "string"
    ? { name, args }
    : undefined;
}

/** The names that `let` binds, added to those around it. */
function withLet(bindings: readonly Binding[], { bound }: Scope): Scope {
  const names = new Map(bound);
  const inner: Scope = { bound: names };
  for (const binding of bindings)
    if ("path" in binding) {
      const [name, ...more] = binding.path;
      if (typeof name === "string" && more.length === 0)
        names.set(name, { kind: "value", node: binding.value, scope: () => inner });
    } else if (binding.from?.kind === "variable")
      for (const name of binding.inherited)
        names.set(name, { kind: "alias", text: `${binding.from.name}.${name}` });
  return inner;
}

type Conditions = SaidOption["conditions"];

class Reader {
  readonly #text: string;
  readonly options: SaidOption[] = [];
  readonly unread: NixNode[] = [];
  hasMore = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The module's function, down to its set. */
  module(node: NixNode, scope: Scope): void {
    if (node.kind === "function") this.module(node.body, scope);
    else if (node.kind === "let" && node.body !== undefined)
      this.module(node.body, withLet(node.bindings, scope));
    else if (node.kind === "with" || node.kind === "assert") this.module(node.body, scope);
    else this.#settings(node, scope, [], []);
  }

  /** Definitions, `below` which names of the configuration they are. */
  #settings(
    node: NixNode,
    scope: Scope,
    conditions: Conditions,
    below: readonly string[],
    comments: readonly string[] = [],
  ): void {
    if (below.length > 1) {
      const path = below.slice(1);
      this.options.push({ path, node, scope, conditions, comments });
      return;
    }
    if (node.kind === "let" && node.body !== undefined) {
      this.#settings(node.body, withLet(node.bindings, scope), conditions, below);
      return;
    }
    if (node.kind === "attributes" && !node.isRecursive) {
      for (const binding of node.bindings) this.#binding(binding, scope, conditions, below);
      return;
    }
    if (node.kind === "operation" && node.operator === "//") {
      for (const operand of node.operands) this.#settings(operand, scope, conditions, below);
      return;
    }
    const call = libCall(node, scope);
    const [first, second] = call?.args ?? [];
    if ((call?.name === "mkIf" || call?.name === "optionalAttrs") && first && second)
      this.#settings(second, scope, [...conditions, { node: first, scope }], below);
    else if (call?.name === "mkMerge" && first?.kind === "list")
      for (const element of first.elements) this.#settings(element, scope, conditions, below);
    else if (below.length === 0) this.hasMore = true;
    else this.unread.push(node);
  }

  #binding(binding: Binding, scope: Scope, conditions: Conditions, below: readonly string[]): void {
    if (!("path" in binding)) {
      this.#inherited(binding, scope, conditions, below);
      return;
    }
    const names = binding.path.map(nameOf);
    const path = [...below, ...names];
    if (below.length === 0 && names[0] === "config" && names.length === 1)
      this.#settings(binding.value, scope, conditions, []);
    else if (path[0] !== "microvm") this.hasMore ||= path[0] !== "_file";
    else
      this.#settings(
        binding.value,
        scope,
        conditions,
        path,
        commentsBefore(this.#text, binding.start),
      );
  }

  #inherited(
    { inherited, from, start }: Extract<Binding, { inherited: unknown }>,
    scope: Scope,
    conditions: Conditions,
    below: readonly string[],
  ): void {
    if (below.length === 0) this.hasMore = true;
    else
      for (const name of inherited) {
        const variable: NixNode = { kind: "variable", name, start, end: start };
        const node: NixNode =
          from === undefined
            ? variable
            : {
                kind: "select",
                subject: from,
                path: [name],
                otherwise: undefined,
                start,
                end: start,
              };
        this.#settings(node, scope, conditions, [...below, name]);
      }
  }
}

/** A computed name stands for itself, as text that is not an option. */
const nameOf = (name: AttributeName): string => (typeof name === "string" ? name : "${...}");

/** The lines of comments that stand right before a place. */
function commentsBefore(text: string, start: number): string[] {
  const lines = text.slice(0, start).split("\n").slice(0, -1);
  const comments: string[] = [];
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    const [, comment] = /^\s*#\s?(.*)$/.exec(line) ?? [];
    if (comment === undefined) break;
    comments.unshift(comment.trimEnd());
  }
  return comments;
}

/** The names of the text's own that an expression uses, with where. */
export const usesOf = (node: NixNode, { bound }: Scope) =>
  freeUses(node).filter(({ name }) => bound.has(name));
