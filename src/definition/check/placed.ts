import type { Problem } from "../../errors.ts";
import { isAllowed } from "../allowed.ts";
import type { LoadedDefinition, Mistake } from "../load.ts";
import type { SourcePosition } from "../source-position.ts";
import type { Finding } from "./finding.ts";

/** A problem at its line, and the VM that it concerns. */
export interface PlacedProblem extends Problem {
  readonly file: string;
  readonly line: number;
  /** Undefined for a file's code outside its definitions. */
  readonly vm?: string | undefined;
  /** The rule of `lint`; undefined for problems without a rule. */
  readonly rule?: string | undefined;
}

/** Findings at their lines, without those that a comment there allows. */
export async function placed(findings: readonly Finding[]): Promise<PlacedProblem[]> {
  if (findings.length === 0) return [];
  // only now, when there is something to report
  const { placesOf, positionOf, vmNote } = await import("../source-position.ts");
  return findings.flatMap((finding) => {
    const { definition, path, part, rule, message, fix, isAllowable, at: exact, other } = finding;
    const places = placesOf(exact?.source ?? definition, exact?.path ?? path, part);
    const position = finding.place ?? (places.at(-1) as SourcePosition);
    if (isAllowable && isAllowed(definition, places, rule ?? "")) return [];
    const place = other && positionOf(other.source, other.path);
    const at = place === undefined ? "" : ` at ${place.file}:${place.line}`;
    const text = message + at + vmNote(definition, position);
    return [{ ...position, vm: definition.vm.name, rule, message: text, fix }];
  });
}

/** What builders noted, with the VM that called them. */
export async function placedMistakes(
  mistakes: readonly Mistake[],
  definitions: readonly LoadedDefinition[],
): Promise<PlacedProblem[]> {
  if (mistakes.length === 0) return [];
  const { isWithin } = await import("../source-position.ts");
  return mistakes.map(({ file, line, column, message, fix, calledAt }) => {
    const vm = calledAt && definitions.find((definition) => isWithin(definition, calledAt));
    const note = calledAt === undefined ? "" : calledBy(vm, calledAt);
    return { file, line, column, message: message + note, fix };
  });
}

const calledBy = (definition: LoadedDefinition | undefined, { file, line }: SourcePosition) =>
  ` (${definition === undefined ? "called at" : `the VM ${definition.vm.name},`} ${file}:${line})`;

/** By file and line, as a reader goes through them. */
export function inOrderOfPlace<P extends { file: string; line: number }>(
  problems: readonly P[],
): P[] {
  return problems.toSorted((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}
