import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { vmJsonSchema } from "../../src/microvm/schema/json-schema.ts";
import type { OptionSchema } from "../../src/microvm/schema/option-schema.ts";
import { printInline } from "../../src/nix/print.ts";
import type { NixValue } from "../../src/nix/value.ts";
import { root } from "./available.ts";
import { evaluate } from "./nix.ts";
import { type Expressions, nearMiss, valid } from "./schema-values.ts";

/** A value of one option, or of one group of options, below `microvm`. */
export interface Sample {
  readonly key: string;
  readonly value: NixValue;
}

/** A sample that the schema and the module system take differently. */
export interface Disagreement extends Sample {
  readonly schemaAccepts: boolean;
}

/** What the module system says: refused, or accepted with these options in it left without a value. */
export type Verdict = null | readonly string[];

/** `count` samples of each of the schema's options, half of them valid and half near misses, the same in each run. */
export function samplesOf(
  schema: OptionSchema,
  count: (key: string) => number,
  expressionFor: (key: string) => string,
): Sample[] {
  const json = vmJsonSchema(schema);
  return Object.entries(json.properties ?? {})
    .filter(([key]) => Object.hasOwn(schema.guest, key))
    .flatMap(([key, of], index) => {
      const expressions: Expressions = {
        string: '"${"text"}"',
        path: "/. + builtins.substring 0 4 (toString ./etc)",
        only: expressionFor(key),
      };
      const right = valid(of, json, expressions);
      const numRuns = Math.ceil(count(key) / 2);
      return [right, right.chain((value) => nearMiss(value, of, json))].flatMap((values) =>
        fc.sample(values, { seed: 1000 + index, numRuns }).map((value) => ({ key, value })),
      );
    });
}

/**
 * The verdict of the module system on each sample, `batch` of them in one process of Nix.
 * @param options The option tree, as a Nix expression.
 */
export function moduleSystemVerdicts(
  samples: readonly Sample[],
  lib: string,
  options: string,
  batch = 3000,
): Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-samples-"));
  const file = join(folder, "samples.nix");
  const verdictsOf = (some: readonly Sample[]): Verdict[] => {
    const printed = some.map(
      ({ key, value }) => `{ key = ${printInline(key)}; value = ${printInline(value)}; }`,
    );
    writeFileSync(file, `${standIns}\n[\n${printed.join("\n")}\n]\n`);
    try {
      return evaluate(
        `let lib = ${imported(lib)}; verdicts = ${imported(join(root, "tests/support/module-verdicts.nix"))} { inherit lib; };
         in verdicts (${options}) (${imported(file)} { inherit lib; })`,
      ) as Verdict[];
    } catch (error) {
      if (/syntax error/.test(String(error))) throw error;
      // what `tryEval` does not catch, a type error of Nix itself, refuses the value too
      if (some.length > 1) {
        const middle = Math.ceil(some.length / 2);
        return [...verdictsOf(some.slice(0, middle)), ...verdictsOf(some.slice(middle))];
      }
      return [null];
    }
  };
  try {
    const verdicts: Verdict[] = [];
    for (let start = 0; start < samples.length; start += batch)
      verdicts.push(...verdictsOf(samples.slice(start, start + batch)));
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The samples on which the JSON Schema and the module system do not agree.
 * @param isMissed Whether an option that has no value is one that the sample had to set.
 */
export function disagreements(
  schema: OptionSchema,
  samples: readonly Sample[],
  verdicts: readonly Verdict[],
  isMissed: (name: string, sample: Sample) => boolean,
): Disagreement[] {
  const json = vmJsonSchema(schema);
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ ...json, $id: "vm" });
  const validators = new Map(
    Object.keys(json.properties ?? {}).map((key) => [
      key,
      ajv.compile({ $ref: `vm#/properties/${key}` }),
    ]),
  );
  return samples.flatMap((sample, index) => {
    const verdict = verdicts[index] ?? null;
    const accepted = verdict?.every((name) => !isMissed(name, sample)) === true;
    const schemaAccepts = validators.get(sample.key)?.(sample.value) === true;
    return accepted === schemaAccepts ? [] : [{ ...sample, schemaAccepts }];
  });
}

/** A file of Nix as an expression. */
export function imported(path: string): string {
  return `import (/. + ${printInline(path)})`;
}

/** What the samples' expressions name. */
const standIns = `{ lib }:
let
  package = { type = "derivation"; name = "sample"; outPath = "/nix/store/00000000000000000000000000000000-sample"; };
  packageSet = { _type = "pkgs"; };
in`;
