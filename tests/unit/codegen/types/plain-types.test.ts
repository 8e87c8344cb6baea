import { expect, it } from "vitest";
import { plainTypes } from "../../../../src/codegen/types/plain-types.ts";

it("writes each type on one line, and separates the members of those without a name", async () => {
  const schema = {
    type: "object",
    required: ["mem"],
    additionalProperties: false,
    properties: {
      mem: { type: "integer", minimum: 1, default: 512 },
      "disk-type": { anyOf: [{ enum: ["a (b)", "c; }"] }, { type: "null" }] },
      size: {
        type: "object",
        additionalProperties: false,
        properties: { low: { type: "number" }, high: { type: "number" } },
      },
      listed: { type: "array", items: { $ref: "#/$defs/Listed" } },
    },
    $defs: {
      Listed: { type: "object", properties: {}, additionalProperties: { type: "boolean" } },
    },
  };
  expect(await plainTypes(schema, "Vm")).toEqual({
    interfaces: [
      {
        name: "Vm",
        indexSignatures: [],
        properties: [
          { name: "mem", isOptional: false, type: "number" },
          { name: '"disk-type"', isOptional: true, type: '("a (b)" | "c; }") | null' },
          { name: "size", isOptional: true, type: "{ low?: number; high?: number }" },
          { name: "listed", isOptional: true, type: "Listed[]" },
        ],
      },
      { name: "Listed", indexSignatures: ["[k: string]: boolean"], properties: [] },
    ],
    aliases: [],
  });
});
