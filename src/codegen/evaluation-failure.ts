import type { LoadedDefinition } from "../definition/load.ts";
import { argumentNames } from "../definition/module-arguments.ts";
import { modulesOf } from "../definition/modules-of.ts";
import type { SourcePosition } from "../definition/source-position.ts";
import { wayToError } from "../nix/error-context.ts";
import { errorMessage } from "../nix/error-text.ts";
import { expressionsIn } from "../nix/expressions-in.ts";
import { contentsOf, isProperty } from "../nix/property.ts";
import { checkNix } from "../nix/syntax/check.ts";
import { isNixExpression } from "../nix/value.ts";
import { isOptionError } from "./evaluated-problems.ts";
import type { MarkedExpressions, PlaceInDefinition } from "./marked-expressions.ts";

/** Why a VM does not evaluate, at the line of its definition, or of a module that it uses. */
export interface EvaluationFailure extends SourcePosition {
  readonly message: string;
  readonly fix: string;
  /** The reason cannot be something that is only approximated here: packages, NixOS modules. */
  readonly isCertain: boolean;
}

/** Where the line of a failure is looked for. */
export interface FailedEvaluation {
  readonly definition: LoadedDefinition;
  readonly marked: MarkedExpressions;
  /** All that Nix says with `--show-trace` about the definition with marks. */
  readonly trace: string;
  /** The name of the definition of whose module Nix has read this file; undefined for another file. */
  nameOf(file: string): string | undefined;
}

/** Undefined where nothing on the way to the error belongs to a definition. */
export async function evaluationFailure(
  failed: FailedEvaluation,
): Promise<EvaluationFailure | undefined> {
  // only now, when there is something to report
  const { positionOf } = await import("../definition/source-position.ts");
  const error = errorMessage(failed.trace);
  const way = wayToError(failed.trace);
  const at = ({ definition, path }: PlaceInDefinition) => positionOf(definition, path);
  return (
    optionFailure(failed, error, at) ??
    argumentFailure(failed, way, at) ??
    expressionFailure(failed, error, way, at)
  );
}

type PositionOf = (place: PlaceInDefinition) => SourcePosition;

/** An option with a value that it does not take: the module system names the modules that define it. */
function optionFailure(
  { definition }: FailedEvaluation,
  error: string,
  at: PositionOf,
): EvaluationFailure | undefined {
  const option = isOptionError(error) ? optionIn(error) : undefined;
  if (option === undefined) return undefined;
  const settings = new Map(
    modulesOf(definition).map((module) => [
      `${module.helper ?? module.file}:${module.line}`,
      [...placesOfOption(module, option)],
    ]),
  );
  const places: SourcePosition[] = [];
  const message = error.replace(/In `([^']+)'/g, (whole, module: string) => {
    const found = settings.get(module);
    const place = found?.[0] && at(found[0]);
    if (place === undefined) return whole;
    // of several definitions in one module, each has its own
    if (found !== undefined && found.length > 1) found.shift();
    places.push(place);
    return `at ${place.file}:${place.line}`;
  });
  const [first] = places;
  return first && { ...first, message: inOneLine(message), fix: optionFix(error), isCertain: true };
}

function optionFix(error: string): string {
  if (/is not of type/.test(error)) return "give it a value of that type";
  if (/does not exist/.test(error)) return "leave it out, or correct its name";
  return "write mkForce(...) around the value that should win, or mkDefault(...) around the other";
}

/** `microvm.volumes."[definition 1-entry 2]".size` → `["volumes", "1", "size"]`. */
function optionIn(error: string): readonly string[] | undefined {
  const [, name] = /option `microvm\.([^']+)'/.exec(error) ?? [];
  return name
    ?.match(/"(?:[^"\\]|\\.)*"|[^."]+/g)
    ?.map((part) => part.replace(/^"(.*)"$/, "$1"))
    .map((part) => part.replace(/^\[definition \d+-entry (\d+)\]$/, (_, n) => String(n - 1)));
}

