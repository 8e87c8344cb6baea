import type {
  Argument,
  ArrayExpression,
  ArrowFunctionExpression,
  BindingPattern,
  Expression,
  FunctionBody,
  Function as NamedFunction,
  ObjectExpression,
  PropertyKey,
  SpreadElement,
} from "oxc-parser";
import { Visitor } from "oxc-parser";
import type { LoadedDefinition } from "./load.ts";
import { importedSource, type Source } from "./parsed-source.ts";

/** Anything with a place in a file. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** An expression, and what the names in it stand for. */
export interface Value {
  readonly source: Source;
  readonly node: Expression | AnyFunction;
  /** Parameters of the functions that were followed to it. */
  readonly names: Names;
}

/** What stands at a name or index of another value, and what shows it: a property, an element. */
export interface Member {
  readonly shown: Node;
  readonly value: Value;
}

type AnyFunction = NamedFunction | ArrowFunctionExpression;
type Names = ReadonlyMap<string, () => Value | undefined>;

const noNames: Names = new Map();

/** Calls that stand for the value of their last argument. */
const aroundValues = new Set([
  "mkIf",
  "mkOrder",
  "mkOverride",
  "onHypervisor",
  "optionalAttrs",
  "optionals",
]);

/** Definitions are programs, and functions may call themselves: deeper than this, or with more steps, nothing is followed. */
const limits = { depth: 100, steps: 10_000 };

/**
 * Reads in the text of a definition's files where a value comes from, without running them: through constants, spreads,
 * functions and their parameters, and imports. What the text does not show is not found.
 */
export class SourceValues {
  readonly #definition: LoadedDefinition;
  #depth = 0;
  #steps = 0;

  constructor(definition: LoadedDefinition) {
    this.#definition = definition;
  }

  /** What stands at a name, or at an index, of a value. */
  memberOf(value: Value, name: string): Member | undefined {
    for (const { source, node, names } of this.#resolve(value)) {
      const member =
        node.type === "ObjectExpression"
          ? this.#propertyOf({ source, node, names }, name)
          : this.#elementsOf({ source, node, names })?.[Number(name)];
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** What a caller gave for the parameter here, if it is one. */
  givenFor({ source, node, names }: Value): Value | undefined {
    const inner = withoutTypes(node);
    if (inner.type !== "Identifier" || !names.has(inner.name)) return undefined;
    const [given] = this.#resolve({ source, node: inner, names });
    return given;
  }

  /** The last thing spread in a value that the text does not show. */
  unreadSpreadOf(value: Value): { readonly node: Node; readonly in: Source } | undefined {
    for (const { source, node, names } of this.#resolve(value)) {
      if (node.type !== "ObjectExpression" && node.type !== "ArrayExpression") continue;
      const members: readonly (Node | null)[] =
        node.type === "ObjectExpression" ? node.properties : node.elements;
      for (const member of members.toReversed()) {
        if (member?.type !== "SpreadElement") continue;
        const { argument } = member as SpreadElement;
        const found = this.#resolve({ source, node: argument, names });
        if (!found.some((inner) => inner.node.type === node.type))
          return { node: member, in: source };
      }
    }
    return undefined;
  }

  /** What a value may be: behind names, calls and conditions. Itself, where the text does not show more. */
  #resolve(value: Value): Value[] {
    if (this.#depth > limits.depth || this.#steps++ > limits.steps) return [];
    this.#depth++;
    try {
      return this.#resolveOnce(value);
    } finally {
      this.#depth--;
    }
  }

  #resolveOnce(value: Value): Value[] {
    const { source, node, names } = value;
    const inner = (expression: Expression) => this.#resolve({ source, node: expression, names });
    const bare = withoutTypes(node);
    if (bare !== node) return this.#resolve({ source, node: bare, names });
    switch (node.type) {
      case "AwaitExpression":
        return inner(node.argument);
      case "ConditionalExpression":
        return [...inner(node.consequent), ...inner(node.alternate)];
      case "LogicalExpression":
        return [...inner(node.right), ...inner(node.left)];
      case "Identifier":
        return this.#named(value, node.name).flatMap((found) => this.#resolve(found));
      case "MemberExpression": {
        const name = propertyName(node);
        const object = { source, node: node.object, names };
        const member = name === undefined ? undefined : this.memberOf(object, name);
        return member === undefined ? [] : this.#resolve(member.value);
      }
      case "CallExpression": {
        const made = this.#called(value);
        return made.length === 0 ? [value] : made;
      }
      default:
        return [value];
    }
  }

  /** What a call returns; of a function from elsewhere with one argument, as `defineVm`, that; of `mkIf`, the last. */
  #called({ source, node, names }: Value): Value[] {
    if (node.type !== "CallExpression") return [];
    const callee = this.#resolve({ source, node: node.callee, names });
    const returned = callee.flatMap((found) =>
      isFunction(found.node)
        ? this.#returned(found, found.node, node.arguments, { source, names })
        : [],
    );
    if (returned.length > 0) return returned.flatMap((found) => this.#resolve(found));
    const last = node.arguments.at(-1);
    const isAround = node.callee.type === "Identifier" && aroundValues.has(node.callee.name);
    return last === undefined ||
      last.type === "SpreadElement" ||
      (node.arguments.length > 1 && !isAround) ||
      node.callee.type === "MemberExpression"
      ? []
      : this.#resolve({ source, node: last, names });
  }

  /** What a function returns, called with these arguments; an argument that is not known is left out. */
  #returned(
    { source, names: around }: Value,
    { params, body }: AnyFunction,
    given: readonly (Argument | undefined)[],
    caller: Pick<Value, "source" | "names">,
  ): Value[] {
    const values = given.map((argument) =>
      argument === undefined || argument.type === "SpreadElement"
        ? undefined
        : { ...caller, node: argument },
    );
    return this.#withParameters({ source, names: around }, params, values, body);
  }

