import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeModules } from "../../src/definition/module-system.ts";
import * as lib from "../../src/definition/properties.ts";
import { nix } from "../../src/index.ts";
import type { Options } from "../../src/microvm/schema/option-schema.ts";
import { print } from "../../src/nix/print.ts";
import { type Condition, isNixExpression, type NixValue } from "../../src/nix/value.ts";
import { hasNix, nixpkgsLib } from "../support/available.ts";
import { evaluate } from "../support/nix.ts";

const option = (type: object) => ({
  kind: "option" as const,
  requiredness: "optional" as const,
  declared: [],
  type,
});

/** One option of each type that merges in a way of its own. */
const options = {
  number: option({ kind: "int" }),
  text: option({ kind: "string" }),
  lines: option({ kind: "string", separator: "\n" }),
  choice: option({ kind: "nullOr", of: { kind: "bool" } }),
  list: option({ kind: "listOf", of: { kind: "string" } }),
  attrs: option({ kind: "attrsOf", of: { kind: "int" } }),
  elements: option({
    kind: "listOf",
    of: {
      kind: "submodule",
      options: { id: option({ kind: "string" }), size: option({ kind: "int" }) },
    },
  }),
  group: {
    kind: "group",
    options: {
      number: option({ kind: "int" }),
      list: option({ kind: "listOf", of: { kind: "string" } }),
    },
  },
} as unknown as Options;

/** The same in Nix. What nothing defines is left out. */
const declarations = `{
  number = mk lib.types.int;
  text = mk lib.types.str;
  lines = mk lib.types.lines;
  choice = mk (lib.types.nullOr lib.types.bool);
  list = mk (lib.types.listOf lib.types.str);
  attrs = mk (lib.types.attrsOf lib.types.int);
  elements = mk (lib.types.listOf (lib.types.submodule { options = { id = mkOr lib.types.str; size = mkOr lib.types.int; }; }));
  group.number = mk lib.types.int;
  group.list = mk (lib.types.listOf lib.types.str);
}`;

const condition: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  true,
  false,
  nix`arguments.yes`,
  nix`!arguments.yes || arguments.no`,
  nix`arguments.no`,
);
const priority = fc.constantFrom(-3, 50, 100, 900, 1000);
const place = fc.constantFrom(500, 900, 1000, 1500);

/** A value as the module system takes it: a condition around a priority around a place. */
function property(value: fc.Arbitrary<NixValue>, hasPlace = false): fc.Arbitrary<NixValue> {
  const placed = hasPlace
    ? fc.oneof(
        value,
        fc.tuple(place, value).map(([number, of]) => lib.mkOrder<NixValue>(number, of)),
      )
    : value;
  const withPriority = fc.oneof(
    placed,
    fc.tuple(priority, placed).map(([number, of]) => lib.mkOverride<NixValue>(number, of)),
  );
  const conditional = fc.oneof(
    withPriority,
    fc.tuple(condition, withPriority).map(([when, of]) => lib.mkIf<NixValue>(when, of)),
  );
  return fc.oneof(
    { arbitrary: conditional, weight: 4 },
    {
      arbitrary: fc.array(conditional, { maxLength: 3 }).map((all) => lib.mkMerge<NixValue>(all)),
      weight: 1,
    },
  );
}

const number = fc.integer({ min: -2, max: 2 });
const string = fc.constantFrom("a", "b", "c");
const listOf = (item: fc.Arbitrary<NixValue>): fc.Arbitrary<NixValue> =>
  fc.array(
    fc.oneof(
      item,
      fc.tuple(condition, item).map(([when, of]) => lib.mkIf<NixValue>(when, of)),
      fc
        .tuple(condition, fc.array(item, { maxLength: 2 }))
        .map(([when, of]) => lib.optionals<NixValue>(when, of)),
    ),
    { maxLength: 3 },
  );
const record = (members: Record<string, fc.Arbitrary<NixValue>>) =>
  fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<NixValue>;

