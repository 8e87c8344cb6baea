import type { AttributeName, Binding, NixNode } from "../nix/syntax/node.ts";
import { parseNix } from "../nix/syntax/parse.ts";
import type { OrderedValue } from "./imported-file.ts";
import { Unreadable } from "./source-code.ts";
import { commentsAt } from "./source-comments.ts";
import {
  libCall,
  noScope,
  type Placed,
  type Scope,
  withLet,
  withOpened,
  withoutNames,
} from "./source-scope.ts";

/** One definition of an option or a group of options below `microvm`. */
interface Said {
  readonly path: readonly string[];
  /** The conditions around it, the outermost first. */
  readonly conditions: readonly SaidCondition[];
  /** The comment lines before it. */
  readonly comments: readonly string[];
}

/** The same, as a module's text has it. */
export interface WrittenOption extends Said, Placed {}

/** The same, as written, or as the data that it evaluates to. */
export type SaidOption = WrittenOption | (Said & { readonly data: OrderedValue });

/** A condition: of `mkIf`, or of `optionalAttrs`; or that it is false. */
export interface SaidCondition extends Placed {
  readonly of: "mkIf" | "optionalAttrs" | "not";
}

/** A NixOS module as its text has it. */
export interface ModuleSource {
  readonly text: string;
  /** The names that its functions are given. */
  readonly formals: readonly string[];
  readonly options: readonly WrittenOption[];
  /** Whether it sets anything else. */
  readonly hasMore: boolean;
  /** What is below `microvm` in a form that is not supported. */
  readonly unread: readonly NixNode[];
}

/**
 * Reads what a module's text sets below `microvm`, including under conditions and `mkMerge`. Nothing is evaluated.
 * @throws NixSyntaxError for what is not Nix.
 */
export const readModuleSource = (text: string): ModuleSource =>
  readModules(text, [{ node: parseNix(text), scope: noScope }]);

/** The same for several modules within a text, as one. */
export function readModules(text: string, modules: readonly Placed[]): ModuleSource {
  const reader = new Reader(text);
  for (const { node, scope } of modules) reader.module(node, scope);
  const { options, formals, hasMore, unread } = reader;
  return { text, options, formals, hasMore, unread };
}

type Conditions = Said["conditions"];

class Reader {
  readonly #text: string;
  options: WrittenOption[] = [];
  readonly formals: string[] = [];
  readonly unread: NixNode[] = [];
  hasMore = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The module's function, down to its set. */
  module(node: NixNode, scope: Scope): void {
    if (node.kind === "function") {
      const { argument, formals = [] } = node;
      const names = formals.map(({ name }) => name);
      this.formals.push(...names);
      const inner = withoutNames(names, scope);
      this.module(node.body, argument === undefined ? inner : withArguments(argument, inner));
    } else if (node.kind === "let" && node.body !== undefined)
      this.module(node.body, withLet(node.bindings, scope));
    else if (node.kind === "with") this.module(node.body, withOpened(node.subject, scope));
    else if (node.kind === "assert") this.module(node.body, scope);
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
    const inner = (next: NixNode, nextScope = scope, nextConditions = conditions) =>
      this.#settings(next, nextScope, nextConditions, below);
    const bound = node.kind === "variable" ? scope.bound.get(node.name) : undefined;
    const { name, args: [first, second] = [] } = libCall(node, scope) ?? {};
    if (node.kind === "let" && node.body !== undefined)
      inner(node.body, withLet(node.bindings, scope));
    else if (node.kind === "with") inner(node.body, withOpened(node.subject, scope));
    else if (node.kind === "attributes") {
      const own = node.isRecursive ? withLet(node.bindings, scope) : scope;
      for (const binding of node.bindings) this.#binding(binding, own, conditions, below);
    } else if (node.kind === "operation" && node.operator === "//")
      this.#updated(node.operands, below, inner);
    else if (bound?.kind === "value") inner(bound.node, bound.scope());
    else if ((name === "mkIf" || name === "optionalAttrs") && first && second)
      inner(second, scope, [...conditions, { node: first, scope, of: name }]);
    else if (name === "mkMerge" && first?.kind === "list")
      for (const element of first.elements) inner(element);
    else if (below.length === 0) this.hasMore = true;
    else this.unread.push(node);
  }

