import fc, { type Arbitrary } from "fast-check";
import type { JsonSchema } from "../../src/microvm/schema/json-schema.ts";
import { isNixExpression, markNixExpression, type NixValue } from "../../src/nix/value.ts";

/** Where an expression stands in for what the schema cannot look into. */
export interface Expressions {
  readonly string: string;
  readonly path: string;
  /** For an option that takes nothing but an expression. */
  readonly only: string;
}

/** Values that the schema accepts. */
export function valid(
  schema: JsonSchema,
  root: JsonSchema,
  expressions: Expressions,
  depth = 0,
): Arbitrary<NixValue> {
  const inner = (of: JsonSchema) => valid(of, root, expressions, depth + 1);
  const expression = (text: string) => fc.constant(markNixExpression(text));
  switch (schema.$ref) {
    case "#/$defs/NixString":
      return fc.oneof({ weight: 9, arbitrary: text }, expression(expressions.string));
    case "#/$defs/AbsolutePath":
      return fc.oneof(
        { weight: 9, arbitrary: text.map((path) => `/${path}`) },
        expression(expressions.path),
      );
    case "#/$defs/NixExpression":
      return expression(expressions.only);
    case "#/$defs/NixValue":
      return schema.type === "object" ? fc.dictionary(name, data, { maxKeys: 3 }) : data;
  }
  if (schema.$ref !== undefined)
    // a type that contains itself ends at some depth
    return depth > 4 ? text : inner(definition(schema.$ref, root));
  if (schema.enum !== undefined) return fc.constantFrom(...(schema.enum as NixValue[]));
  if (schema.anyOf !== undefined) {
    // of a pattern's two forms, the expression's text would have to match it
    const members = schema.anyOf.filter(
      ({ $ref }, index) => index === 0 || $ref !== "#/$defs/NixExpression",
    );
    return fc.oneof(...members.map(inner));
  }
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "integer":
      return whole(schema);
    case "number":
      return schema.not?.type === "integer"
        ? fraction(schema)
        : fc.oneof(fraction(schema), whole(schema));
    case "string":
      return schema.pattern === undefined
        ? text
        : fc.stringMatching(new RegExp(schema.pattern, "u"), { size: "-1" }).filter(isNixText);
    case "array":
      return fc.array(inner(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case "object":
      return object(schema, inner);
    default:
      return data;
  }
}

function object(
  schema: JsonSchema,
  inner: (schema: JsonSchema) => Arbitrary<NixValue>,
): Arbitrary<NixValue> {
  const { properties = {}, required = [], additionalProperties: rest } = schema;
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, inner(of)])),
    { requiredKeys: required, noNullPrototype: true },
  );
  const single = schema.maxProperties === 1;
  if (typeof rest === "object") {
    const more = fc.dictionary(name, inner(rest), {
      ...(single && { minKeys: 1 }),
      maxKeys: single ? 1 : 3,
      noNullPrototype: true,
    });
    return fc.tuple(more, known).map(([more, known]) => ({ ...more, ...known }) as NixValue);
  }
  return known as Arbitrary<NixValue>;
}

/** The same value with one thing about it changed: it may be wrong now, or still right. */
export function nearMiss(
  value: NixValue,
  schema: JsonSchema,
  root: JsonSchema,
): Arbitrary<NixValue> {
  const places = [...placesIn(value, schema, root, [])];
  return fc
    .constantFrom(...places)
    .chain(({ path, value: here, schema }) =>
      changed(here, schema).map((other) => replaced(value, path, other)),
    );
}

interface Place {
  readonly path: readonly string[];
  readonly value: NixValue;
  readonly schema: JsonSchema;
}