/** Around a group, which only has members, anything may stand around anything; not around one of its options. */
const ofGroup = (value: fc.Arbitrary<NixValue>): fc.Arbitrary<NixValue> =>
  fc.letrec<{ group: NixValue }>((tie) => ({
    group: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      { arbitrary: value, weight: 6 },
      fc.tuple(condition, tie("group")).map(([when, of]) => lib.mkIf<NixValue>(when, of)),
      fc.tuple(priority, tie("group")).map(([number, of]) => lib.mkOverride<NixValue>(number, of)),
      fc.array(tie("group"), { maxLength: 2 }).map((all) => lib.mkMerge<NixValue>(all)),
      fc
        .tuple(condition, tie("group"))
        .map(([when, of]) => lib.optionalAttrs<object>(when, of as object) as NixValue),
    ),
  })).group;

const module: fc.Arbitrary<NixValue> = property(
  record({
    number: property(number),
    text: property(string),
    lines: property(string, true),
    choice: property(fc.constantFrom(true, false, null)),
    list: property(listOf(string), true),
    attrs: property(record({ x: property(number), y: property(number) })),
    elements: property(
      listOf(fc.record({ id: property(string), size: property(number) }) as fc.Arbitrary<NixValue>),
      true,
    ),
    group: ofGroup(record({ number: property(number), list: property(listOf(string), true) })),
  }),
);

const truths = new Map([
  ["arguments.yes", true],
  ["!arguments.yes || arguments.no", false],
  ["arguments.no", false],
]);
const holds = (given: Condition) =>
  isNixExpression(given) ? truths.get(given.text) === true : given;

/** What TypeScript says of modules; undefined where the module system refuses them. */
function meaning(modules: readonly NixValue[]): unknown {
  const { values, problems } = mergeModules(
    options,
    modules.map((value, source) => ({ source, value, path: [] })),
    holds,
  );
  return problems.length > 0 ? null : values;
}

test.skipIf(!hasNix || nixpkgsLib === undefined)(
  "definitions of any priority, condition and order mean what the module system makes of them",
  { timeout: 600_000 },
  () => {
    const cases = fc.sample(
      fc.array(module, { minLength: 1, maxLength: 4 }),
      Number(process.env.MODULE_CASES ?? 400),
    );
    const real = evaluate(`
      let
        lib = import ${nixpkgsLib};
        mk = type: lib.mkOption { inherit type; };
        # an element has all its options
        mkOr = type: lib.mkOption { type = lib.types.nullOr type; default = null; };
        arguments = { yes = true; no = false; };
        read = options: lib.filterAttrs (_: value: value != { }) (lib.mapAttrs (_: option:
          if option._type or null == "option" then
            (if option.isDefined then { inherit (option) value; } else { })
          else
            (let inner = read option; in if inner == { } then { } else { value = inner; })
        ) (removeAttrs options [ "_module" ]));
        strip = lib.mapAttrs (_: found: if lib.isAttrs found.value && lib.all (v: lib.isAttrs v && lib.attrNames v == [ "value" ]) (lib.attrValues found.value) && found.value != { } then strip found.value else found.value);
        of = modules:
          let
            made = strip (read (lib.evalModules {
              modules = [ { options = ${declarations}; } ] ++ lib.reverseList (modules);
            }).options);
            tried = builtins.tryEval (builtins.deepSeq made made);
          in
          if tried.success then tried.value else null;
      in
      map of ${print(cases.map((modules) => modules.map((config) => ({ config }))))}`);
    const said = cases.map(meaning);
    expect(said.filter((values) => values === null).length).toBeGreaterThan(20);
    expect(said.filter((values) => values !== null).length).toBeGreaterThan(100);
    for (const [index, values] of said.entries())
      expect([print(cases[index] as NixValue), withoutEmpty(values)]).toEqual([
        print(cases[index] as NixValue),
        withoutEmpty((real as unknown[])[index]),
      ]);
  },
);

/** Without what is there in Nix alone: a group that has nothing, options of an element that are not set. */
function withoutEmpty(values: unknown): unknown {
  if (values === null) return null;
  const { group, elements, ...others } = values as { group?: object; elements?: object[] };
  return {
    ...others,
    ...(group !== undefined && Object.keys(group).length > 0 && { group }),
    ...(elements !== undefined && {
      elements: elements.map((element) =>
        Object.fromEntries(Object.entries(element).filter(([, value]) => value !== null)),
      ),
    }),
  };
}
