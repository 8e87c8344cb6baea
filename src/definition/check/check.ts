import type { ValidateFunction } from "ajv";
import { vmJsonSchema } from "../../microvm/schema/json-schema.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { findUnprintable } from "../../nix/unprintable.ts";
import {
  type Alternative,
  type Alternatives,
  alternativesOf,
  byAlternative,
} from "../alternatives.ts";
import { circleOf, type LoadedDefinition, type Mistake } from "../load.ts";
import { argumentNames } from "../module-arguments.ts";
import { withoutParts } from "../modules-of.ts";
import { findAsserted } from "./asserted.ts";
import { findCollisions } from "./collisions.ts";
import { withoutExpressions } from "./expression-errors.ts";
import type { Finding } from "./finding.ts";
import { findMissingImports } from "./missing-imports.ts";
import { mergeFinding, ofArguments } from "./module-findings.ts";
import { findNeverHolding } from "./never-holding.ts";
import { optionName } from "./option-name.ts";
import { inOrderOfPlace, type PlacedProblem, placed, placedMistakes } from "./placed.ts";
import { findRefused } from "./refused.ts";
import { findSameNames } from "./same-names.ts";
import { typeErrors } from "./type-errors.ts";
import { validatorOf } from "./validator.ts";
import { findValueProblems } from "./value-problems.ts";

/** What is wrong with definitions, and which of them have the right types. */
export interface CheckedDefinitions {
  /** Each at the line of the value that is wrong, in the order of their places. */
  readonly problems: readonly PlacedProblem[];
  readonly wellTyped: readonly LoadedDefinition[];
  /** What each may amount to: its alternatives. */
  readonly alternatives: readonly Alternatives[];
}

/** Checks every definition against the option schema, and all of them against each other. */
export async function checkDefinitions(
  root: string,
  schema: OptionSchema,
  definitions: readonly LoadedDefinition[],
  support?: SupportTable,
): Promise<CheckedDefinitions> {
  const validate = await validatorOf(root, vmJsonSchema(schema));
  const known = new Set(definitions.flatMap(({ vm }) => argumentNames(vm)));
  const checked = definitions.map((one) =>
    checkOne(alternativesOf(one, schema.guest), known, { root, schema, support, validate }),
  );
  const wellTyped = checked.filter((one) => one.isWellTyped);
  const findings = [
    ...checked.flatMap((one) => one.findings),
    ...findSameNames(definitions),
    ...findCollisions(wellTyped.flatMap(({ alternatives }) => firstOfVm(alternatives))),
  ];
  const result = {
    wellTyped: wellTyped.map(({ alternatives }) => alternatives.of),
    alternatives: checked.map((one) => one.alternatives),
  };
  const mistakes = mistakesIn(definitions, result.wellTyped);
  if (findings.length + mistakes.length === 0) return { problems: [], ...result };
  const problems = [...(await placed(findings)), ...(await placedMistakes(mistakes, definitions))];
  return { problems: inOrderOfPlace(problems), ...result };
}

/** What a definition is checked against. */
interface Against {
  readonly root: string;
  readonly schema: OptionSchema;
  readonly support: SupportTable | undefined;
  readonly validate: ValidateFunction;
}

/** What is wrong with one definition, in any of its alternatives. */
function checkOne(alternatives: Alternatives, known: ReadonlySet<string>, against: Against) {
  const { of, all } = alternatives;
  const unprintable = all.length === 0 ? findUnprintableValues(of) : [];
  if (unprintable.length > 0 || all.length === 0)
    return { alternatives, isWellTyped: false, findings: unprintable };
  const found = all.map((one) => checkAlternative(one, against));
  const findings = [
    ...ofArguments(of, known),
    ...findNeverHolding(of),
    ...byAlternative(
      alternatives,
      found.map((one) => one.findings),
      ({ path, message }) => JSON.stringify([path, message]),
    ),
  ];
  return { alternatives, isWellTyped: found.every((one) => one.isWellTyped), findings };
}

/** What is wrong with the values of an alternative; if types are wrong, nothing else is reported. */
function checkAlternative({ definition, problems }: Alternative, against: Against) {
  const { schema, validate } = against;
  const errors = validate(definition.vm)
    ? []
    : withoutExpressions(definition.vm, validate.errors ?? []);
  const isWellTyped = errors.length === 0;
  const findings: Finding[] = isWellTyped
    ? [...ofWellTyped(definition, problems, against)]
    : typeErrors(schema, definition, errors);
  return { isWellTyped, findings };
}

/** The first alternative of a VM; nothing for a module. */
const firstOfVm = ({ of, all: [first] }: Alternatives): LoadedDefinition[] =>
  of.kind === "vm" && first !== undefined ? [first.definition] : [];

function findUnprintableValues(definition: LoadedDefinition): Finding[] {
  return [...findUnprintable(withoutParts(definition))].map(({ path, message, fix }) => ({
    definition,
    path,
    message: `${optionName(path)} ${message}`,
    fix: isUndefinedImport(path, message) ? undefinedImportFix(definition) : fix,
  }));
}

const isUndefinedImport = ([first, ...rest]: readonly string[], message: string) =>
  first === "imports" && rest.length === 1 && message === "is undefined";

/** A module is undefined until its file, which may be evaluated later, has defined it. */
function undefinedImportFix({ file, importsBack }: LoadedDefinition): string {
  return importsBack === undefined
    ? "leave the element out: a module cannot import itself, nor one that is defined below it"
    : `${circleOf(file, importsBack)}: import in one of them alone, or move what both need into a third module`;
}

/** What is wrong with a definition of the right types; `merging` is what is wrong with how its modules merge. */
function* ofWellTyped(
  definition: LoadedDefinition,
  merging: Alternative["problems"],
  { root, schema, support }: Against,
): Generator<Finding> {
  for (const problem of merging) yield { definition, ...mergeFinding(problem) };
  yield* findMissingImports(root, definition);
  yield* findAsserted(definition, schema);
  yield* findValueProblems(definition, schema);
  if (support !== undefined) yield* findRefused(definition, schema, support);
}

/** What builders noted, except for what follows from definitions that are wrong themselves. */
function mistakesIn(
  definitions: readonly LoadedDefinition[],
  wellTyped: readonly LoadedDefinition[],
): Mistake[] {
  const wrong = definitions.filter((definition) => !wellTyped.includes(definition));
  const wrongFiles = new Set(wrong.map(({ file }) => file));
  const all = definitions.flatMap(({ file, mistakes = [] }) =>
    mistakes.filter(({ isDerived }) => !isDerived || !wrongFiles.has(file)),
  );
  return [...new Set(all)];
}