function* placesIn(
  value: NixValue,
  given: JsonSchema,
  root: JsonSchema,
  path: readonly string[],
): Generator<Place> {
  const schema = resolved(given, value, root);
  yield { path, value, schema };
  if (typeof value !== "object" || value === null || isNixExpression(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const rest = schema.additionalProperties;
    const of = Array.isArray(value)
      ? schema.items
      : (schema.properties?.[name] ?? (typeof rest === "object" ? rest : {}));
    yield* placesIn(inner as NixValue, of ?? {}, root, [...path, name]);
  }
}

/** Through references, and to the member of an `anyOf` that has the value's outer form. */
function resolved(schema: JsonSchema, value: NixValue, root: JsonSchema): JsonSchema {
  if (schema.$ref !== undefined) return resolved(definition(schema.$ref, root), value, root);
  if (schema.anyOf === undefined) return schema;
  const form = Array.isArray(value) ? "array" : typeof value;
  const members = schema.anyOf.map((member) => resolved(member, value, root));
  return (
    members.find(
      ({ type, enum: values }) =>
        type === form ||
        (form === "number" && type === "integer") ||
        values?.includes(value) === true,
    ) ??
    members[0] ??
    schema
  );
}

function changed(value: NixValue, schema: JsonSchema): Arbitrary<NixValue> {
  const others: Arbitrary<NixValue>[] = [fc.constantFrom(...ofEveryType)];
  if (typeof value === "number")
    others.push(
      fc.constantFrom(
        (schema.minimum ?? 0) - 1,
        schema.minimum ?? 0,
        schema.maximum ?? 2 ** 31,
        (schema.maximum ?? 2 ** 31) + 1,
        (schema.exclusiveMinimum ?? 1) - 1,
        Math.trunc(value) + 0.5,
        String(value),
      ),
    );
  if (typeof value === "string")
    others.push(
      fc.constantFrom(
        "",
        " ",
        "\n",
        `${value}x`,
        `${value}\n`,
        [...value].slice(1).join(""),
        value.toUpperCase(),
      ),
      fc.constantFrom(`${value}:`, `${value}\n\n`, `/${value}`, ...storePaths),
    );
  if (Array.isArray(value))
    others.push(
      fc.constantFrom<NixValue[]>([...value, null], [...value, {}], [...value, "x"], [value], []),
    );
  else if (typeof value === "object" && value !== null && !isNixExpression(value)) {
    const names = Object.keys(value);
    const more = [...Object.keys(schema.properties ?? {}), "extra", "Type", ""];
    others.push(
      fc
        .tuple(fc.constantFrom(...more), fc.constantFrom(...ofEveryType))
        .map(([name, inner]) => ({ ...value, [name]: inner })),
    );
    if (names.length > 0)
      others.push(
        fc
          .constantFrom(...names)
          .map((name) =>
            Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
          ) as Arbitrary<NixValue>,
      );
  }
  return fc.oneof(...others);
}

function replaced(value: NixValue, [first, ...rest]: readonly string[], by: NixValue): NixValue {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, index) =>
      String(index) === first ? replaced(inner, rest, by) : inner,
    );
  const attrs = value as { readonly [name: string]: NixValue };
  return { ...attrs, [first]: replaced(attrs[first] as NixValue, rest, by) };
}

const storePaths = [
  "/nix/store",
  "/nix/store/x",
  "/nix/store/00000000000000000000000000000000-name",
  "/nix/store/00000000000000000000000000000000-name/bin",
];

const ofEveryType: readonly NixValue[] = [
  ...[null, true, false, 0, 1, -1, 3, 65536, 0.5, -2.25],
  ...["", "x", "x y", "/x", "auto", "macvtap"],
  ...[[], [null], ["x"], [1, 2], {}, { x: 1 }, [{}], [{ x: 1 }]],
];

/** Text as Nix can have it. */
const isNixText = (value: string) => !value.includes("\0") && value.isWellFormed();

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }).filter(isNixText),
  fc.constantFrom("${x}", "''", "$$", '"', "\\", "\t\r\n", "/nix/store", "é"),
);

const name = fc
  .oneof(fc.constantFrom("a", "b", "in", "a.b", "é"), fc.string({ maxLength: 4 }))
  .filter((name) => isNixText(name) && name !== "__proto__");

const whole = ({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: JsonSchema) =>
  fc.integer({
    min: Math.max(Math.ceil(minimum), -(2 ** 31)),
    max: Math.min(Math.floor(maximum), 2 ** 33 - 1),
  });

const fraction = ({ minimum = -1e6, maximum = 1e6, exclusiveMinimum }: JsonSchema) =>
  fc
    .double({ min: exclusiveMinimum ?? minimum, max: maximum, noNaN: true })
    .map((value) => Math.round(value * 1000) / 1000)
    .filter(
      (value) =>
        !Number.isInteger(value) && value >= (exclusiveMinimum ?? minimum) && value <= maximum,
    );

const data: Arbitrary<NixValue> = fc.letrec<{ value: NixValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(...ofEveryType),
    text,
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(name, tie("value"), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

function definition(reference: string, root: JsonSchema): JsonSchema {
  const name = decodeURIComponent(reference.replace("#/$defs/", ""));
  return root.$defs?.[name] ?? {};
}
