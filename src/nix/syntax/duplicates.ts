import { type Binding, type NixNode, NixSyntaxError } from "./node.ts";

/** What is bound: a set that more bindings can add to, or any other value. */
type Bound = Map<string, Bound> | "value";

/**
 * Refuses two values for one attribute, as Nix does when it parses: `a.b = 1; a.c = 2;` is one set, and so is
 * `a = { b = 1; }; a.c = 2;`.
 * @throws NixSyntaxError at the binding that comes second.
 */
export function requireDistinct(bindings: readonly Binding[]): void {
  boundBy(bindings);
}

function boundBy(bindings: readonly Binding[]): Map<string, Bound> {
  const all = new Map<string, Bound>();
  for (const binding of bindings) {
    if ("inherited" in binding)
      for (const name of binding.inherited) bind(all, [name], "value", binding.start);
    else {
      const names = binding.path.filter((name) => typeof name === "string");
      // the set that a computed name leads to is not known
      if (names.length === binding.path.length)
        bind(all, names, boundAs(binding.value), binding.start);
    }
  }
  return all;
}

const boundAs = (value: NixNode): Bound =>
  value.kind === "attributes" ? boundBy(value.bindings) : "value";

function bind(
  into: Map<string, Bound>,
  [name = "", ...rest]: readonly string[],
  value: Bound,
  start: number,
): void {
  const before = into.get(name);
  if (rest.length > 0) {
    const inner = before ?? new Map<string, Bound>();
    if (inner === "value") throw twice(name, start);
    into.set(name, inner);
    bind(inner, rest, value, start);
  } else if (before === undefined) into.set(name, value);
  else if (before === "value" || value === "value") throw twice(name, start);
  else for (const [inner, bound] of value) bind(before, [inner], bound, start);
}

const twice = (name: string, start: number) =>
  new NixSyntaxError(`the attribute ${name} has two values`, start);
