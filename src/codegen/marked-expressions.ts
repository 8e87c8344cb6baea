import type { LoadedDefinition } from "../definition/load.ts";
import { isDefinedModule } from "../definition/modules-of.ts";
import { isProperty, markProperty } from "../nix/property.ts";
import { isNixExpression, markNixExpression, type NixExpression } from "../nix/value.ts";

/** An expression of a definition, or a module argument's name: where it is. */
export interface PlaceInDefinition {
  readonly definition: LoadedDefinition;
  readonly path: readonly string[];
}

interface MarkedExpression extends PlaceInDefinition {
  readonly expression: NixExpression;
}

/**
 * Expressions that name themselves in the trace of an error. Positions in a generated module would not suffice: several
 * expressions may share a line there, and the definition is in another file.
 */
export class MarkedExpressions {
  readonly #marked: MarkedExpression[] = [];

  get isEmpty(): boolean {
    return this.#marked.length === 0;
  }

  /** The definition, with a mark around each of its expressions. */
  mark(definition: LoadedDefinition): LoadedDefinition {
    const vm = Object.entries(definition.vm).map(([name, value]) => [
      name,
      this.#withMarks(value, { definition, path: [name] }),
    ]);
    return { ...definition, vm: Object.fromEntries(vm) };
  }

  /** The innermost expression on the way to an error. */
  innermostIn(way: readonly string[]): MarkedExpression | undefined {
    for (const step of way) {
      const [, index] = markPattern.exec(step) ?? [];
      if (index !== undefined) return this.#marked[Number(index)];
    }
    return undefined;
  }

  #withMarks(value: unknown, at: PlaceInDefinition): unknown {
    if (isNixExpression(value)) return this.#markOf(value, at);
    if (typeof value !== "object" || value === null || isDefinedModule(value)) return value;
    const below = (inner: unknown, name: string | number) =>
      this.#withMarks(inner, { ...at, path: [...at.path, String(name)] });
    if (Array.isArray(value)) return value.map(below);
    if (!isProperty(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, below(inner, name)]),
      );
    if (value._type === "merge")
      return markProperty({
        ...value,
        contents: value.contents.map(below) as typeof value.contents,
      });
    return markProperty({
      ...value,
      content: this.#withMarks(value.content, at) as typeof value.content,
      ...("condition" in value && {
        condition: isNixExpression(value.condition)
          ? this.#markOf(value.condition, at, asCondition)
          : value.condition,
      }),
    });
  }

  #markOf(expression: NixExpression, at: PlaceInDefinition, wrap = inParentheses): NixExpression {
    const index = this.#marked.push({ ...at, expression }) - 1;
    return markNixExpression(
      `builtins.addErrorContext "ghaf-microvm: expression ${index}" ${wrap(expression.text)}`,
    );
  }
}

const inParentheses = (text: string) => `(${text})`;

/** For a value that is not a boolean, `lib` itself would complain, at one of its own lines. */
const asCondition = (text: string) =>
  `((value: if builtins.isBool value then value else throw "the condition must be true or false, but is of type ${"${builtins.typeOf value}"}") (${text}))`;

const markPattern = /ghaf-microvm: expression (\d+)$/;
