import { expressionsIn } from "../../nix/expressions-in.ts";
import { checkNix } from "../../nix/syntax/check.ts";
import type { LoadedDefinition } from "../load.ts";
import { argumentNames, moduleNames } from "../module-arguments.ts";
import type { MergeProblem, Origin } from "../module-system.ts";

/** Something that is wrong at a value of a definition. */
interface ModuleFinding {
  readonly definition: LoadedDefinition;
  readonly path: readonly string[];
  readonly message: string;
  readonly fix: string;
  readonly at?: Origin<LoadedDefinition>;
  readonly other?: Origin<LoadedDefinition>;
}

/** What the module system would say about definitions that conflict. */
export function mergeFinding(
  problem: MergeProblem<LoadedDefinition>,
): Omit<ModuleFinding, "definition"> & { readonly path: readonly string[] } {
  const name = `microvm.${problem.path.join(".")}`;
  if (problem.kind === "misplaced")
    return {
      path: problem.path,
      message: `${name} has ${problem.property} inside of ${problem.around}, where the module system does not look for it`,
      fix: misplacedFix(problem.property, problem.around),
      at: problem.origin,
    };
  return {
    path: problem.path,
    message: `${name} is defined twice with one priority, ${problem.priority}, and two values: here and`,
    fix: "write mkForce(...) around the value that should win, or mkDefault(...) around the other",
    at: problem.origin,
    other: problem.other,
  };
}

function misplacedFix(property: string, around: string): string {
  if (around === "an option") return "it is for items of a list; around a whole value write mkIf";
  if (around === "an item of a list") return `write ${property} around the whole list`;
  if (around === "a group of options") return `write ${property} around a list in it`;
  return `write it around: ${property}(..., ${around}(...))`;
}

/**
 * What is wrong with `merge`, and with the names of module arguments that a definition lists, or that its expressions use.
 *
 * @param known The names that any definition lists: for a name that none lists, the expression itself is reported.
 */
export function* ofArguments(
  definition: LoadedDefinition,
  known: ReadonlySet<string>,
): Generator<ModuleFinding> {
  const { arguments: given } = definition.vm;
  const path = ["arguments"];
  const isRight = isNames(given) || (definition.kind === "vm" && isAttrs(given));
  if (given !== undefined && !isRight)
    yield {
      definition,
      path,
      message:
        definition.kind === "module"
          ? "arguments must be a list of names, of what the module is given besides config, lib and pkgs"
          : "arguments must be an attribute set, with the value of each argument that the VM gives its modules, or a list of names, of what it is given",
      fix:
        definition.kind === "module"
          ? 'write arguments: ["globalConfig"]'
          : "write arguments: { globalConfig: { ... } }",
    };
  const { merge } = definition.vm;
  if (merge !== undefined && !Array.isArray(merge))
    yield {
      definition,
      path: ["merge"],
      message: "merge must be a list of sets of options",
      fix: "write merge: [{ ... }]",
    };
  const own = argumentNames(definition.vm);
  const { imports: _, ...values } = definition.vm;
  for (const { text } of expressionsIn(values))
    for (const { name, isInWith } of checkNix(text, [...moduleNames, ...own]).names)
      if (!isInWith && known.has(name) && !own.includes(name))
        yield {
          definition,
          path,
          message: `an expression uses ${name}, which is not in this definition's arguments: ${text}`,
          fix: `add ${JSON.stringify(name)} to arguments`,
        };
}

const isNames = (value: unknown) =>
  Array.isArray(value) &&
  value.every((name) => typeof name === "string" && /^[A-Za-z_][\w'-]*$/.test(name));

const isAttrs = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
