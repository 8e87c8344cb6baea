import type { Option, OptionGroup, Options, OptionType } from "./option-schema.ts";

/** An option whose type says less than upstream's module checks. */
export interface Approximation {
  /** The whole name, `microvm.interfaces.*.mac`. */
  readonly option: string;
  readonly why: string;
}

/** Every place where the option schema can only approximate what the module system accepts. */
export function approximations(options: Options): Approximation[] {
  return [...inOptions(options, ["microvm"])];
}

function* inOptions(options: Options, path: readonly string[]): Generator<Approximation> {
  for (const [name, node] of Object.entries(options)) yield* inNode(node, [...path, name]);
}

function* inNode(node: Option | OptionGroup, path: readonly string[]): Generator<Approximation> {
  if (node.kind === "group") yield* inOptions(node.options, path);
  else if (node.removed === undefined) yield* inType(node.type, path);
}

function* inType(type: OptionType, path: readonly string[]): Generator<Approximation> {
  const option = path.join(".");
  if (type.checked)
    yield { option, why: "upstream adds a check of its own, which only Nix can run" };
  switch (type.kind) {
    case "unknown":
      yield { option, why: `its type ${type.name} is not known here, so any value passes` };
      break;
    case "coerced":
      yield { option, why: "a value is converted first, and the result is not checked" };
      yield* inType(type.from, path);
      yield* inType(type.to, path);
      break;
    case "function":
      yield { option, why: "what the function gives is not checked" };
      break;
    case "submodule":
      yield* inOptions(type.options, path);
      if (type.freeform !== undefined) yield* inType(type.freeform, path);
      break;
    case "tagged":
      yield* inOptions(type.tags, path);
      break;
    case "listOf":
      yield* inType(type.of, [...path, "*"]);
      break;
    case "attrsOf":
      yield* inType(type.of, [...path, "<name>"]);
      break;
    case "nullOr":
    case "recursive":
      yield* inType(type.of, path);
      break;
    case "either":
      for (const member of type.of) yield* inType(member, path);
      break;
  }
}

/** One line for people: "note: the types of 2 options are approximations: microvm.a (why), microvm.b (why)". */
export function approximationText(inexact: readonly Approximation[]): string {
  const reasons = new Map<string, Set<string>>();
  for (const { option, why } of inexact)
    reasons.set(option, (reasons.get(option) ?? new Set()).add(why));
  const approximated = [...reasons].map(([option, whys]) => `${option} (${[...whys].join("; ")})`);
  const what =
    approximated.length === 1
      ? "the type of one option is an approximation"
      : `the types of ${approximated.length} options are approximations`;
  return `note: ${what}: ${approximated.join(", ")}`;
}
