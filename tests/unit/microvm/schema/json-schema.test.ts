import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../../src/config.ts";
import { vmJsonSchema } from "../../../../src/microvm/schema/json-schema.ts";
import type { Option, Options, OptionType } from "../../../../src/microvm/schema/option-schema.ts";
import { readOptionSchema } from "../../../../src/microvm/schema/read.ts";
import { root } from "../../../support/available.ts";

const option = (type: OptionType, more: Partial<Option> = {}): Option => ({
  kind: "option",
  type,
  requiredness: "optional",
  declared: [],
  ...more,
});

const schemaOf = (guest: Options) =>
  vmJsonSchema({
    $comment: "",
    formatVersion: 1,
    sha256: "",
    source: { type: "github", rev: "0123", narHash: "sha256-", lastModified: 0 },
    guest,
    host: {},
  });

const propertyOf = (type: OptionType) => schemaOf({ x: option(type) }).properties?.x;

describe("vmJsonSchema", () => {
  const types: readonly (readonly [type: OptionType, schema: object])[] = [
    [{ kind: "bool" }, { type: "boolean" }],
    [{ kind: "int" }, { type: "integer" }],
    [
      { kind: "int", min: 1 },
      { type: "integer", minimum: 1 },
    ],
    [
      { kind: "int", min: 0, max: 65535 },
      { type: "integer", minimum: 0, maximum: 65535 },
    ],
    [
      { kind: "number", exclusiveMin: 0 },
      { type: "number", exclusiveMinimum: 0 },
    ],
    [{ kind: "string" }, { $ref: "#/$defs/NixString" }],
    [{ kind: "path", absolute: true }, { $ref: "#/$defs/AbsolutePath" }],
    [{ kind: "package" }, { $ref: "#/$defs/NixExpression" }],
    [{ kind: "enum", values: ["pci", "usb"] }, { enum: ["pci", "usb"] }],
    [{ kind: "nullOr", of: { kind: "int" } }, { anyOf: [{ type: "integer" }, { type: "null" }] }],
    [
      { kind: "either", of: [{ kind: "int" }, { kind: "bool" }] },
      { anyOf: [{ type: "integer" }, { type: "boolean" }] },
    ],
    [
      { kind: "listOf", of: { kind: "bool" }, nonEmpty: true },
      { type: "array", items: { type: "boolean" }, minItems: 1 },
    ],
    [
      { kind: "attrsOf", of: { kind: "bool" } },
      { type: "object", additionalProperties: { type: "boolean" } },
    ],
    [{ kind: "anything" }, { $ref: "#/$defs/NixValue" }],
    [{ kind: "unknown", name: "new type" }, { $ref: "#/$defs/NixValue" }],
  ];

  it.each(types)("%j", (type, schema) => {
    expect(propertyOf(type)).toEqual(schema);
  });

  it("requires what has no default, and what a neighbour's value asks for", () => {
    const volume: OptionType = {
      kind: "submodule",
      options: {
        image: option({ kind: "bool" }, { requiredness: "required" }),
        autoCreate: option({ kind: "bool" }, { default: { value: true } }),
        size: option(
          { kind: "int" },
          { requiredness: "conditional", requiredWhen: { autoCreate: true } },
        ),
      },
    };
    expect(
      schemaOf({ volumes: option({ kind: "listOf", of: volume }) }).properties?.volumes?.items,
    ).toEqual({
      title: "Volume",
      type: "object",
      properties: {
        image: { type: "boolean" },
        autoCreate: { type: "boolean", default: true },
        size: { type: "integer" },
      },
      required: ["image"],
      additionalProperties: false,
      // autoCreate may be absent: its default fulfils the condition
      allOf: [
        { if: { properties: { autoCreate: { const: true } } }, then: { required: ["size"] } },
      ],
    });
  });

  it("leaves out what can only fail", () => {
    const schema = schemaOf({
      balloonMem: option({ kind: "unspecified" }, { removed: { replacedBy: ["microvm.balloon"] } }),
      runner: option({ kind: "package" }, { readOnly: true }),
      mem: option({ kind: "int" }),
    });
    expect(Object.keys(schema.properties ?? {})).toEqual([
      "name",
      "systems",
      "imports",
      "pack",
      "requires",
      "mem",
    ]);
  });

  it("takes 3 for an int or a float, and 3 for no float alone", () => {
    const ajv = new Ajv2020({ strict: false });
    const takes = (type: OptionType, value: unknown) =>
      ajv.validate(schemaOf({ x: option(type) }), { name: "a", x: value });
    const either: OptionType = { kind: "either", of: [{ kind: "int" }, { kind: "float" }] };
    expect([takes(either, 3), takes(either, 0.5), takes(either, "3")]).toEqual([true, true, false]);
    expect([takes({ kind: "float" }, 0.5), takes({ kind: "float" }, 3)]).toEqual([true, false]);
  });

  it("gives a type that contains itself a name", () => {
    const schema = schemaOf({
      x: option({
        kind: "recursive",
        name: "JSON value",
        of: {
          kind: "either",
          of: [{ kind: "bool" }, { kind: "listOf", of: { kind: "self", name: "JSON value" } }],
        },
      }),
    });
    expect(schema.properties?.x).toEqual({ $ref: "#/$defs/JSON%20value" });
    expect(schema.$defs?.["JSON value"]).toEqual({
      title: "JSON value",
      anyOf: [{ type: "boolean" }, { type: "array", items: { $ref: "#/$defs/JSON%20value" } }],
    });
  });

  it("is valid by the meta-schema of 2020-12, for the pinned options", () => {
    const ajv = new Ajv2020({ strict: false });
    const schema = vmJsonSchema(readOptionSchema(root, defaultConfig).schema);
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(ajv.validateSchema({ ...schema, required: "name" })).toBe(false);
  });
});
