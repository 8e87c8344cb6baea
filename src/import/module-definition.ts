import { moduleNames } from "../definition/module-arguments.ts";
import { dataOf } from "../nix/syntax/literal-data.ts";
import type { Binding, NixNode } from "../nix/syntax/node.ts";
import { printableLine } from "../output/printable.ts";
import type { OrderedValue } from "./imported-file.ts";
import {
  type ModuleSource,
  optionsIn,
  type SaidCondition,
  type SaidOption,
} from "./module-source.ts";
import { printKey, printMembers } from "./print-typescript.ts";
import { type CodePlaces, SourceCode, Unreadable } from "./source-code.ts";
import { commentsAt, commentsBetween } from "./source-comments.ts";
import { isLib, libCall, type Scope, withLet, withOpened } from "./source-scope.ts";

/** Options as members of a definition. */
export interface DefinitionParts {
  /** Lines with the constants that the members use, followed by an empty line. */
  readonly constants: string;
  /** The lines of the members. */
  readonly members: readonly string[];
  /** The names of the generated types that they use. */
  readonly functions: readonly string[];
  /** The module arguments that they take. */
  readonly arguments: readonly string[];
  /** How many values of options are data, and how many stay expressions. */
  readonly values: number;
  readonly expressions: number;
}

/**
 * Options as members of a definition: data becomes data, everything else stays Nix code.
 * @throws Unreadable where one of the options cannot become a part of it.
 */
export function definitionParts(
  { text, formals }: Pick<ModuleSource, "text" | "formals">,
  options: readonly SaidOption[],
  places: CodePlaces,
): DefinitionParts {
  const code = new SourceCode(text, places, formals);
  const writer = new Writer(text, code);
  const members = writer.options(options);
  const constants = [...code.constants.values()].map(
    ({ name, value }) => `const ${name} = ${value};\n`,
  );
  if (constants.some((line) => line.includes("= nix`"))) writer.functions.add("nix");
  return {
    constants: constants.length > 0 ? `${constants.join("")}\n` : "",
    members,
    functions: [...writer.functions].sort(),
    arguments: [...code.free].filter((free) => !moduleNames.includes(free)).sort(),
    values: writer.values,
    expressions: writer.expressions,
  };
}

/**
 * The text of a module's definition after the import of the types, and its parts.
 * @throws Unreadable where one of the options cannot become a part of it.
 */
export function moduleDefinition(
  name: string,
  source: ModuleSource,
  options: readonly SaidOption[],
  places: CodePlaces,
): DefinitionParts & { readonly text: string } {
  const parts = definitionParts(source, options, places);
  const { constants, members, arguments: taken } = parts;
  const head = [
    `  name: ${JSON.stringify(name)},`,
    ...(taken.length > 0
      ? [`  arguments: [${taken.map((it) => JSON.stringify(it)).join(", ")}],`]
      : []),
  ];
  return {
    ...parts,
    functions: [...parts.functions, "defineModule"].sort(),
    text: `${constants}/** Imported from ${printableLine(places.from)}. */\nexport default defineModule({\n${[...head, ...members].join("\n")}\n});\n`,
  };
}

/** Options by name, those of a group together. */
interface Tree {
  readonly name: string;
  readonly option?: SaidOption | undefined;
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

/** An option's data, or a group's if all of it is data. */
function dataIn({ option, inner }: Pick<Tree, "option" | "inner">): OrderedValue | undefined {
  if (option !== undefined) return "data" in option ? option.data : undefined;
  const attrs = inner.flatMap((tree): [string, OrderedValue][] => {
    const data = (tree.option?.comments ?? []).length > 0 ? undefined : dataIn(tree);
    return data === undefined ? [] : [[tree.name, data]];
  });
  return attrs.length === inner.length ? { attrs } : undefined;
}

const spaces = (depth: number) => "  ".repeat(depth);

/** Options that stand under the same conditions. */
interface Layer {
  readonly conditions: readonly SaidCondition[];
  readonly options: SaidOption[];
}

/**
 * Options by their conditions, those without any first. Definitions of one option stay in their order, by which lists
 * are put together.
 */
function layersOf(options: readonly SaidOption[], keyOf: (one: SaidOption) => string): Layer[] {
  const layers: (Layer & { readonly key: string })[] = [{ key: "[]", conditions: [], options: [] }];
  for (const option of options) {
    const key = keyOf(option);
    const behind = layers.findLastIndex((layer) => layer.options.some((one) => meets(one, option)));
    const fitting = layers.find((layer, index) => layer.key === key && index > behind);
    if (fitting !== undefined) fitting.options.push(option);
    else layers.push({ key, conditions: option.conditions, options: [option] });
  }
  return layers;
}

/** Whether two are definitions of one option, or of parts of it. */
const meets = (one: SaidOption, other: SaidOption) =>
  one.path.every((name, index) => (other.path[index] ?? name) === name);

class Writer {
  readonly #text: string;
  readonly #code: SourceCode;
  readonly functions = new Set<string>();
  values = 0;
  expressions = 0;