  #withParameters(
    { source, names: around }: Pick<Value, "source" | "names">,
    params: AnyFunction["params"],
    values: readonly (Value | undefined)[],
    body: AnyFunction["body"],
  ): Value[] {
    const names = new Map(around);
    for (const [index, parameter] of params.entries())
      if (parameter.type !== "TSParameterProperty" && parameter.type !== "RestElement")
        this.#bind(names, source, parameter, () => values[index]);
    return resultsOf(body).map((node) => ({ source, node, names }));
  }

  /** Gives the names of a parameter what it gets. */
  #bind(
    names: Map<string, () => Value | undefined>,
    source: Source,
    pattern: BindingPattern,
    value: () => Value | undefined,
  ): void {
    if (pattern.type === "Identifier") names.set(pattern.name, value);
    else if (pattern.type === "AssignmentPattern") {
      const byDefault = { source, node: pattern.right, names };
      this.#bind(names, source, pattern.left, () => value() ?? byDefault);
    } else if (pattern.type === "ObjectPattern")
      for (const property of pattern.properties) {
        if (property.type === "RestElement") {
          this.#bind(names, source, property.argument, value);
          continue;
        }
        const name = keyName(property.key);
        this.#bind(names, source, property.value, () => {
          const whole = value();
          return name === undefined || whole === undefined
            ? undefined
            : this.memberOf(whole, name)?.value;
        });
      }
  }

  #named({ source, names }: Value, name: string): Value[] {
    const parameter = names.get(name);
    const value = parameter === undefined ? this.#declared(source, name, names) : parameter();
    return value === undefined ? [] : [value];
  }

  /** What a name in a file stands for: its own constants and functions, and what it imports. */
  #declared(source: Source, name: string, names: Names = noNames): Value | undefined {
    const node = source.declared.get(name);
    if (node !== undefined) return { source, node, names };
    for (const statement of source.program.body) {
      if (statement.type !== "ImportDeclaration") continue;
      for (const specifier of statement.specifiers) {
        if (specifier.local.name !== name) continue;
        const from = importedSource(this.#definition, source, statement.source.value);
        if (from === undefined || specifier.type === "ImportNamespaceSpecifier") return undefined;
        return this.#exported(
          from,
          specifier.type === "ImportSpecifier" ? exportName(specifier.imported) : "default",
        );
      }
    }
    return undefined;
  }

  #exported(source: Source, name: string): Value | undefined {
    // files may re-export each other's names in a cycle
    if (this.#steps++ > limits.steps) return undefined;
    for (const statement of source.program.body) {
      if (statement.type === "ExportDefaultDeclaration" && name === "default") {
        const { declaration } = statement;
        return declaration.type === "ClassDeclaration" ||
          declaration.type === "TSInterfaceDeclaration"
          ? undefined
          : { source, node: declaration as Value["node"], names: noNames };
      }
      if (
        statement.type === "ExportAllDeclaration" ||
        statement.type === "ExportNamedDeclaration"
      ) {
        const from = statement.source?.value;
        const specifier =
          statement.type === "ExportNamedDeclaration"
            ? statement.specifiers.find(({ exported }) => exportName(exported) === name)
            : undefined;
        const inner =
          statement.type === "ExportAllDeclaration"
            ? name
            : specifier && exportName(specifier.local);
        if (inner === undefined) continue;
        if (from === undefined) return this.#declared(source, inner);
        const other = importedSource(this.#definition, source, from);
        const found = other && this.#exported(other, inner);
        if (found !== undefined) return found;
      }
    }
    return this.#declared(source, name);
  }

  #propertyOf(
    { source, node, names }: Value & { readonly node: ObjectExpression },
    name: string,
  ): Member | undefined {
    for (const property of node.properties.toReversed()) {
      if (property.type === "SpreadElement") {
        const member = this.memberOf({ source, node: property.argument, names }, name);
        if (member !== undefined) return member;
      } else if (
        property.kind === "init" &&
        !property.computed &&
        !property.method &&
        keyName(property.key) === name
      )
        return { shown: property, value: { source, node: property.value, names } };
    }
    return undefined;
  }

  /** A list's elements, with those of the lists spread in it, up to one that is made elsewhere. */
  #elementsOf(value: Value): (Member | undefined)[] | undefined {
    const { source, node, names } = value;
    if (node.type === "CallExpression") return this.#mapped(value);
    if (node.type !== "ArrayExpression") return undefined;
    const elements: (Member | undefined)[] = [];
    for (const element of (node as ArrayExpression).elements) {
      if (element?.type !== "SpreadElement") {
        elements.push(
          element ? { shown: element, value: { source, node: element, names } } : undefined,
        );
        continue;
      }
      const [inner] = this.#resolve({ source, node: element.argument, names });
      const spread = inner && this.#elementsOf(inner);
      if (spread === undefined) return elements;
      elements.push(...spread);
    }
    return elements;
  }

  /** `list.map((element) => ...)` */
  #mapped({ source, node, names }: Value): (Member | undefined)[] | undefined {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
    const [callback] = node.arguments;
    if (propertyName(node.callee) !== "map" || callback === undefined) return undefined;
    if (callback.type === "SpreadElement") return undefined;
    const [list] = this.#resolve({ source, node: node.callee.object, names });
    const [made] = this.#resolve({ source, node: callback, names });
    const elements = list && this.#elementsOf(list);
    if (elements === undefined || made === undefined || !isFunction(made.node)) return undefined;
    const { params, body } = made.node;
    return elements.map((element) => {
      const [value] = this.#withParameters(made, params, [element?.value], body);
      return value && { shown: value.node, value };
    });
  }
}

