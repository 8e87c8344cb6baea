import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { lintCrosvm } from "../../src/lint/crosvm/lint.ts";
import { crosvmPack } from "../../src/packs/crosvm.ts";
import type { CrosvmPack } from "../../src/packs/format.ts";
import { shellWords } from "../../src/shell/shell-words.ts";
import { crosvmSource } from "../support/available.ts";
import { collectCases } from "./crosvm-cases.ts";

/** Why crosvm's test and lint may differ. */
const reasons = [
  {
    says: /--serial .*(input-unix-stream|stdin and input|earlycon)/,
    because:
      "the test only parses; create_serial_device, validate_serial_parameters and TryFrom<RunCommand> refuse it",
  },
  {
    says: /--device-tree-overlay.*filter/,
    because: "revisions before the summer of 2026 ask for a device with dt-symbol beside filter",
  },
  {
    says: /--gpu-display.*horizontal-dpi/,
    because: "revisions before 2026 have old names of dpi, which exclude the new one",
  },
];

/** The `crosvm run` lines of crosvm's book, with something for what they leave to the reader. */
function documentedCommands(folder: string): { readonly name: string; readonly text: string }[] {
  const book = join(folder, "docs/book/src");
  return readdirSync(book, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(book, file), "utf8");
      const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
      return blocks.flatMap((block) =>
        [...block.replace(/\\\n/g, " ").matchAll(/^.*?\bcrosvm run (.*)$/gm)]
          .map(([, args = ""]) => ({
            name: file,
            text: args
              .replace(/#.*$/, "")
              .replace(/(^|\s)(?:\.\.\.|<[^>]*arguments?>|\$\{?USUAL_CROSVM_ARGS\}?)(?=\s|$)/g, " ")
              .replace(/<(\w+)>/g, "1")
              .replace(/\$\{?(\w+)\}?/g, (_, variable: string) =>
                /CID|PORT/.test(variable) ? "3" : `/${variable}`,
              ),
          }))
          .filter(({ text }) => !text.includes("--help")),
      );
    });
}

describe.skipIf(crosvmSource === undefined)("crosvm's own tests", () => {
  let pack: CrosvmPack;
  beforeAll(() => {
    pack = crosvmPack(crosvmSource ?? "", "the checkout");
  });

  test("agree with lint on what is taken and what is refused", () => {
    const { cases, leftOut } = collectCases(crosvmSource ?? "", pack);
    const disagreements = cases.flatMap(({ name, args, isValid }) => {
      const [refusal] = lintCrosvm(args, pack).filter(({ severity }) => severity === "refused");
      if ((refusal === undefined) === isValid) return [];
      const text = `${name}: ${args.slice(1).join(" ")} is ${isValid ? "valid" : "invalid"}, lint: ${refusal?.message ?? "nothing"}`;
      return [{ text, because: reasons.find(({ says }) => says.test(text))?.because }];
    });
    const invalid = cases.filter(({ isValid }) => !isValid).length;
    const agreement = 1 - disagreements.length / cases.length;
    process.stdout.write(
      `\nlint agrees with ${(100 * agreement).toFixed(1)} % of ${cases.length} cases of crosvm's own tests, ${invalid} of them invalid; ${leftOut.length} that are not plain text are left out\n${disagreements.map(({ text, because }) => `  ${text}\n    ${because ?? "not explained"}\n`).join("")}`,
    );
    if (process.env.CASES_LEFT_OUT)
      process.stdout.write(leftOut.map((it) => `  - ${it}\n`).join(""));
    expect(cases.length).toBeGreaterThan(200);
    expect(agreement).toBeGreaterThanOrEqual(0.98);
  });

  test("so does its book: lint has nothing to say of its command lines", () => {
    const commands = documentedCommands(crosvmSource ?? "");
    const alarms = commands.flatMap(({ name, text }) =>
      lintCrosvm(
        shellWords(text).map((arg) => arg.text),
        pack,
      ).map(({ message }) => `${name}: ${text}: ${message}`),
    );
    process.stdout.write(
      `\nlint finds ${alarms.length} mistakes in ${commands.length} command lines of crosvm's book\n`,
    );
    expect(commands.length).toBeGreaterThan(15);
    expect(alarms).toEqual([]);
  });
});
