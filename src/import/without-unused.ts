import { freeNames } from "../nix/syntax/free-names.ts";
import type { Binding, NixNode } from "../nix/syntax/node.ts";
import { tryParseNix } from "../nix/syntax/parse.ts";
import { removalOf } from "./removal.ts";

/** An unused name, and the text without it. */
interface Unused {
  readonly name: string;
  readonly without: () => string;
}

/**
 * A module without the names bound around it, by `let` and as its arguments, that are no longer used.
 *
 * @param before The module before options moved: names that were already unused are kept on purpose.
 */
export function withoutUnused(text: string, before: string): string {
  const kept = new Set([...unusedIn(before)].map(({ name }) => name));
  let left = text;
  for (;;) {
    const next = [...unusedIn(left)].find(({ name }) => !kept.has(name));
    if (next === undefined) return left;
    left = next.without();
  }
}

function* unusedIn(text: string): Generator<Unused> {
  let node = tryParseNix(text);
  while (node !== undefined) {
    if (node.kind === "function") {
      yield* unusedArguments(node, text);
      node = node.body;
    } else if (node.kind === "let") {
      yield* unusedBindings(node, text);
      node = node.body;
    } else return;
  }
}

function* unusedArguments(
  node: NixNode & { readonly kind: "function" },
  text: string,
): Generator<Unused> {
  const { argument, formals = [], body, start } = node;
  const head = text.slice(start, text.indexOf("}", start) + 1);
  // with "..." the caller may give more than it names
  const isPlain = /^\{[\w\s,'-]*\.\.\.\s*,?\s*\}$/.test(head);
  if (argument !== undefined || !isPlain) return;
  const used = namesIn(body);
  for (const { name } of formals)
    if (!used.has(name)) {
      const shorter = head.replace(new RegExp(`\\s*(?<![\\w'-])${name}(?![\\w'-])\\s*,`), "");
      yield {
        name,
        without: () => text.slice(0, start) + shorter + text.slice(start + head.length),
      };
    }
}

function* unusedBindings(
  { bindings, body, start }: NixNode & { readonly kind: "let" },
  text: string,
): Generator<Unused> {
  if (body === undefined) return;
  for (const [name, own] of bindingsByName(bindings)) {
    const others = bindings.filter((one) => !own.includes(one));
    const used = [body, ...others.flatMap(partsOf)].some((part) => namesIn(part).has(name));
    if (used) continue;
    const isLast = others.length === 0 && own.every((one) => namesOf(one).length === 1);
    yield {
      name,
      without: () =>
        isLast
          ? text.slice(0, start) + text.slice(body.start)
          : [...own].reverse().reduce((left, one) => withoutName(left, one, name), text),
    };
  }
}

function bindingsByName(bindings: readonly Binding[]): Map<string, Binding[]> {
  const byName = new Map<string, Binding[]>();
  for (const binding of bindings)
    for (const name of namesOf(binding)) byName.set(name, [...(byName.get(name) ?? []), binding]);
  return byName;
}

function namesOf(binding: Binding): readonly string[] {
  if ("inherited" in binding) return binding.inherited;
  const [first] = binding.path;
  return typeof first === "string" ? [first] : [];
}

function partsOf(binding: Binding): NixNode[] {
  if ("inherited" in binding) return binding.from === undefined ? [] : [binding.from];
  return [...binding.path.filter((part) => typeof part === "object"), binding.value];
}

const namesIn = (node: NixNode) => new Set(freeNames(node).map(({ name }) => name));

/** The text without a binding, or without one of the names that an `inherit` binds. */
function withoutName(text: string, binding: Binding, name: string): string {
  const from = "inherited" in binding ? (binding.from?.end ?? binding.start) : binding.value.end;
  const end = text.indexOf(";", from);
  if (!("inherited" in binding) || binding.inherited.length === 1) {
    const { start: first, end: last } = removalOf(binding.start, end + 1, text);
    return text.slice(0, first) + text.slice(last);
  }
  const names = text.slice(from, end).replace(new RegExp(`\\s+(?<![\\w'-])${name}(?![\\w'-])`), "");
  return text.slice(0, from) + names + text.slice(end);
}
