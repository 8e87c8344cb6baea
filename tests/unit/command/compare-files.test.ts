import { expect, test } from "vitest";
import { parseCommandLine } from "../../../src/command/command-line.ts";
import { fileChanges } from "../../../src/command/compare-files.ts";
import { printFileChanges } from "../../../src/command/print-text.ts";
import type { ShownCommand } from "../../../src/command/shown-command.ts";
import { plain } from "../../../src/output/plain.ts";

const shown = (config: unknown) =>
  ({
    line: parseCommandLine("firecracker", "firecracker --config-file /c.json"),
    files: { "/c.json": JSON.stringify(config), "/other.json": "1" },
  }) as unknown as ShownCommand;

test("values of a configuration that went, came and changed", () => {
  const changes = fileChanges(
    shown({ drives: [{ id: "a" }], vsock: null, machine: { smt: true } }),
    shown({ drives: [{ id: "b" }], pmem: [], machine: { smt: true } }),
  );
  expect(printFileChanges(changes, plain)).toEqual([
    "  # /c.json",
    '  - drives[0].id = "a"',
    '  + drives[0].id = "b"',
    "  + pmem = []",
    "  - vsock = null",
  ]);
  expect(fileChanges(shown({ a: 1 }), shown({ a: 1 }))).toEqual([]);
});
