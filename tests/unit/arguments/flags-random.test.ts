import fc from "fast-check";
import { expect, test } from "vitest";
import { flagBuilders } from "../../../src/arguments/flags.ts";
import type { PropertyValue } from "../../../src/arguments/values.ts";
import { checkKeyValues } from "../../../src/lint/cloud-hypervisor/option-parser.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";
import { flagValues } from "../../support/flag-values.ts";

const pack = readPack("cloud-hypervisor") as FlagPack;

test.each(Object.keys(pack.structs))(
  "what a builder writes for --%s is read as it is meant",
  (flag) => {
    const { keys = {} } = pack.structs[flag] ?? {};
    const builder =
      flagBuilders<Record<string, (value: PropertyValue) => never>>("cloud-hypervisor");
    const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    fc.assert(
      fc.property(flagValues(keys), (values) => {
        const [, text = ""] = builder.args(builder[name]?.(values as PropertyValue) as never);
        const read = checkKeyValues(pack, flag, text, `--${flag}`);
        expect(read.problems).toEqual([]);
        for (const [key, value] of Object.entries(values))
          if (typeof value === "string") expect(read.given.get(key)).toBe(value);
      }),
      { numRuns: 200 },
    );
  },
);
