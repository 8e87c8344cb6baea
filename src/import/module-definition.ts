import type { Binding, NixNode } from "../nix/syntax/node.ts";
import { printableLine } from "../output/printable.ts";
import {
  libCall,
  type ModuleSource,
  type SaidOption,
  type Scope,
  usesOf,
} from "./module-source.ts";
import { printKey } from "./print-typescript.ts";

/** A module's options as a definition. */
export interface SourceDefinition {
  /** The text behind the import of the types. */
  readonly text: string;
  /** What of the generated types it uses. */
  readonly functions: readonly string[];
  /** How many values of options are data, and how many stay expressions. */
  readonly values: number;
  readonly expressions: number;
}

/** What a piece of Nix cannot become. */
export class Unreadable extends Error {}

/** The definition of a module, from its text: what is data becomes data, all else stays Nix code. */
export function moduleDefinition(
  name: string,
  source: ModuleSource,
  options: readonly SaidOption[],
  origin: string,
): SourceDefinition {
  const writer = new Writer(source.text);
  const always = options.filter(({ conditions }) => conditions.length === 0);
  const members = [
    ...writer.members(treeOf(always), 1),
    ...writer.merged(options.filter(({ conditions }) => conditions.length > 0)),
  ];
  const taken = source.formals.filter(
    (formal) => !["config", "lib", "pkgs"].includes(formal) && writer.free.has(formal),
  );
  const head = [
    `  name: ${JSON.stringify(name)},`,
    ...(taken.length > 0
      ? [`  arguments: [${taken.map((it) => JSON.stringify(it)).join(", ")}],`]
      : []),
  ];
  const constants = [...writer.constants.values()].map(
    ({ name, value }) => `const ${name} = ${value};\n`,
  );
  writer.functions.add("defineModule");
  return {
    text: `${constants.join("")}${constants.length > 0 ? "\n" : ""}/** Imported from ${printableLine(origin)}. */\nexport default defineModule({\n${[...head, ...members].join("\n")}\n});\n`,
    functions: [...writer.functions].sort(),
    values: writer.values,
    expressions: writer.expressions,
  };
}

/** Options by their names, those of a group together. */
interface Tree {
  readonly name: string;
  readonly option?: SaidOption;
  readonly inner: Tree[];
}

function treeOf(options: readonly SaidOption[], depth = 0): Tree[] {
  const names = [...new Set(options.map(({ path }) => path[depth] as string))];
  return names.map((name): Tree => {
    const ofName = options.filter(({ path }) => path[depth] === name);
    const [own, ...more] = ofName;
    if (own !== undefined && more.length === 0 && own.path.length === depth + 1)
      return { name, option: own, inner: [] };
    if (ofName.some(({ path }) => path.length === depth + 1))
      throw new Unreadable(`microvm.${own?.path.join(".")} is defined twice`);
    return { name, inner: treeOf(ofName, depth + 1) };
  });
}

const spaces = (depth: number) => "  ".repeat(depth);

class Writer {
  readonly #text: string;
  readonly functions = new Set<string>();
  /** By the expression of a `let`: what it is called. */
  readonly constants = new Map<NixNode, { readonly name: string; readonly value: string }>();
  /** Names that the code takes from its function. */
  readonly free = new Set<string>();
  values = 0;
  expressions = 0;

  constructor(text: string) {
    this.#text = text;
  }

  members(trees: readonly Tree[], depth: number): string[] {
    return trees.flatMap(({ name, option, inner }) => {
      const head = `${spaces(depth)}${printKey(name)}: `;
      if (option === undefined)
        return [`${head}{`, ...this.members(inner, depth + 1), `${spaces(depth)}},`];
      return [
        ...option.comments.map((line) => `${spaces(depth)}// ${printableLine(line)}`.trimEnd()),
        `${head}${this.value(option.node, option.scope, depth)},`,
      ];
    });
  }

