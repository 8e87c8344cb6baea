import { childrenOf } from "../nix/syntax/free-names.ts";
import { dataOf } from "../nix/syntax/literal-data.ts";
import type { Binding, NixNode } from "../nix/syntax/node.ts";
import { type Bound, libName, noScope, type Scope, withLet, withOpened } from "./source-scope.ts";

/** How code within a file sees the names around it. */
export interface Surroundings {
  /** Whether they become arguments of the new module; else only what the text binds them to can be used. */
  readonly areArguments: boolean;
  /** Whether it is a guest in a host's module, whose `config` is the host's. */
  readonly isOfHost: boolean;
}

/** The names around an expression, which is a part of another one. */
export function scopeAround(part: NixNode, whole: NixNode, surroundings: Surroundings): Scope {
  let scope = noScope;
  let node = whole;
  while (node !== part) {
    const inner = childrenOf(node).find(({ start, end }) => start <= part.start && part.end <= end);
    if (inner === undefined) return scope;
    scope = scopeOf(node, inner, scope, surroundings);
    node = inner;
  }
  return scope;
}

function scopeOf(node: NixNode, inner: NixNode, scope: Scope, surroundings: Surroundings): Scope {
  const with_ = (names: readonly string[], bound: (name: string) => Bound | undefined): Scope => {
    const all = new Map(scope.bound);
    for (const name of names) {
      const one = bound(name);
      if (one === undefined) all.delete(name);
      else all.set(name, one);
    }
    return { ...scope, bound: all };
  };
  switch (node.kind) {
    case "function": {
      const names = (node.formals ?? []).map(({ name }) => name);
      return with_(node.argument === undefined ? names : [...names, node.argument], (name) =>
        argumentAround(name, surroundings),
      );
    }
    case "let": {
      const { isOfHost, areArguments } = surroundings;
      const isGiven = (binding: Binding) =>
        isOfHost &&
        areArguments &&
        "path" in binding &&
        dataOf(binding.value) === undefined &&
        libName(binding.value, scope) === undefined;
      const given = node.bindings.filter(isGiven).flatMap((one) => ("path" in one ? one.path : []));
      const all = withLet(node.bindings, scope);
      const names = new Map(all.bound);
      for (const name of given)
        if (typeof name === "string") names.set(name, { kind: "renamed", name });
      return { ...all, bound: names };
    }
    case "with":
      return inner === node.body ? withOpened(node.subject, scope) : scope;
    case "attributes":
      return node.isRecursive
        ? with_(
            node.bindings.flatMap((one) => ("path" in one ? [String(one.path[0])] : one.inherited)),
            (name) => ({ kind: "lost", reason: `${name} is of the set around it` }),
          )
        : scope;
    default:
      return scope;
  }
}

/** A name that a function around it is given; undefined for one that the definition has by that name, too. */
function argumentAround(name: string, { areArguments, isOfHost }: Surroundings): Bound | undefined {
  if (isOfHost && (name === "config" || name === "options"))
    return { kind: "lost", reason: `it takes \`${name}\` of its host` };
  if (areArguments || ["lib", "pkgs"].includes(name)) return undefined;
  return { kind: "lost", reason: `it takes ${name} of what is around it` };
}
