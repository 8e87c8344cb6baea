import { expect, it } from "vitest";
import { defaultConfig } from "../../../../src/config.ts";
import { checkDefinitions } from "../../../../src/definition/check/check.ts";
import type { LoadedDefinition } from "../../../../src/definition/load.ts";
import { type JsonSchema, vmJsonSchema } from "../../../../src/microvm/schema/json-schema.ts";
import type { Option, OptionType } from "../../../../src/microvm/schema/option-schema.ts";
import { readOptionSchema } from "../../../../src/microvm/schema/read.ts";
import { root } from "../../../support/available.ts";
import { temporaryRepository } from "../../../support/repository.ts";

/** One of every JSON type, and what contains another. */
const values = [
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "x",
  [],
  [null],
  ["x"],
  [[]],
  {},
  { x: 1 },
  { text: 5 },
];

/** Types that the pinned options do not have, or only some revisions. */
const kinds = Object.fromEntries(
  Object.entries<OptionType>({
    anExpression: { kind: "expression", name: "pkgs" },
    aFunction: { kind: "function", to: { kind: "string" } },
    aModule: { kind: "module" },
    aFloat: { kind: "float" },
    aStorePath: { kind: "path", inStore: true },
    noStorePath: { kind: "path", inStore: false, absolute: true },
    someSubmodule: {
      kind: "nullOr",
      of: { kind: "submodule", options: { inner: plain({ kind: "package" }) } },
    },
    eitherPackage: { kind: "either", of: [{ kind: "package" }, { kind: "int" }] },
    aTag: {
      kind: "tagged",
      tags: { one: plain({ kind: "int" }), other: plain({ kind: "package" }) },
    },
    someTags: {
      kind: "listOf",
      of: { kind: "tagged", tags: { one: plain({ kind: "int" }), other: plain({ kind: "bool" }) } },
    },
    aCoercion: {
      kind: "coerced",
      from: { kind: "string" },
      to: { kind: "listOf", of: { kind: "package" } },
    },
    anAttrs: { kind: "attrsOf", of: { kind: "nullOr", of: { kind: "package" } }, single: true },
    aLine: { kind: "string", singleLine: true },
    notEmpty: { kind: "listOf", of: { kind: "string", nonEmpty: true }, nonEmpty: true },
  }).map(([name, type]) => [name, plain(type)]),
);

function plain(type: OptionType): Option {
  return { kind: "option", type, requiredness: "optional", declared: [] };
}

/** The paths of all options, with the first element of lists and one member of attribute sets. */
function* paths(schema: JsonSchema, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    yield* paths(inner, [...path, name]);
  if (schema.items !== undefined) yield* paths(schema.items, [...path, "0"]);
  if (typeof schema.additionalProperties === "object")
    yield* paths(schema.additionalProperties, [...path, "member"]);
  for (const member of schema.anyOf ?? []) if (member.type === "object") yield* paths(member, path);
}

/** The value below its path, each name on a line of its own. */
function nested([first, ...rest]: readonly string[], value: unknown): string {
  if (first === undefined) return JSON.stringify(value);
  return first === "0"
    ? `[\n${nested(rest, value)},\n]`
    : `{\n${JSON.stringify(first)}: ${nested(rest, value)},\n}`;
}

it("a wrong value of every JSON type, at every option: what must be, what is, and its own line", async () => {
  const pinned = readOptionSchema(root, defaultConfig).schema;
  const schema = { ...pinned, guest: { ...pinned.guest, ...kinds } };
  const repository = temporaryRepository();
  const definitions: LoadedDefinition[] = [];
  const ownLine = new Map<string, string>();
  const all = new Set([...paths(vmJsonSchema(schema))].map((path) => JSON.stringify(path)));
  for (const text of all) {
    const path: string[] = JSON.parse(text);
    for (const value of values) {
      const file = `src/vms/${definitions.length}.ts`;
      const code = nested(path, value);
      const sources = new Map([[file, Buffer.from(`defineVm(${code});\n`)]]);
      const depth = path.length + 1;
      ownLine.set(file, `${path.join(".")} ${JSON.stringify(value)}:${depth}`);
      const vm = JSON.parse(code.replaceAll(/,\n([}\]])/g, "$1"));
      definitions.push({ kind: "vm", vm, file, line: 1, column: 1, sources });
    }
  }
  const error = await checkDefinitions(repository.path, schema, definitions);
  const form =
    / must be .+, but is .+| is missing; it |^there is no option |^the definition has no name$|is not a valid host name| was removed |is taken by|^the imported module /;
  const others = error.problems.filter(({ message }) => !form.test(message));
  expect(others).toEqual([]);
  // a definition and its message, for what has more than one form
  const said = (file: string) =>
    error.problems.filter((problem) => ownLine.get(problem.file ?? "")?.startsWith(file));
  expect(said("aTag {}").map(({ message }) => message)).toContain(
    "microvm.aTag must be an attribute set with one of one, other and nothing else, but is the attribute set {}",
  );
  expect(said("aTag.other null").map(({ message }) => message)).toEqual([
    "the definition has no name",
    "microvm.aTag.other must be a Nix expression (nix`...`), but is null",
  ]);
  expect(said('someSubmodule {"x":1}').map(({ message }) => message)).toEqual([
    "the definition has no name",
    "there is no option microvm.someSubmodule.x in microvm.nix 71beea00, nor in any revision known here: perhaps it comes from a fork, or is newer than the pin",
  ]);
  // no name is missing at the right line only: what is wrong must be reported where it stands
  const about = error.problems.filter(({ message }) => / must be .+, but is .+/.test(message));
  const elsewhere = about.filter(
    ({ file, line }) => !ownLine.get(file ?? "")?.endsWith(`:${line}`),
  );
  expect(elsewhere.map((p) => ({ ...p, at: ownLine.get(p.file ?? "") }))).toEqual([]);
  expect(about.length).toBeGreaterThan(500);
});