/** The expression inside parentheses, or inside a type assertion. */
function withoutTypes(node: Value["node"]): Value["node"] {
  switch (node.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
      return withoutTypes(node.expression);
    default:
      return node;
  }
}

const isFunction = (node: Value["node"]): node is AnyFunction =>
  node.type === "ArrowFunctionExpression" ||
  node.type === "FunctionExpression" ||
  node.type === "FunctionDeclaration";

/** What the body of a function may return. */
function resultsOf(body: AnyFunction["body"]): Expression[] {
  if (body === null) return [];
  if (body.type !== "BlockStatement") return [body as Expression];
  const results: Expression[] = [];
  let depth = 0;
  const enter = () => void depth++;
  const leave = () => void depth--;
  new Visitor({
    ReturnStatement({ argument }) {
      if (depth === 0 && argument !== null) results.push(argument);
    },
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
  }).visit({
    type: "Program",
    body: (body as FunctionBody).body,
    sourceType: "module",
    hashbang: null,
    start: body.start,
    end: body.end,
  } as never);
  return results;
}

const exportName = (name: {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
}) => name.name ?? name.value ?? "";

function keyName(key: PropertyKey): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}

function propertyName(node: Extract<Expression, { type: "MemberExpression" }>): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  return node.property.type === "Literal" ? String(node.property.value) : undefined;
}
