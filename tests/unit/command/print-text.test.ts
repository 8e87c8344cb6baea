import { expect, test } from "vitest";
import { parseCommandLine } from "../../../src/command/command-line.ts";
import { printText } from "../../../src/command/print-text.ts";
import { plain } from "../../../src/output/plain.ts";

test.each([
  ["'-object rng-builtin,id=a'", "  '-object rng-builtin,id=a'\n"],
  ["-object rng-builtin,id=a", "  -object rng-builtin,id=a\n"],
  ["-append 'a b'", "  -append 'a b'\n"],
])("the text shows where each argument ends: %s", (argument, shown) => {
  const text = printText(
    {
      vm: "a",
      hypervisor: "qemu",
      system: "x86_64-linux",
      rev: "71beea00",
      from: "evaluation",
      line: parseCommandLine("qemu", `qemu ${argument}`),
      extraArgs: [],
      scripts: {},
      files: {},
      origins: undefined,
      carryOver: undefined,
      warnings: [],
      problems: [],
    },
    plain,
  );
  expect(text).toContain(shown);
});
