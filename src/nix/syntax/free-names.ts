import type { Binding, NixNode } from "./node.ts";

/** A name that an expression takes from around it. */
export interface FreeName {
  readonly name: string;
  /** Where it first occurs. */
  readonly start: number;
  /** A `with` around it may provide it, too. */
  readonly isInWith: boolean;
}

/** The names that an expression takes from around it: all that it does not bind itself, in their order. */
export function freeNames(node: NixNode): FreeName[] {
  const found: FreeName[] = [];
  for (const use of freeUses(node))
    if (!found.some((other) => other.name === use.name && (use.isInWith || !other.isInWith)))
      found.push(use);
  return found;
}

/** The same, once for each use. */
export function freeUses(node: NixNode): FreeName[] {
  const found: FreeName[] = [];
  visit(node, { bound: new Set(), isInWith: false, found });
  return found;
}

/** The names that are bound around an expression, which is a part of another one. */
export function namesAround(part: NixNode, whole: NixNode): ReadonlySet<string> {
  const search = (node: NixNode, scope: Scope): ReadonlySet<string> | undefined => {
    if (node === part) return scope.bound;
    for (const [inner, its] of partsOf(node, scope)) {
      const found = typeof inner === "object" ? search(inner, its) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(whole, nowhere) ?? new Set();
}

/** The direct children of an expression. */
export const childrenOf = (node: NixNode): NixNode[] =>
  partsOf(node, nowhere).flatMap(([part]) => (typeof part === "object" ? [part] : []));

/** An expression and all its descendants. */
export function* everyNode(node: NixNode): Generator<NixNode> {
  yield node;
  for (const part of childrenOf(node)) yield* everyNode(part);
}

interface Scope {
  readonly bound: ReadonlySet<string>;
  readonly isInWith: boolean;
  readonly found: FreeName[];
}

const nowhere: Scope = { bound: new Set(), isInWith: false, found: [] };

function visit(node: NixNode, scope: Scope): void {
  if (node.kind === "variable") use(node.name, node.start, scope);
  for (const [part, inner] of partsOf(node, scope))
    if (typeof part === "object") visit(part, inner);
}

type Part = readonly [part: NixNode | string | undefined, scope: Scope];

/** What an expression is made of, each with the names that it sees. */
function partsOf(node: NixNode, scope: Scope): Part[] {
  const all = (...parts: readonly (NixNode | string | undefined)[]) =>
    parts.map((part): Part => [part, scope]);
  switch (node.kind) {
    case "variable":
    case "literal":
      return [];
    case "string":
    case "indented":
    case "path":
    case "if":
      return all(...node.parts);
    case "list":
      return all(...node.elements);
    case "operation":
      return all(...node.operands);
    case "call":
      return all(node.called, node.argument);
    case "select":
      return all(node.subject, ...node.path, node.otherwise);
    case "has":
      return all(node.subject, ...node.path);
    case "assert":
      return all(node.subject, node.body);
    case "with":
      return [...all(node.subject), [node.body, { ...scope, isInWith: true }]];
    case "function":
      return partsOfFunction(node, scope);
    case "attributes": {
      const inner = node.isRecursive ? recursive(node.bindings, scope) : scope;
      return partsOfBindings(node.bindings, scope, inner);
    }
    case "let": {
      const inner = recursive(node.bindings, scope);
      return [...partsOfBindings(node.bindings, scope, inner), [node.body, inner]];
    }
  }
}

function partsOfFunction(
  { argument, formals = [], body }: NixNode & { readonly kind: "function" },
  scope: Scope,
): Part[] {
  const names = formals.map(({ name }) => name);
  const inner = withNames(scope, argument === undefined ? names : [...names, argument]);
  return [...formals.map(({ initial }) => initial), body].map((part): Part => [part, inner]);
}

/** @param inner What the values see: with `rec` and `let`, the names themselves. */
function partsOfBindings(bindings: readonly Binding[], outer: Scope, inner: Scope): Part[] {
  return bindings.flatMap((binding): Part[] => {
    if ("path" in binding)
      return [...binding.path, binding.value].map((part): Part => [part, inner]);
    if (binding.from !== undefined) return [[binding.from, inner]];
    return binding.inherited.map(
      (name): Part => [{ kind: "variable", name, start: binding.start, end: binding.start }, outer],
    );
  });
}

function recursive(bindings: readonly Binding[], scope: Scope): Scope {
  const names = bindings.flatMap((binding) =>
    "inherited" in binding
      ? binding.inherited
      : typeof binding.path[0] === "string"
        ? [binding.path[0]]
        : [],
  );
  return withNames(scope, names);
}

const withNames = (scope: Scope, names: readonly string[]): Scope => ({
  ...scope,
  bound: new Set([...scope.bound, ...names]),
});

function use(name: string, start: number, { bound, isInWith, found }: Scope): void {
  if (!bound.has(name)) found.push({ name, start, isInWith });
}