  constructor(text: string, code: SourceCode) {
    this.#text = text;
    this.#code = code;
  }

  /** All options: those without a condition, and under `merge` all others. */
  options(options: readonly SaidOption[]): string[] {
    const [always, ...others] = layersOf(options, ({ conditions }) =>
      JSON.stringify(conditions.map((one) => [one.of, this.#condition(one.node, one.scope)])),
    ).map(({ conditions, options }) => ({ conditions, trees: treeOf(options) }));
    const elements = others.flatMap(({ conditions, trees }) => {
      const calls = conditions.map((condition) => this.#around(condition));
      return [
        `    ${calls.join("")}{`,
        ...this.members(trees, 3),
        `    }${")".repeat(calls.length)},`,
      ];
    });
    return [
      ...this.members(always?.trees ?? [], 1),
      ...(elements.length > 0 ? ["  merge: [", ...elements, "  ],"] : []),
    ];
  }

  members(trees: readonly Tree[], depth: number): string[] {
    return trees.flatMap(({ name, option, inner }) => {
      const head = `${spaces(depth)}${printKey(name)}: `;
      const comments = option?.comments.map((line) => commentLine(line, depth)) ?? [];
      const data = dataIn({ option, inner });
      if (data !== undefined) {
        this.values++;
        return [...comments, ...printMembers({ attrs: [[name, data]] }, depth * 2)];
      }
      if (option === undefined || "data" in option)
        return [`${head}{`, ...this.members(inner, depth + 1), `${spaces(depth)}},`];
      return [...comments, `${head}${this.value(option.node, option.scope, depth)},`];
    });
  }

  /** The call that opens a condition. */
  #around({ node, scope, of }: SaidCondition): string {
    const written = this.#condition(node, scope);
    const isOfOptions = of === "optionalAttrs" && this.#asksForOptions(node, scope);
    const call = isOfOptions ? "optionalAttrs" : "mkIf";
    this.functions.add(call);
    if (of !== "not") return `${call}(${written}, `;
    this.functions.add("nix");
    return `mkIf(nix\`!${isConstant(written) ? `\${${written}}` : `(${this.#code.template(node, scope)})`}\`, `;
  }

  /** `options ? x`: an option that does not exist may not be defined, whatever the condition. */
  #asksForOptions(node: NixNode, scope: Scope): boolean {
    return (
      !scope.bound.has("options") && /\boptions\b/.test(this.#text.slice(node.start, node.end))
    );
  }

  /** A value as TypeScript; its first line has no indentation. */
  value(node: NixNode, scope: Scope, depth: number): string {
    const data = dataOf(node);
    if (data !== undefined) {
      this.values++;
      return printableLine(JSON.stringify(data));
    }
    if (node.kind === "list") return this.#list([node], scope, depth);
    if (node.kind === "attributes" && !node.isRecursive)
      return this.#attributes(node.bindings, scope, depth);
    if (node.kind === "operation" && node.operator === "++")
      return this.#list(concatenated(node), scope, depth);
    if (node.kind === "let" && node.body !== undefined)
      return this.value(node.body, withLet(node.bindings, scope), depth);
    if (node.kind === "with" && isLib(node.subject, scope))
      return this.value(node.body, withOpened(node.subject, scope), depth);
    if (node.kind === "variable") return this.#variable(node, scope, depth);
    return this.#call(node, scope, depth) ?? this.#expression(node, scope);
  }

  /** What the text binds a name to, if that is data or made from data. */
  #variable(node: NixNode & { readonly kind: "variable" }, scope: Scope, depth: number): string {
    const bound = scope.bound.get(node.name);
    if (bound?.kind !== "value") return this.#expression(node, scope);
    const { node: stands } = bound;
    if (dataOf(stands) !== undefined) {
      this.values++;
      return this.#code.constant(node.name, bound);
    }
    const isMade =
      ["list", "attributes", "variable"].includes(stands.kind) ||
      (stands.kind === "operation" && stands.operator === "++");
    return isMade ? this.value(stands, bound.scope(), depth) : this.#expression(node, scope);
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
    if (name === "mkIf")
      return around(name, this.#condition(first, scope), this.value(second, scope, depth));
    if (name === "optionalAttrs" && second.kind === "attributes")
      return around(name, this.#condition(first, scope), this.value(second, scope, depth));
    const number = dataOf(first);
    if ((name === "mkOverride" || name === "mkOrder") && typeof number === "number")
      return around(name, String(number), this.value(second, scope, depth));
    return name === "optionals" || name === "optional"
      ? this.#list([node], scope, depth)
      : undefined;
  }

  /** The operands of `++` as one list. */
  #list(operands: readonly NixNode[], scope: Scope, depth: number): string {
    const items = operands.flatMap((operand, index) => {
      const before = operands[index - 1]?.end ?? operand.start;
      const comments = commentsBetween(this.#text, before, operand.start);
      const lines = comments
        .map((line) => `${commentLine(line, 0)}\n${spaces(depth + 1)}`)
        .join("");
      const [first, ...more] = this.#itemsOf(operand, scope, depth);
      return first === undefined ? [] : [lines + first, ...more];
    });
    return bracketed("[", items, "]", depth);
  }

  /** What an operand adds to the list. */
  #itemsOf(operand: NixNode, scope: Scope, depth: number): string[] {
    if (operand.kind === "list") return this.#elements(operand.elements, scope, depth);
    const bound = operand.kind === "variable" ? scope.bound.get(operand.name) : undefined;
    if (bound?.kind === "value" && bound.node.kind === "list")
      return this.#elements(bound.node.elements, bound.scope(), depth);
    const { name, args: [condition, of, ...more] = [] } = libCall(operand, scope) ?? {};
    const isConditional = name === "optionals" || name === "optional";
    if (condition !== undefined && of !== undefined && more.length === 0 && isConditional) {
      const call = name === "optionals" ? "optionals" : "mkIf";
      this.functions.add(call);
      return [`${call}(${this.#condition(condition, scope)}, ${this.value(of, scope, depth + 1)})`];
    }
    this.functions.add("itemsOf");
    return [`itemsOf(${this.#expression(operand, scope)})`];
  }

  #items(nodes: readonly NixNode[], scope: Scope, depth: number): string {
    return bracketed("[", this.#elements(nodes, scope, depth), "]", depth);
  }

  #elements(nodes: readonly NixNode[], scope: Scope, depth: number): string[] {
    return nodes.map((item) => {
      const comments = commentsAt(this.#text, item.start, item.end);
      const lines = comments.map((line) => `${commentLine(line, 0)}\n${spaces(depth + 1)}`);
      return lines.join("") + this.value(item, scope, depth + 1);
    });
  }

  #attributes(bindings: readonly Binding[], scope: Scope, depth: number): string {
    const options = optionsIn(this.#text, bindings, scope);
    if (options.length === 0) return "{}";
    return `{\n${this.members(treeOf(options), depth + 1).join("\n")}\n${spaces(depth)}}`;
  }

  #condition(node: NixNode, scope: Scope): string {
    const bound = node.kind === "variable" ? scope.bound.get(node.name) : undefined;
    if (node.kind === "variable" && bound?.kind === "value")
      return this.#code.constant(node.name, bound);
    const data = dataOf(node);
    if (typeof data === "boolean") return String(data);
    this.functions.add("nix");
    return `nix\`${this.#code.template(node, scope)}\``;
  }

  #expression(node: NixNode, scope: Scope): string {
    this.expressions++;
    this.functions.add("nix");
    return `nix\`${this.#code.template(node, scope)}\``;
  }
}

const isConstant = (written: string) => /^[\w$]+$/.test(written);

const commentLine = (line: string, depth: number) =>
  `${spaces(depth)}// ${printableLine(line)}`.trimEnd();

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
