import { closest } from "../closest.ts";
import { noteProblem } from "./notes.ts";

/** What one parameter must be: a test, in words, and whether it may be left out. */
export interface Parameter {
  readonly is: string;
  readonly test: (value: unknown) => boolean;
  readonly optional?: true;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * Checks what a builder was given, as its types do at compile time: not everyone uses an editor with types, or `tsc`.
 *
 * @param builder Its name, for the messages.
 * @param stack The stack of its call.
 * @returns Whether it can be used; every mistake has been noted.
 */
export function checkParameters(
  builder: string,
  given: unknown,
  parameters: Readonly<Record<string, Parameter>>,
  stack: string,
): boolean {
  const problems = [...problemsOf(builder, given, parameters)];
  for (const problem of problems) noteProblem({ stack, ...problem });
  return problems.length === 0;
}

function* problemsOf(
  builder: string,
  given: unknown,
  parameters: Readonly<Record<string, Parameter>>,
): Generator<{ readonly message: string; readonly fix?: string }> {
  const names = Object.keys(parameters);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    yield {
      message: `${builder} takes an object with ${names.join(", ")}, but got ${shown(given)}`,
    };
    return;
  }
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter === undefined) yield unknown(builder, name, names);
    else if (!isLeftOut(parameter, value) && !parameter.test(value))
      yield { message: `${name} of ${builder} must be ${parameter.is}, but is ${shown(value)}` };
  }
  for (const [name, { optional, is }] of Object.entries(parameters))
    if (optional !== true && !Object.hasOwn(given as Given, name))
      yield { message: `${name} of ${builder} is missing`, fix: `add ${name}: ${is}` };
}

function unknown(builder: string, name: string, names: readonly string[]) {
  const near = closest(name, names);
  return {
    message: `${builder} has no parameter ${name}`,
    fix: near === undefined ? `use ${names.join(", ")}` : `did you mean ${near}?`,
  };
}

const isLeftOut = ({ optional }: Parameter, value: unknown) =>
  optional === true && value === undefined;

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "a list" : "an object";
  return String(value);
}
