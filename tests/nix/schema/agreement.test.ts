import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type {
  Option,
  OptionSchema,
  OptionType,
} from "../../../src/microvm/schema/option-schema.ts";
import type { NixValue } from "../../../src/nix/value.ts";
import {
  disagreements,
  imported,
  moduleSystemVerdicts,
  type Sample,
  samplesOf,
  type Verdict,
} from "../../support/agreement.ts";
import { hasNix, microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const schema: OptionSchema = JSON.parse(readFileSync(join(root, "nix/option-schema.json"), "utf8"));

/** Options whose values are made of many parts, and so worth more samples. */
const rich = new Map([
  ["interfaces", 1000],
  ["shares", 1000],
  ["volumes", 1000],
  ["qemu", 1000],
  ["forwardPorts", 800],
  ["devices", 600],
  ["firecracker", 600],
  ["virtiofsd", 500],
  ["graphics", 400],
]);

describe.skipIf(!hasNix || !microvmSource || !nixpkgsLib)(
  "the JSON Schema of the pinned options",
  () => {
    let samples: Sample[];
    let verdicts: Verdict[];
    beforeAll(() => {
      samples = [
        ...samplesOf(schema, (key) => rich.get(key) ?? 120, expressionFor),
        // removed, read-only, unknown
        ...["balloonMem", "runner", "optionOfNobody"].flatMap((key) =>
          [null, true, 3, "x", {}].map((value) => ({ key, value })),
        ),
      ];
      verdicts = verdictsOn(samples);
    }, 300_000);

    test("agrees with the module system on 10,000 values and more", () => {
      expect(samples.length).toBeGreaterThan(10_000);
      expect(share(verdicts, (verdict) => verdict !== null)).toBeGreaterThan(0.5);
      expect(share(verdicts, (verdict) => verdict === null)).toBeGreaterThan(0.25);
      expect(disagreements(schema, samples, verdicts, isMissed).slice(0, 5)).toEqual([]);
    });

    test.each(exceptions)("is stricter on purpose: $reason", ({ key, value }) => {
      const some = [{ key, value: value() }];
      expect(disagreements(schema, some, verdictsOn(some), isMissed)).toEqual([
        { ...some[0], schemaAccepts: false },
      ]);
    });

    test.each<[string, string, (option: Option) => Option]>([
      ["lost a bound", "vcpu", (option) => ({ ...option, type: { kind: "int" } })],
      [
        "gained an enum member",
        "hypervisor",
        (option) => ({ ...option, type: { ...enumOf(option), values: ["qemu", "xen"] } }),
      ],
      ["no longer asks for a field", "shares", (option) => withField(option, "tag", "optional")],
      [
        "asks for a field with a default",
        "shares",
        (option) => withField(option, "proto", "required"),
      ],
      ["forgot a condition", "volumes", (option) => withField(option, "size", "optional")],
    ])("a schema that %s is caught (%s)", (_, key, change) => {
      const option = schema.guest[key] as Option;
      const mutant = { ...schema, guest: { [key]: change(option) } };
      const same = [...samples.keys()].filter((index) => samples[index]?.key === key);
      const more = samplesOf(mutant, () => 200, expressionFor);
      const some = [...same.map((index) => samples[index] as Sample), ...more];
      const said = [...same.map((index) => verdicts[index] as Verdict), ...verdictsOn(more)];
      expect(disagreements(mutant, some, said, isMissed)).not.toEqual([]);
      expect(disagreements(schema, some, said, isMissed)).toEqual([]);
    });
  },
);

/** Where the schema differs from the module system: all that there is. */
const exceptions: readonly {
  readonly reason: string;
  readonly key: string;
  readonly value: () => NixValue;
}[] = [
  {
    reason: "a package is an expression, not the text of a path in the builder's own store",
    key: "kernel",
    value: () =>
      evaluate('builtins.unsafeDiscardStringContext (builtins.toFile "kernel" "")') as string,
  },
  {
    reason: "an attribute set of options is data, not the name of a module's file",
    key: "volumes",
    value: () => [join(root, "tests/support/volume.nix")],
  },
];

const expressionFor = (key: string) => (key === "vmHostPackages" ? "packageSet" : "package");

function verdictsOn(samples: readonly Sample[]): Verdict[] {
  return moduleSystemVerdicts(
    samples,
    nixpkgsLib as string,
    `${imported(join(root, "tests/support/guest-options.nix"))} { inherit lib; source = /. + ${JSON.stringify(microvmSource)}; }`,
  );
}

/** Upstream reads these in one case only, so that the module system alone does not ask for them. */
function isMissed(name: string, { value }: Sample): boolean {
  const [, entry = "1"] = /entry (\d+)\]/.exec(name) ?? [];
  const element = (value as Record<string, unknown>[])[Number(entry) - 1] ?? {};
  if (/^interfaces\..*\.macvtap\./.test(name)) return element.type === "macvtap";
  if (/^volumes\..*\.size$/.test(name)) return element.autoCreate !== false;
  return true;
}

function share(verdicts: readonly Verdict[], passes: (verdict: Verdict) => boolean): number {
  return verdicts.filter(passes).length / verdicts.length;
}

function enumOf({ type }: Option): Extract<OptionType, { kind: "enum" }> {
  if (type.kind !== "enum") throw new Error(`${type.kind} is not an enum`);
  return type;
}

/** The option, a list of submodules, with another requiredness of one of their fields. */
function withField(option: Option, name: string, requiredness: Option["requiredness"]): Option {
  const { type } = option;
  if (type.kind !== "listOf" || type.of.kind !== "submodule") throw new Error("no such list");
  const { requiredWhen: _, ...field } = type.of.options[name] as Option;
  const options = { ...type.of.options, [name]: { ...field, requiredness } };
  return { ...option, type: { ...type, of: { ...type.of, options } } };
}
