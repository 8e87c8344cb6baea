import type { Binding, NixNode } from "../nix/syntax/node.ts";

/** What the text has around an expression. */
export interface Scope {
  /** Names that the text binds. */
  readonly bound: ReadonlyMap<string, Bound>;
  /** What `with` opens, the outermost first. */
  readonly opened: readonly Placed[];
}

/** An expression, with what it sees. */
export interface Placed {
  readonly node: NixNode;
  readonly scope: Scope;
}

export type Bound =
  /** A name of `let`. */
  | { readonly kind: "value"; readonly node: NixNode; readonly scope: () => Scope }
  /** One that is inherited: `inherit (lib) mkIf`. */
  | {
      readonly kind: "inherited";
      readonly from: NixNode;
      readonly name: string;
      readonly scope: () => Scope;
    }
  /** One that has another name in the definition. */
  | { readonly kind: "renamed"; readonly name: string }
  /** One without a value of its own there, and why. */
  | { readonly kind: "lost"; readonly reason: string };

export const noScope: Scope = { bound: new Map(), opened: [] };

/** The names that `let` binds, added to those around it. */
export function withLet(bindings: readonly Binding[], outer: Scope): Scope {
  const names = new Map(outer.bound);
  const inner: Scope = { ...outer, bound: names };
  const scope = () => inner;
  for (const binding of bindings)
    if ("path" in binding) {
      const [name, ...more] = binding.path;
      // `lib = nixpkgs.lib` is what every module has
      if (typeof name !== "string" || (more.length === 0 && isLibOf(name, binding.value))) continue;
      if (more.length === 0) names.set(name, { kind: "value", node: binding.value, scope });
      else names.set(name, { kind: "lost", reason: `${name} is put together of several bindings` });
    } else if (binding.from !== undefined)
      for (const name of binding.inherited)
        names.set(name, { kind: "inherited", from: binding.from, name, scope });
  return inner;
}

const isLibOf = (name: string, value: NixNode) =>
  name === "lib" &&
  value.kind === "select" &&
  value.path.at(-1) === "lib" &&
  value.otherwise === undefined;

/** The names that a function is given hide those around it. */
export function withoutNames(names: readonly string[], outer: Scope): Scope {
  const bound = new Map(outer.bound);
  for (const name of names) bound.delete(name);
  return { ...outer, bound };
}

export const withOpened = (node: NixNode, outer: Scope): Scope => ({
  ...outer,
  opened: [...outer.opened, { node, scope: outer }],
});

/** A call of a function of `lib` by its name: `lib.mkIf a b`, or `mkIf a b` where the text takes that from it. */
export function libCall(
  node: NixNode,
  scope: Scope,
): { readonly name: string; readonly args: readonly NixNode[] } | undefined {
  const args: NixNode[] = [];
  let called = node;
  while (called.kind === "call") {
    args.unshift(called.argument);
    called = called.called;
  }
  const name = args.length === 0 ? undefined : libName(called, scope);
  return name === undefined ? undefined : { name, args };
}

/** The function of `lib` that an expression names. */
export function libName(node: NixNode, scope: Scope): string | undefined {
  if (node.kind === "select") {
    const name = node.path.at(-1);
    return isLib(node.subject, scope) && typeof name === "string" ? name : undefined;
  }
  if (node.kind !== "variable") return undefined;
  const bound = scope.bound.get(node.name);
  if (bound?.kind === "inherited") return isLib(bound.from, bound.scope()) ? bound.name : undefined;
  if (bound?.kind === "value" && bound.node.kind === "select")
    return libName(bound.node, bound.scope());
  // of `with lib;`
  return bound === undefined ? node.name : undefined;
}

export const isLib = (node: NixNode, { bound }: Scope): boolean =>
  node.kind === "variable" && node.name === "lib" && !bound.has("lib");