/** Where a definition sets an option, as far as its text shows it: also under conditions, and in `merge`. */
function* placesOfOption(
  definition: LoadedDefinition,
  option: readonly string[],
): Generator<PlaceInDefinition> {
  const { merge, ...own } = definition.vm;
  const of = (path: readonly string[]) => ({ definition, path });
  for (const path of pathsTo(own, option, [])) yield of(path);
  if (Array.isArray(merge))
    for (const [index, part] of merge.entries())
      for (const path of pathsTo(part, option, ["merge", String(index)])) yield of(path);
}

/** @param isFound Whether a part of the option's name was found already. */
function* pathsTo(
  value: unknown,
  option: readonly string[],
  path: readonly string[],
  isFound = false,
): Generator<readonly string[]> {
  if (isProperty(value)) {
    const isMerge = value._type === "merge";
    for (const [index, content] of contentsOf(value).entries())
      yield* pathsTo(content, option, isMerge ? [...path, String(index)] : path, isFound);
    return;
  }
  const [name, ...inner] = option;
  const isSet = typeof value === "object" && value !== null && !isNixExpression(value);
  const member = isSet ? (value as Readonly<Record<string, unknown>>)[name ?? ""] : undefined;
  if (name !== undefined && member !== undefined)
    yield* pathsTo(member, inner, [...path, name], true);
  // a value deeper than the definition shows is placed at the deepest one that it shows
  else if (isFound) yield path;
}

/** A module argument that neither a module nor a user of the VM's modules provides. */
function argumentFailure(
  { definition, trace, nameOf }: FailedEvaluation,
  way: readonly string[],
  at: PositionOf,
): EvaluationFailure | undefined {
  const asked = missingArgument(trace, way);
  const module = asked && modulesOf(definition).find(({ vm }) => vm.name === nameOf(asked.file));
  if (module === undefined || asked === undefined) return undefined;
  const { argument } = asked;
  const index = argumentNames(module.vm).indexOf(argument);
  const path = ["arguments", ...(index < 0 ? [] : [String(index)])];
  return {
    ...at({ definition: module, path }),
    message: `nothing here gives the module argument ${argument}`,
    fix: `give it in the VM's definition: arguments: { ${argument}: ... }`,
    isCertain: false,
  };
}

/** A missing argument, and the file of the module that takes it. */
function missingArgument(trace: string, way: readonly string[]) {
  const [whole, before, argument, after] =
    /function at (\S+?):\d+:\d+ called without required argument '([^']+)'/.exec(trace) ??
    /()called without required argument '([^']+)'\s+at (\S+?):\d+:\d+/.exec(trace) ??
    [];
  if (whole !== undefined && argument !== undefined)
    return { argument, file: before || after || "" };
  const [, missing] = /error: attribute '([^']+)' missing/.exec(trace) ?? [];
  for (const step of way) {
    const [, name, file = ""] =
      /^while evaluating the module argument [`']([^']+)' in "([^"]+)"/.exec(step) ?? [];
    if (name !== undefined && name === missing) return { argument: name, file };
  }
  return undefined;
}

/** An expression of a definition that cannot be evaluated. */
function expressionFailure(
  { definition, marked }: FailedEvaluation,
  error: string,
  way: readonly string[],
  at: PositionOf,
): EvaluationFailure | undefined {
  const found = marked.innermostIn(way);
  if (found === undefined) return undefined;
  const { text } = found.expression;
  const isRecursion = error.startsWith("infinite recursion");
  return {
    ...at(found),
    message: `${isRecursion ? "this needs its own value" : "this does not evaluate"}: ${inOneLine(text)}: ${inOneLine(error)}`,
    fix: isRecursion
      ? "use other options in it than those that it decides"
      : "correct the expression, or what it uses",
    isCertain: isRecursion || usesOnlyData(text, definition),
  };
}

/** Whether all that an expression names is nixpkgs' `lib`, and what the VM gives its modules as data. */
function usesOnlyData(text: string, { vm }: LoadedDefinition): boolean {
  const given = Array.isArray(vm.arguments) ? {} : (vm.arguments ?? {});
  const data = Object.entries(given).filter(([, value]) => expressionsIn(value).size === 0);
  return checkNix(text, ["lib", ...data.map(([name]) => name)]).problems.length === 0;
}

const inOneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, " ");
