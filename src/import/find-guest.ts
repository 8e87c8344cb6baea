import { childrenOf } from "../nix/syntax/free-names.ts";
import type { AttributeName, Binding, NixNode } from "../nix/syntax/node.ts";

/** A guest that is written within another file. */
export interface InlineGuest {
  /** `chat` of `nixosConfigurations.chat` or `microvm.vms.chat`. */
  readonly name: string;
  readonly isOfHost: boolean;
  /** Its modules in their order, as they are written. */
  readonly modules: readonly NixNode[];
  /** Where a host has attributes of its `config` one by one, these: `vms.a.config.microvm.mem = 1;`. */
  readonly split: readonly SplitDefinition[];
}

/** `vms.a.config.microvm.mem = 1;`. */
export interface SplitDefinition {
  readonly binding: Extract<Binding, { path: unknown }>;
  /** How many of its names come up to and including `config`. */
  readonly above: number;
}

/**
 * The guests that a file contains: systems in `nixosConfigurations` whose modules are written there, and
 * `microvm.vms.NAME.config` of hosts.
 */
export function inlineGuests(root: NixNode): InlineGuest[] {
  const found: InlineGuest[] = [];
  visit(root, [], found);
  return found;
}

function visit(node: NixNode, path: readonly string[], found: InlineGuest[]): void {
  const [owner, name] = path.slice(-2);
  if (owner === "nixosConfigurations" && name !== undefined) {
    const modules = modulesOf(node);
    const ofHost: InlineGuest[] = [];
    for (const module of modules) visit(module, [], ofHost);
    if (ofHost.length > 0) found.push(...ofHost);
    else if (modules.some(isInline)) found.push({ name, isOfHost: false, modules, split: [] });
    return;
  }
  if (isConfig(path)) {
    found.push({ name: path.at(-2) ?? "", isOfHost: true, modules: [node], split: [] });
    return;
  }
  if (node.kind === "attributes") {
    visitBindings(node.bindings, path, found);
    return;
  }
  const within: InlineGuest[] = [];
  for (const [part, isSame] of partsOf(node)) visit(part, isSame ? path : [], within);
  const isMade = owner === "microvm" && name === "vms" && within.length === 0;
  found.push(...(isMade ? guestsOfFunctions(node) : within));
}

/** Guests that functions make, one for each name: called by the variable that is the name. */
function guestsOfFunctions(node: NixNode): InlineGuest[] {
  if (node.kind !== "function") return childrenOf(node).flatMap(guestsOfFunctions);
  const [name, guest] = madeBy(node) ?? [];
  const config = guest && bindingOf(guest, ["config"]);
  return name === undefined || config === undefined
    ? guestsOfFunctions(node.body)
    : [{ name, isOfHost: true, modules: [config], split: [] }];
}

/** `name: { config = ...; }` and `name: { ${name} = { config = ...; }; }`: the name, and the guest. */
function madeBy(made: NixNode & { readonly kind: "function" }): [string, NixNode] | undefined {
  const { argument, formals } = made;
  if (argument === undefined || formals !== undefined) return undefined;
  let { body } = made;
  while (body.kind === "function") body = body.body;
  if (body.kind !== "attributes") return undefined;
  const [only, ...more] = body.bindings;
  if (only === undefined || !("path" in only) || more.length > 0) return [argument, body];
  const [first] = only.path;
  return typeof first === "object" && first.kind === "variable" && first.name === argument
    ? [argument, only.path.length === 1 ? only.value : body]
    : [argument, body];
}

const bindingOf = (node: NixNode, path: readonly string[]): NixNode | undefined => {
  if (node.kind !== "attributes") return undefined;
  const found = node.bindings.find((one) => "path" in one && one.path.join(".") === path.join("."));
  return found !== undefined && "path" in found ? found.value : undefined;
};

function visitBindings(
  bindings: readonly Binding[],
  path: readonly string[],
  found: InlineGuest[],
): void {
  const split = new Map<string, SplitDefinition[]>();
  for (const binding of bindings) {
    if (!("path" in binding)) continue;
    const whole = [...path, ...binding.path.map(textOf)];
    const at = whole.findIndex((_, index) => isConfig(whole.slice(0, index)));
    const [name = ""] = whole.slice(at - 2);
    const above = at - path.length;
    if (at < 0 || above < 1) visit(binding.value, whole, found);
    else split.set(name, [...(split.get(name) ?? []), { binding, above }]);
  }
  for (const [name, definitions] of split)
    found.push({ name, isOfHost: true, modules: [], split: definitions });
}

/** `microvm.vms.NAME.config` */
function isConfig(path: readonly string[]): boolean {
  const [microvm, vms, , config] = path.slice(-4);
  return path.length > 3 && microvm === "microvm" && vms === "vms" && config === "config";
}

/** A computed name is represented by text that cannot be a guest's name. */
const textOf = (name: AttributeName) => (typeof name === "string" ? name : "");

/** The parts of an expression, and whether each belongs to the same attribute. */
function partsOf(node: NixNode): (readonly [NixNode, boolean])[] {
  switch (node.kind) {
    case "function":
      return [[node.body, true]];
    case "with":
    case "assert":
      return [[node.body, true]];
    case "let": {
      const values = node.bindings.flatMap((binding) => ("path" in binding ? [binding.value] : []));
      const body = node.body === undefined ? [] : [[node.body, true] as const];
      return [...values.map((value) => [value, false] as const), ...body];
    }
    case "if":
      return node.parts.slice(1).map((part) => [part, true]);
    case "operation":
      return node.operands.map((part) => [part, true]);
    case "list":
      return node.elements.map((part) => [part, false]);
    case "call":
      return [
        [node.called, false],
        [node.argument, isOfLib(node.called)],
      ];
    default:
      return [];
  }
}

/** Whether its last argument is the content: `lib.mkIf condition`, `lib.mkMerge`. */
export function isOfLib(called: NixNode): boolean {
  if (called.kind === "call") return isOfLib(called.called);
  const name =
    called.kind === "select" ? called.path.at(-1) : called.kind === "variable" && called.name;
  return ["mkIf", "mkMerge", "mkDefault", "mkForce", "optionalAttrs"].includes(String(name));
}

/** The modules of a system: those in its list, or what a function of one's own is called with. */
export function modulesOf(node: NixNode): NixNode[] {
  if (node.kind === "let" || node.kind === "with" || node.kind === "assert")
    return node.body === undefined ? [] : modulesOf(node.body);
  if (node.kind !== "call") return [];
  const { argument } = node;
  if (argument.kind === "attributes") {
    const list = argument.bindings.find(
      (binding) => "path" in binding && binding.path.join(".") === "modules",
    );
    return list !== undefined && "path" in list ? elementsOf(list.value) : [argument];
  }
  return argument.kind === "function" || argument.kind === "list" ? elementsOf(argument) : [];
}

/** `[ a ] ++ [ b ]`: a, b. */
function elementsOf(node: NixNode): NixNode[] {
  if (node.kind === "list") return [...node.elements];
  if (node.kind === "operation" && node.operator === "++") return node.operands.flatMap(elementsOf);
  return [node];
}

/** Whether a module is written where it stands. */
export function isInline(node: NixNode): boolean {
  return node.kind === "attributes" || node.kind === "function";
}
