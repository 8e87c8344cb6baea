import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ErrorObject } from "ajv";
import { closest, closestOption } from "../closest.ts";
import type { Problem } from "../errors.ts";
import { collisions } from "../facts/exclusive.ts";
import { valueProblems } from "../facts/values.ts";
import { readIfExists } from "../files.ts";
import { lastToHave } from "../microvm/history/ever-declared.ts";
import { assertedRequirements } from "../microvm/schema/asserted-requirements.ts";
import { definitionKeys, type JsonSchema, vmJsonSchema } from "../microvm/schema/json-schema.ts";
import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import { checkNix } from "../nix/syntax/check.ts";
import { findUnprintable } from "../nix/unprintable.ts";
import { isNixExpression } from "../nix/value.ts";
import { isAllowed } from "./allowed.ts";
import {
  type Alternative,
  type Alternatives,
  alternativesOf,
  byAlternative,
  isOfHypervisor,
} from "./alternatives.ts";
import { withoutExpressions } from "./expression-errors.ts";
import { hostNameFix, hostNameRule } from "./host-name.ts";
import type { LoadedDefinition, Mistake } from "./load.ts";
import { argumentNames } from "./module-arguments.ts";
import { mergeFinding, ofArguments } from "./module-findings.ts";
import type { Origin } from "./module-system.ts";
import { importedFile, withoutParts } from "./modules-of.ts";
import { hypervisorOf, type RefusedOption, refusedOptions } from "./refused-options.ts";
import type { SourcePosition } from "./source-position.ts";
import { validatorOf } from "./validator.ts";
import { describeSchema, describeValue, expressionForm, tagsOf } from "./wording.ts";

/** What is wrong with one definition, and at which of its values: `["qemu", "machine"]`. */
interface Finding {
  readonly definition: LoadedDefinition;
  readonly path: readonly string[];
  readonly message: string;
  readonly fix?: string | undefined;
  readonly rule?: string;
  /** Where it is, if that is in a module that the definition imports. */
  readonly place?: SourcePosition;
  /** What of it is wrong, where a function has the name and its caller gives the value: the value, if not said. */
  readonly part?: "name";
  /** A comment at the line can say that it is meant. */
  readonly isAllowable?: boolean;
  /** Where exactly it is written, of what several modules define. */
  readonly at?: Origin<LoadedDefinition>;
  /** Another place that the message ends with. */
  readonly other?: Origin<LoadedDefinition>;
}

/** What is wrong with definitions, and which of them have the types that the options demand. */
export interface CheckedDefinitions {
  /** Each at the line of the value that is wrong, in the order of their places. */
  readonly problems: readonly PlacedProblem[];
  readonly wellTyped: readonly LoadedDefinition[];
  /** What each may come to. */
  readonly alternatives: readonly Alternatives[];
}

/** A problem at its line, and the VM that it is of. */
export interface PlacedProblem extends Problem {
  readonly file: string;
  readonly line: number;
  /** Undefined for what a file does besides its definitions. */
  readonly vm?: string | undefined;
  /** Of `lint`; undefined for what no other one is about. */
  readonly rule?: string | undefined;
}

/** Checks every definition against the option schema, and all of them against each other. */
export async function checkDefinitions(
  root: string,
  schema: OptionSchema,
  definitions: readonly LoadedDefinition[],
  support?: SupportTable,
): Promise<CheckedDefinitions> {
  const validate = await validatorOf(root, vmJsonSchema(schema));
  const alternatives = definitions.map((one) => alternativesOf(one, schema.guest));
  const wellTyped: LoadedDefinition[] = [];
  const known = new Set(definitions.flatMap(({ vm }) => argumentNames(vm)));
  const ofOne = alternatives.map((of) => {
    const unprintable = of.all.length === 0 ? findUnprintableValues(of.of) : [];
    if (unprintable.length > 0 || of.all.length === 0) return unprintable;
    const found = of.all.map(({ definition, problems }) => {
      const errors = validate(definition.vm)
        ? []
        : withoutExpressions(definition.vm, validate.errors ?? []);
      return errors.length === 0
        ? {
            isWellTyped: true,
            findings: [...ofWellTyped(root, schema, definition, problems, support)],
          }
        : { isWellTyped: false, findings: explain(schema, definition, errors) };
    });
    if (found.every(({ isWellTyped }) => isWellTyped)) wellTyped.push(of.of);
    return [
      ...ofArguments(of.of, known),
      ...byAlternative(
        of,
        found.map(({ findings }) => findings),
        ({ path, message }) => JSON.stringify([path, message]),
      ),
    ];
  });
  const findings = [
    ...ofOne.flat(),
    ...findDuplicates(definitions),
    ...findCollisions(
      alternatives.flatMap(({ of, all: [first] }) =>
        of.kind === "vm" && wellTyped.includes(of) && first !== undefined ? [first.definition] : [],
      ),
    ),
  ];
  const mistakes = mistakesIn(definitions, wellTyped);
  if (findings.length + mistakes.length === 0) return { problems: [], wellTyped, alternatives };
  const problems = [...(await placed(findings)), ...(await placedMistakes(mistakes, definitions))];
  return { problems: inOrderOfPlace(problems), wellTyped, alternatives };
}

