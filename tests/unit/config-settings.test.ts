import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { configSchema, settings } from "../../src/config-settings.ts";
import { temporaryFolder } from "../support/temporary.ts";

const folder = temporaryFolder("config");
const isOfSchema = new Ajv().compile(configSchema);

/** Whether the tool takes it as ghaf-microvm.json. */
function isTaken(config: unknown): boolean {
  writeFileSync(join(folder, "ghaf-microvm.json"), JSON.stringify(config));
  try {
    readConfig(folder);
    return true;
  } catch {
    return false;
  }
}

test.each([
  [{}, true],
  [{ $schema: "./node_modules/ghaf-microvm/dist/ghaf-microvm.schema.json" }, true],
  [{ definitions: "vms", header: ["SPDX-License-Identifier: MIT", ""] }, true],
  [{ definitions: "..vms/..." }, true],
  [{ definitons: "vms" }, false],
  [{ definitions: 1 }, false],
  [{ definitions: "" }, false],
  [{ definitions: "/vms" }, false],
  [{ definitions: "a/../vms" }, false],
  [{ definitions: "vms\n/.." }, false],
  [{ header: "SPDX-License-Identifier: MIT" }, false],
  [{ header: ["a\nb"] }, false],
  [[], false],
])("%j: the schema and the tool agree", (config, expected) => {
  expect({ schema: isOfSchema(config), tool: isTaken(config) }).toEqual({
    schema: expected,
    tool: expected,
  });
});

test("the schema and the tool agree on any value of any setting", () => {
  const part = fc.constantFrom("/", "..", ".", "a", "\n", "\r", "\u2028", "");
  const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
  const value = fc.oneof(
    text,
    fc.array(fc.oneof(text, fc.integer()), { maxLength: 3 }),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(settings), "other"), value, (name, given) => {
      const config = { [name]: given };
      expect(isTaken(config)).toBe(isOfSchema(config));
    }),
  );
});

test("each setting's example is one", () => {
  for (const [name, { example }] of Object.entries(settings))
    expect(isOfSchema({ [name]: JSON.parse(example) }), name).toBe(true);
});