  /** `a // b`: for names in both, only the second one's value counts. */
  #updated(
    operands: readonly NixNode[],
    below: readonly string[],
    read: (node: NixNode) => void,
  ): void {
    const [before, of] = [this.options, operands.map((operand) => this.#alone(operand, read))];
    const [left = [], right = []] = of;
    const nameIn = ({ path }: WrittenOption) => (below.length === 0 ? "" : path[0]);
    const kept = left.flatMap((option): WrittenOption[] => {
      const over = right.filter((other) => nameIn(other) === nameIn(option));
      if (over.length === 0) return [option];
      const own = over[0]?.conditions.slice(option.conditions.length) ?? [];
      const [condition] = own;
      if (condition === undefined) return [];
      if (own.length > 1 || over.some((one) => one.conditions.at(-1) !== condition)) {
        this.unread.push(option.node);
        return [];
      }
      return [{ ...option, conditions: [...option.conditions, { ...condition, of: "not" }] }];
    });
    this.options = [...before, ...kept, ...right];
  }

  /** The options that one expression sets. */
  #alone(node: NixNode, read: (node: NixNode) => void): WrittenOption[] {
    const before = this.options;
    this.options = [];
    read(node);
    const found = this.options;
    this.options = before;
    return found;
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
    else if (below.length === 0 && names[0] === "config" && names[1] === "microvm")
      this.#settings(binding.value, scope, conditions, names.slice(1));
    else if (path[0] !== "microvm") this.hasMore ||= path[0] !== "_file";
    else {
      const comments = commentsAt(this.#text, binding.start, binding.value.end);
      this.#settings(binding.value, scope, conditions, path, comments);
    }
  }

  #inherited(
    { inherited, from, start }: Extract<Binding, { inherited: unknown }>,
    scope: Scope,
    conditions: Conditions,
    below: readonly string[],
  ): void {
    if (below.length === 0) this.hasMore = true;
    else
      for (const name of inherited)
        this.#settings(inheritedNode(name, from, start), scope, conditions, [...below, name]);
  }
}

/**
 * What a literal set defines, one option each; with a computed name, which options it sets is unknown.
 * @throws Unreadable
 */
export function optionsIn(
  text: string,
  bindings: readonly Binding[],
  scope: Scope,
): WrittenOption[] {
  return bindings.flatMap((binding): WrittenOption[] => {
    const common = { scope, conditions: [] };
    if (!("path" in binding))
      return binding.inherited.map((name) => {
        const node = inheritedNode(name, binding.from, binding.start);
        return { ...common, path: [name], node, comments: [] };
      });
    if (binding.path.some((name) => typeof name !== "string"))
      throw new Unreadable("a name is computed");
    const comments = commentsAt(text, binding.start, binding.value.end);
    return [{ ...common, path: binding.path as string[], node: binding.value, comments }];
  });
}

/** What a name that is inherited stands for. */
function inheritedNode(name: string, from: NixNode | undefined, start: number): NixNode {
  if (from === undefined) return { kind: "variable", name, start, end: start };
  return { kind: "select", subject: from, path: [name], otherwise: undefined, start, end: start };
}

/** `args: ...` and `args@{ ... }: ...`: no module has all of its arguments by one name. */
function withArguments(name: string, { bound, opened }: Scope): Scope {
  const reason = `${name} is all of the module's arguments`;
  return { bound: new Map(bound).set(name, { kind: "lost", reason }), opened };
}

/** A computed name is represented by text that is not an option. */
const nameOf = (name: AttributeName): string => (typeof name === "string" ? name : "${...}");