/** Findings at their lines, without those that a comment there allows. */
async function placed(findings: readonly Finding[]): Promise<PlacedProblem[]> {
  if (findings.length === 0) return [];
  // only now, when there is something to report
  const { placesOf, positionOf, vmNote } = await import("./source-position.ts");
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
async function placedMistakes(
  mistakes: readonly Mistake[],
  definitions: readonly LoadedDefinition[],
): Promise<PlacedProblem[]> {
  if (mistakes.length === 0) return [];
  const { isWithin } = await import("./source-position.ts");
  return mistakes.map(({ file, line, column, message, fix, calledAt }) => {
    const vm = calledAt && definitions.find((definition) => isWithin(definition, calledAt));
    const note = calledAt === undefined ? "" : calledBy(vm, calledAt);
    return { file, line, column, message: message + note, fix };
  });
}

function findUnprintableValues(definition: LoadedDefinition): Finding[] {
  return [...findUnprintable(withoutParts(definition))].map(({ path, message, fix }) => ({
    definition,
    path,
    message: `${optionName(path)} ${message}`,
    fix,
  }));
}

/** What is wrong with a definition of the right types: `merging` of how its modules come together. */
function* ofWellTyped(
  root: string,
  schema: OptionSchema,
  definition: LoadedDefinition,
  merging: Alternative["problems"],
  support: SupportTable | undefined,
): Generator<Finding> {
  for (const problem of merging) yield { definition, ...mergeFinding(problem) };
  yield* findMissingImports(root, definition);
  yield* findAsserted(definition, schema);
  yield* findValueProblems(definition, schema);
  if (support !== undefined) yield* findRefused(definition, schema, support);
}

const calledBy = (definition: LoadedDefinition | undefined, { file, line }: SourcePosition) =>
  ` (${definition === undefined ? "called at" : `the VM ${definition.vm.name},`} ${file}:${line})`;

/** What builders noted, but for what follows from definitions that are wrong themselves. */
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

/** By file and line, as a reader goes through them. */
export function inOrderOfPlace<P extends { file: string; line: number }>(
  problems: readonly P[],
): P[] {
  return problems.toSorted((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

/** Options that the runner of the VM's hypervisor refuses: Nix would say so when it evaluates the VM. */
function* findRefused(
  definition: LoadedDefinition,
  schema: OptionSchema,
  support: SupportTable,
): Generator<Finding> {
  for (const refused of refusedOptions(definition.vm, schema, support)) {
    if (!isOfHypervisor(definition, refused.path)) continue;
    const { path, hypervisor, machine, kind } = refused;
    const where = machine === undefined ? "" : ` on the machine ${machine.is}`;
    const isDefault = kind !== undefined && valueAt(definition.vm, path) === undefined;
    const value = isDefault ? `the default ${JSON.stringify(kind.value)}` : "this value";
    yield {
      definition,
      path,
      message: `${hypervisor} refuses ${value} of ${optionName(path)}${where}`,
      fix: withoutRefused(refused),
      rule: "refused-option",
    };
  }
}

function withoutRefused({ path, honouredBy, machine, kind }: RefusedOption): string {
  if (machine !== undefined)
    return `set qemu.machine: ${machine.honouredOn.map((name) => JSON.stringify(name)).join(" or ")}, or leave it out`;
  const others = (kind?.others ?? []).map((value) => JSON.stringify(value)).join(" or ");
  const without = others === "" ? "leave it out" : `write ${path.at(-1)}: ${others}`;
  return honouredBy.length === 0
    ? without
    : `${without}, or use a hypervisor that honours it: ${honouredBy.join(", ")}`;
}

/** Values that are of the right type, and that the kernel, the hypervisor or microvm.nix cannot use. */
function* findValueProblems(
  definition: LoadedDefinition,
  { guest }: OptionSchema,
): Generator<Finding> {
  const general = new Set(
    definition.assumed === undefined
      ? []
      : [...valueProblems(definition.vm, "")].map(({ message }) => message),
  );
  for (const { path, message, fix } of valueProblems(
    definition.vm,
    hypervisorOf(definition.vm, guest),
  ))
    if (general.has(message) || isOfHypervisor(definition, path))
      yield { definition, path, message: `${optionName(path)} ${message}`, fix };
}

/** What VMs cannot have at the same time on one host. */
function* findCollisions(definitions: readonly LoadedDefinition[]): Generator<Finding> {
  const vms = definitions.map(({ vm, file, line }) => ({
    name: String(vm.name),
    place: `${file}:${line}`,
    vm,
  }));
  for (const { index, path, message, fix } of collisions(vms))
    yield {
      definition: definitions[index] as LoadedDefinition,
      path,
      message: `${optionName(path)} ${message}`,
      fix: `${fix} Where they never share a host: a comment \`// ghaf-microvm: allow collision\` before it`,
      rule: "collision",
      isAllowable: true,
    };
}

/** What upstream's assertions refuse: Nix would say so when it builds the VM. */
function* findAsserted(definition: LoadedDefinition, { guest }: OptionSchema): Generator<Finding> {
  for (const [pattern, { by, value }] of Object.entries(assertedRequirements)) {
    const [list = "", , name = ""] = pattern.split(".");
    const node = guest[list];
    if (node?.kind !== "option" || node.type.kind !== "listOf") continue;
    if (node.type.of.kind !== "submodule" || node.type.of.options[name] === undefined) continue;
    const elements = definition.vm[list];
    if (!Array.isArray(elements)) continue;
    for (const [index, element] of elements.entries()) {
      if (isNixExpression(element) || isNixExpression(element[by])) continue;
      const path = [list, String(index), name];
      const isSet = element[name] !== undefined && element[name] !== null;
      const when = `${by} is ${JSON.stringify(value)}`;
      if (element[by] === value && !isSet)
        yield {
          definition,
          path,
          message: `${optionName(path)} is missing; it is required when ${when}`,
        };
      // what only Nix knows may be null
      if (element[by] !== value && isSet && !isNixExpression(element[name]))
        yield {
          definition,
          path,
          message: `${optionName(path)} is set, which microvm.nix allows only when ${when}`,
          fix: `leave it out, or write ${by}: ${JSON.stringify(value)}`,
        };
    }
  }
}

function* findMissingImports(root: string, definition: LoadedDefinition): Generator<Finding> {
  const imports = (definition.vm.imports ?? []) as readonly unknown[];
  for (const [index, module] of imports.entries()) {
    if (typeof module !== "string") continue;
    const path = ["imports", String(index)];
    const file = importedFile(definition, module);
    if (module.startsWith("/") || file.startsWith("../"))
      yield {
        definition,
        path,
        message: `the imported module ${module} is outside this repository`,
        fix: "name a file of this repository, relative to the definition",
      };
    else if (!existsSync(join(root, file)))
      yield {
        definition,
        path,
        message: `the imported module ${file} does not exist`,
        fix: "name it relative to the definition's own folder",
      };
    else yield* codeProblems(root, file).map((problem) => ({ definition, path, ...problem }));
  }
}

/** What no Nix can read of an imported module, and names in it that nothing defines. */
function codeProblems(root: string, file: string) {
  const path = [file, `${file}/default.nix`].find((name) =>
    statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  );
  const text = path === undefined ? undefined : readIfExists(join(root, path));
  if (path === undefined || text === undefined) return [];
  return checkNix(text, []).problems.map(({ offset, message, fix }) => ({
    place: { file: path, line: text.slice(0, offset).split("\n").length },
    message: `${message}, in a module that the VM imports`,
    fix,
  }));
}

/** Host names are case-insensitive, and so are some file systems. */
function* findDuplicates(definitions: readonly LoadedDefinition[]): Generator<Finding> {
  const first = new Map<string, LoadedDefinition>();
  for (const definition of definitions) {
    if (typeof definition.vm.name !== "string") continue;
    const key = definition.vm.name.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, definition);
    else
      yield {
        definition,
        path: ["name"],
        message: sameName(definition, other),
        fix: "give each VM a name of its own",
      };
  }
}

function sameName(one: LoadedDefinition, other: LoadedDefinition): string {
  const placeOf = ({ file, helper, line }: LoadedDefinition) => `${helper ?? file}:${line}`;
  const [name, otherName] = [one, other].map(({ vm }) => JSON.stringify(vm.name));
  const why = name === otherName ? "" : ": upper and lower case are the same in host names";
  if (placeOf(one) !== placeOf(other))
    return `the VM name ${name} is taken by ${name === otherName ? "" : `${otherName}, `}${placeOf(other)}${why}`;
  return one.file === other.file
    ? `two VMs made here have one name, ${otherName} and ${name}${why}`
    : `two VMs made here have one name, ${otherName} for ${other.file} and ${name} for ${one.file}${why}`;
}

/** Ajv's errors as findings, one for each value that is wrong. */
function explain(
  schema: OptionSchema,
  definition: LoadedDefinition,
  errors: readonly ErrorObject[],
): Finding[] {
  const findings = new Map<string, Finding>();
  const add = (path: readonly string[], message: string, fix?: string, part?: "name") => {
    // the outer `anyOf`, which names all forms, comes after those inside it
    findings.set(JSON.stringify(path), { definition, path, message, fix, ...(part && { part }) });
  };
  const reported = ofMeantMembers(errors.map((error) => ofWholeExpression(definition.vm, error)));
  for (const error of reported.filter((error) => isDecisive(error, reported))) {
    const path = pointerParts(error.instancePath);
    if (error.keyword === "additionalProperties" || error.keyword === "unevaluatedProperties") {
      const name: string = error.params.additionalProperty;
      const { message, fix } = unknownOption(schema, path, name, error.parentSchema as JsonSchema);
      add([...path, name], message, fix, "name");
    } else if (error.keyword === "required") {
      const name: string = error.params.missingProperty;
      const { message, fix } = missingOption(path, name, error, errors);
      add([...path, name], message, fix);
    } else if (error.keyword === "uniqueItems") {
      const { i, j }: { i: number; j: number } = error.params as never;
      const twice = JSON.stringify((error.data as readonly unknown[])[i]);
      const last = String(Math.max(i, j));
      add([...path, last], `${optionName(path)} has ${twice} twice`, "leave the second out");
    } else if (error.keyword === "if") {
    } else if (path.length === 1 && path[0] === "name" && typeof error.data === "string") {
      add(
        path,
        `"${error.data}" is not a valid host name: ${hostNameRule}`,
        hostNameFix(error.data),
      );
    } else {
      const expected = describeSchema(error.parentSchema as JsonSchema);
      add(
        path,
        `${optionName(path)} must be ${expected}, but is ${describeValue(error.data)}`,
        valueFix(error),
      );
    }
  }
  // whatever the sifting of errors drops, a definition that is wrong must not pass
  if (findings.size === 0) {
    const path = pointerParts(errors[0]?.instancePath ?? "").slice(0, 1);
    const expected = vmJsonSchema(schema).properties?.[path[0] ?? ""] ?? {};
    const value = valueAt(definition.vm, path);
    add(
      path,
      `${optionName(path)} must be ${describeSchema(expected)}, but is ${describeValue(value)}`,
    );
  }
  return [...findings.values()];
}

/**
 * `anyOf` reports each branch that failed. What counts is the error deepest in the value, from the branch whose
 * outer form fits; else the `anyOf` itself, which names all forms.
 */
function isDecisive(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const anyOfs = errors.filter(
    (other) =>
      other.keyword === "anyOf" &&
      other !== error &&
      isBelow(error.instancePath, other.instancePath) &&
      error.schemaPath !== other.schemaPath,
  );
  if (error.keyword === "anyOf")
    return !errors.some(
      (other) =>
        other !== error &&
        other.keyword !== "anyOf" &&
        other.instancePath.startsWith(`${error.instancePath}/`),
    );
  // an error at the very value of an anyOf is one branch's
  return !anyOfs.some(
    (anyOf) =>
      anyOf.instancePath === error.instancePath &&
      error.keyword !== "required" &&
      error.keyword !== "additionalProperties",
  );
}

/**
 * Without the errors of those attribute sets of an `anyOf` that were not meant. An attribute set is meant by any
 * attribute set, a tagged one by its tag; when one is meant, the `anyOf` itself says nothing more.
 */
function ofMeantMembers(errors: readonly ErrorObject[]): ErrorObject[] {
  const dropped = new Set<ErrorObject>();
  for (const anyOf of errors) {
    const members = (anyOf.keyword === "anyOf" && (anyOf.parentSchema as JsonSchema).anyOf) || [];
    if (!members.some(({ $ref, type }) => $ref === undefined && type === "object")) continue;
    const meant = members.map((member) => isMeant(member, members, anyOf.data));
    if (meant.includes(true)) dropped.add(anyOf);
    for (const [index, isMeant] of meant.entries())
      if (!isMeant)
        for (const error of errors)
          if (
            error.schemaPath.startsWith(`${anyOf.schemaPath}/${index}/`) &&
            isBelow(error.instancePath, anyOf.instancePath)
          )
            dropped.add(error);
  }
  return errors.filter((error) => !dropped.has(error));
}

function isMeant(member: JsonSchema, members: readonly JsonSchema[], data: unknown): boolean {
  if (member.$ref !== undefined || member.type !== "object") return false;
  if (typeof data !== "object" || data === null || Array.isArray(data) || isNixExpression(data))
    return false;
  const tags = tagsOf(members);
  const [only, ...more] = Object.keys(data);
  return tags === undefined || (more.length === 0 && only === member.required?.[0]);
}

/**
 * What is wrong inside of an expression's object is of no interest to who wrote something else: the error is that there
 * is not an expression.
 */
function ofWholeExpression(vm: unknown, error: ErrorObject): ErrorObject {
  const [, inside] = error.schemaPath.split("#/$defs/NixExpression/");
  if (inside === undefined) return error;
  const depth = inside.split("/").filter((part) => part === "properties").length;
  const pointer = error.instancePath
    .split("/")
    .slice(0, depth === 0 ? undefined : -depth)
    .join("/");
  return {
    ...error,
    keyword: "type",
    params: {},
    instancePath: pointer,
    schemaPath: "#/$defs/NixExpression/type",
    parentSchema: { $ref: "#/$defs/NixExpression" },
    data: valueAt(vm, pointerParts(pointer)),
  };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name],
    value,
  );
}

function isBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

/** Where NixOS keeps what people may look for in a definition. */
const nixosOptions = new Set([
  "boot",
  "environment",
  "fileSystems",
  "ghaf",
  "hardware",
  "networking",
  "nix",
  "nixpkgs",
  "programs",
  "security",
  "services",
  "swapDevices",
  "system",
  "systemd",
  "time",
  "users",
  "virtualisation",
]);

function unknownOption(
  schema: OptionSchema,
  path: readonly string[],
  name: string,
  parent: JsonSchema,
): { message: string; fix?: string | undefined } {
  const full = optionName([...path, name]);
  const rev = schema.source.rev.slice(0, 8);
  const all = [...walkOptions(schema.guest, { deep: true })];
  const removed = all.find(
    ({ path: other, option }) => option.removed !== undefined && matches(other, [...path, name]),
  );
  if (removed?.option.removed !== undefined) {
    const { replacedBy } = removed.option.removed;
    return {
      message: `${full} was removed from microvm.nix`,
      fix: replacedBy.length === 0 ? "leave it out" : `use ${replacedBy.join(" and ")}`,
    };
  }
  if (path.length === 0 && name === "microvm")
    return {
      message: "microvm is not an option: all options of a definition are its own",
      fix: "options go at the top level, without microvm",
    };
  const names = name.replace(/^microvm\./, "").split(".");
  if (name.includes(".") && all.some(({ path: other }) => matches(other, [...path, ...names])))
    return {
      message: `"${name}" is one name, and no option`,
      fix: `write ${names.reduceRight((inner, part) => (inner === "..." ? `${part}: ...` : `${part}: { ${inner} }`), "...")}`,
    };
  if (path.length === 0 && nixosOptions.has(name))
    return {
      message: `${name} is an option of NixOS, not of microvm`,
      fix: "set it in a NixOS module and name that in `imports`",
    };
  const siblings = Object.keys(parent.properties ?? {});
  const near = closestOption(name, siblings);
  if (near !== undefined)
    return {
      message: `there is no option ${full} in microvm.nix ${rev}`,
      fix: `did you mean ${optionName([...path, near])}?`,
    };
  const elsewhere = all
    .filter(({ path: other, option }) => option.removed === undefined && other.at(-1) === name)
    .map(({ path: other }) => optionName(other));
  const { message, pin } = inOtherRevisions(full, rev, [...path, name]);
  return { message, fix: `${insteadOfUnknown(path, siblings, elsewhere)}; or ${pin}` };
}

function insteadOfUnknown(
  path: readonly string[],
  siblings: readonly string[],
  elsewhere: readonly string[],
): string {
  if (elsewhere.length > 0) return `did you mean ${elsewhere.join(", ")}?`;
  return path.length === 0
    ? "what is not an option of microvm belongs in a NixOS module, named in `imports`"
    : `leave it out (there are ${siblings.join(", ")})`;
}

/** Of an option that the pin lacks: whether any known revision has it, and how to get one that does. */
function inOtherRevisions(full: string, rev: string, path: readonly string[]) {
  const name = path.map((part) => (/^\d+$/.test(part) ? "*" : part)).join(".");
  const other = lastToHave(name);
  const message = `there is no option ${full} in microvm.nix ${rev}`;
  return other === undefined
    ? {
        message: `${message}, nor in any revision known here: perhaps it comes from a fork, or is newer than the pin`,
        pin: "pin the microvm.nix that has it, and run `npm run codegen -- --refresh`",
      }
    : {
        message: `${message}; ${other}`,
        pin: "pin a microvm.nix that has it, and run `npm run codegen -- --refresh`",
      };
}

function missingOption(
  path: readonly string[],
  name: string,
  error: ErrorObject,
  errors: readonly ErrorObject[],
): { message: string; fix?: string } {
  if (path.length === 0 && name === "name")
    return {
      message: "the definition has no name",
      fix: 'add name: "..."; it is the VM\'s host name',
    };
  const missing = `${optionName([...path, name])} is missing`;
  // what `if` asked for is in the error of the condition itself
  const [condition] = error.schemaPath.split("/then/");
  const asked = errors.find(
    (other) => other.keyword === "if" && other.schemaPath === `${condition}/if`,
  );
  const cases = Object.entries(
    (asked?.parentSchema as JsonSchema | undefined)?.if?.properties ?? {},
  );
  if (cases.length === 0) return { message: `${missing}; it has no default` };
  return {
    message: `${missing}; it is required when ${cases.map(([key, value]) => `${key} is ${JSON.stringify(value.const)}`).join(" and ")}`,
  };
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every(
      (part, index) =>
        part === path[index] ||
        part === "<name>" ||
        (part === "*" && /^\d+$/.test(path[index] ?? "")),
    )
  );
}