  /** What stands under conditions, those together that have the same. */
  merged(options: readonly SaidOption[]): string[] {
    const groups = new Map<string, SaidOption[]>();
    for (const option of options) {
      const conditions = option.conditions.map(({ node, scope }) => this.#condition(node, scope));
      const key = JSON.stringify(conditions);
      groups.set(key, [...(groups.get(key) ?? []), option]);
    }
    if (groups.size === 0) return [];
    const elements = [...groups].flatMap(([key, ofKey]) => {
      const conditions: string[] = JSON.parse(key);
      this.functions.add("mkIf");
      return [
        `    ${conditions.map((condition) => `mkIf(${condition}, `).join("")}{`,
        ...this.members(treeOf(ofKey), 3),
        `    }${")".repeat(conditions.length)},`,
      ];
    });
    return ["  merge: [", ...elements, "  ],"];
  }

  /** A value as TypeScript; its first line has no indentation. */
  value(node: NixNode, scope: Scope, depth: number): string {
    const data = dataOf(node, this.#text);
    if (data !== undefined) {
      this.values++;
      return printableLine(JSON.stringify(data));
    }
    if (node.kind === "list") return this.#list([node], scope, depth);
    if (node.kind === "attributes" && !node.isRecursive)
      return this.#attributes(node.bindings, scope, depth);
    if (node.kind === "operation" && node.operator === "++")
      return this.#list(concatenated(node), scope, depth);
    return this.#call(node, scope, depth) ?? this.#expression(node, scope);
  }

  #call(node: NixNode, scope: Scope, depth: number): string | undefined {
    const { name = "", args = [] } = libCall(node, scope) ?? {};
    const [first, second] = args;
    const around = (call: string, ...given: string[]) => {
      this.functions.add(call);
      return `${call}(${given.join(", ")})`;
    };
    if (first !== undefined && args.length === 1) {
      if (["mkDefault", "mkForce", "mkBefore", "mkAfter"].includes(name))
        return around(name, this.value(first, scope, depth));
      if (name === "mkMerge" && first.kind === "list")
        return around(name, this.#items(first.elements, scope, depth));
    }
    if (first === undefined || second === undefined || args.length > 2) return undefined;
    if (name === "mkIf" || name === "optionalAttrs")
      return around("mkIf", this.#condition(first, scope), this.value(second, scope, depth));
    if (name === "mkOverride" || name === "mkOrder")
      return around(name, String(dataOf(first, this.#text)), this.value(second, scope, depth));
    return name === "optionals" || name === "optional"
      ? this.#list([node], scope, depth)
      : undefined;
  }

  /** The operands of `++` as one list. */
  #list(operands: readonly NixNode[], scope: Scope, depth: number): string {
    const items = operands.flatMap((operand): string[] => {
      if (operand.kind === "list")
        return operand.elements.map((item) => this.value(item, scope, depth + 1));
      const { name, args: [condition, of] = [] } = libCall(operand, scope) ?? {};
      if (
        condition !== undefined &&
        of !== undefined &&
        (name === "optionals" || name === "optional")
      ) {
        const call = name === "optionals" ? "optionals" : "mkIf";
        this.functions.add(call);
        return [
          `${call}(${this.#condition(condition, scope)}, ${this.value(of, scope, depth + 1)})`,
        ];
      }
      this.functions.add("itemsOf");
      return [`itemsOf(${this.#expression(operand, scope)})`];
    });
    return bracketed("[", items, "]", depth);
  }

  #items(nodes: readonly NixNode[], scope: Scope, depth: number): string {
    return bracketed(
      "[",
      nodes.map((item) => this.value(item, scope, depth + 1)),
      "]",
      depth,
    );
  }

  #attributes(bindings: readonly Binding[], scope: Scope, depth: number): string {
    const options = bindings.flatMap((binding): SaidOption[] => {
      if (!("path" in binding)) throw new Unreadable("inherit stands in a set");
      if (binding.path.some((name) => typeof name !== "string"))
        throw new Unreadable("a name is computed");
      const path = binding.path as string[];
      return [{ path, node: binding.value, scope, conditions: [], comments: [] }];
    });
    if (options.length === 0) return "{}";
    return `{\n${this.members(treeOf(options), depth + 1).join("\n")}\n${spaces(depth)}}`;
  }

  #condition(node: NixNode, scope: Scope): string {
    const constant = node.kind === "variable" ? this.#constant(node.name, scope) : undefined;
    if (constant !== undefined) return constant;
    const written = this.#expression(node, scope);
    this.expressions--;
    return written;
  }

  #expression(node: NixNode, scope: Scope): string {
    this.expressions++;
    this.functions.add("nix");
    return `nix\`${this.#code(node, scope)}\``;
  }

  /** The code of an expression in a template, with names of the text's own as what they stand for. */
  #code(node: NixNode, scope: Scope): string {
    const given = usesOf(node, scope).toSorted((one, other) => one.start - other.start);
    let code = "";
    let at = node.start;
    for (const { name, start } of given) {
      if (start < at || this.#text.slice(start, start + name.length) !== name)
        throw new Unreadable(`${name} is inherited`);
      const bound = scope.bound.get(name);
      const constant = bound?.kind === "alias" ? bound.text : `\${${this.#constant(name, scope)}}`;
      code += inTemplate(this.#text.slice(at, start)) + constant;
      at = start + name.length;
    }
    this.#noteFree(node, scope);
    return code + inTemplate(this.#text.slice(at, node.end));
  }

  #noteFree(node: NixNode, scope: Scope): void {
    for (const name of namesOf(node)) if (!scope.bound.has(name)) this.free.add(name);
    if (hasPath(node)) throw new Unreadable("a path is relative to the file");
  }

  /** A constant for a name of `let`. */
  #constant(name: string, scope: Scope): string | undefined {
    const bound = scope.bound.get(name);
    if (bound?.kind !== "value") return undefined;
    const known = this.constants.get(bound.node);
    if (known !== undefined) return known.name;
    const data = dataOf(bound.node, this.#text);
    this.functions.add(data === undefined ? "nix" : "defineModule");
    const value =
      data === undefined
        ? `nix\`${this.#code(bound.node, bound.scope())}\``
        : printableLine(JSON.stringify(data));
    const constant = { name: constantName(name), value };
    this.constants.set(bound.node, constant);
    return constant.name;
  }
}

/** A name that TypeScript takes, and nothing else has in the file. */
function constantName(name: string): string {
  const plain = name.replace(/[-'](.?)/g, (_, next: string) => next.toUpperCase());
  return reserved.has(plain) ? `${plain}_` : plain;
}

const reserved = new Set(
  "break case catch class const continue debugger default defineModule delete do else enum export extends false finally for function if import in instanceof itemsOf mkAfter mkBefore mkDefault mkForce mkIf mkMerge mkOrder mkOverride new nix null optionals return super switch this throw true try typeof var void while with yield let static await".split(
    " ",
  ),
);

function bracketed(open: string, items: readonly string[], close: string, depth: number): string {
  const line = `${open}${items.join(", ")}${close}`;
  if (items.length === 0 || (!line.includes("\n") && line.length + depth * 2 < 90)) return line;
  const inner = items.map((item) => `${spaces(depth + 1)}${item},`);
  return `${open}\n${inner.join("\n")}\n${spaces(depth)}${close}`;
}

function concatenated(node: NixNode): NixNode[] {
  return node.kind === "operation" && node.operator === "++"
    ? node.operands.flatMap(concatenated)
    : [node];
}

/** What a literal is as data; undefined for all else. */
function dataOf(node: NixNode, text: string): string | number | boolean | null | undefined {
  switch (node.kind) {
    case "literal":
      return /^\d{1,15}$/.test(node.text) ? Number(node.text) : undefined;
    case "variable":
      return { true: true, false: false, null: null }[node.name];
    case "string":
      return node.parts.every((part) => typeof part === "string")
        ? unescaped(node.parts.join(""))
        : undefined;
    case "operation": {
      const [only, ...more] = node.operands;
      const data = only && dataOf(only, text);
      return node.operator === "-" && more.length === 0 && typeof data === "number"
        ? -data
        : undefined;
    }
    default:
      return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const unescaped = (text: string) =>
  text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter);

/** Code in a template of JavaScript, which `nix` reads with the backslashes that are Nix's. */
function inTemplate(code: string): string {
  if (/\\(?=\$\{|`)/.test(code)) throw new Unreadable("its text has an escaped interpolation");
  return code.replace(/`|\$\{/g, "\\$&");
}

function namesOf(node: NixNode): string[] {
  return usesOf(node, { bound: everything }).map(({ name }) => name);
}

/** Whatever the name. */
const everything = { has: () => true } as unknown as Scope["bound"];

function hasPath(node: NixNode): boolean {
  return JSON.stringify(node).includes('"kind":"path"');
}