/** `["interfaces", "0", "mac"]` → `microvm.interfaces[0].mac`, as an error names it. */
export function optionName(path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "the definition";
  const own = (definitionKeys as readonly string[]).includes(first);
  return rest.reduce(
    (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : `${name}.${part}`),
    own ? first : `microvm.${first}`,
  );
}

/** A name of the module's arguments and what it has: what was meant is clear. */
const isCode = /^(?:pkgs|lib|config)(?:\.[A-Za-z_][\w'-]*)+$/;

function valueFix(error: ErrorObject): string | undefined {
  const { data, parentSchema } = error;
  if (
    typeof data === "string" &&
    describeSchema(parentSchema as JsonSchema).startsWith(expressionForm) &&
    isCode.test(data)
  )
    return `write nix\`${data}\``;
  const expected = (parentSchema as JsonSchema).type;
  if (
    typeof data === "string" &&
    (expected === "integer" || expected === "number") &&
    data.trim() !== "" &&
    Number.isFinite(Number(data))
  )
    return `write ${Number(data)}, without quotes`;
  if (typeof data === "string" && expected === "boolean" && (data === "true" || data === "false"))
    return `write ${data}, without quotes`;
  const members = (parentSchema as JsonSchema).enum;
  if (typeof data === "string" && members !== undefined) {
    const near = closest(
      data,
      members.filter((member) => typeof member === "string"),
    );
    if (near !== undefined) return `did you mean "${near}"?`;
  }
  const { minimum, maximum } = parentSchema as JsonSchema;
  if (expected === "integer" && typeof data === "number" && !Number.isInteger(data))
    return "write a whole number";
  if (typeof data === "number" && minimum !== undefined)
    return maximum === undefined
      ? `write ${minimum} or more`
      : `write a number from ${minimum} to ${maximum}`;
  if (members !== undefined)
    return `write ${members.map((member) => JSON.stringify(member)).join(" or ")}`;
  return undefined;
}

function pointerParts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
