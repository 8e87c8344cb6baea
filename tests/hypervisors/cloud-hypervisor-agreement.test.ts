import { beforeAll, describe, expect, test } from "vitest";
import { lintCloudHypervisor } from "../../src/lint/cloud-hypervisor/lint.ts";
import { checkKeyValues } from "../../src/lint/cloud-hypervisor/option-parser.ts";
import { cloudHypervisorPack } from "../../src/packs/cloud-hypervisor.ts";
import type { FlagPack } from "../../src/packs/format.ts";
import { cloudHypervisorSource } from "../support/available.ts";
import { errorLines, undecidable } from "../support/cloud-hypervisor-errors.ts";
import { commandLines, documentedLines, errorKinds, parseCases } from "./cloud-hypervisor-cases.ts";

/** What its documentation says, and its source refuses since flags are read by clap again (v36). */
const refused = [
  /^--(rng|net) needs a value/,
  /^--cpus has no key "4"/,
  // vmm/src/vm_config.rs: PayloadConfigError::FirmwarePlusOtherPayloads
  /^--firmware and --kernel exclude each other/,
  /^--cmdline does nothing with --firmware/,
  // main.rs: the group vm-config requires vm-payload; SEV-SNP's and TDX' pages have lines without
  /^--platform needs --firmware or /,
];

describe.skipIf(cloudHypervisorSource === undefined)("cloud-hypervisor's own tests", () => {
  const folder = cloudHypervisorSource ?? "";
  let pack: FlagPack;
  beforeAll(() => {
    pack = cloudHypervisorPack(folder, "the checkout");
  });

  test("agree with lint on which values are taken", () => {
    const cases = parseCases(folder);
    const disagreements = cases.flatMap(({ flag, value, isValid }) => {
      const args = ["--kernel", "vmlinux", `--${flag}`, value];
      // what the parser takes may break a rule of what is done with it
      const problems = isValid
        ? checkKeyValues(pack, flag, value, `--${flag}`).problems
        : lintCloudHypervisor(args, pack);
      return (problems.length === 0) === isValid
        ? []
        : [`--${flag} ${value} is ${isValid ? "valid" : "invalid"}: ${problems[0]?.message}`];
    });
    const agreement = 1 - disagreements.length / cases.length;
    process.stdout.write(
      `\nlint agrees with ${(100 * agreement).toFixed(1)} % of ${cases.length} values, ${cases.filter(({ isValid }) => !isValid).length} of them invalid\n${disagreements.map((it) => `  ${it}\n`).join("")}`,
    );
    expect(cases.length).toBeGreaterThan(60);
    expect(agreement).toBeGreaterThanOrEqual(0.98);
  });

  test("each kind of error of a configuration is known, by lines that make it or by why none can", () => {
    const known = [...Object.keys(errorLines), ...Object.keys(undecidable)];
    const kinds = errorKinds(folder);
    expect(kinds.length).toBeGreaterThan(30);
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  test("lint has nothing to say of the command lines that they take", () => {
    const lines = commandLines(folder);
    // they are parsed alone: what is done otherwise than said is not a matter there
    const alarms = lines.flatMap((args) =>
      lintCloudHypervisor(args, pack).flatMap(({ severity, message }) =>
        severity === "refused" ? [`${args.join(" ")}: ${message}`] : [],
      ),
    );
    process.stdout.write(`\nlint finds ${alarms.length} mistakes in ${lines.length} lines\n`);
    expect(lines.length).toBeGreaterThan(50);
    expect(alarms).toEqual([]);
  });

  test("nor of those in its documentation", () => {
    const lines = documentedLines(folder);
    const alarms = lines.flatMap(({ file, args }) =>
      lintCloudHypervisor(args, pack).flatMap(({ message }) =>
        refused.some((it) => it.test(message)) ? [] : [`${file}: ${args.join(" ")}: ${message}`],
      ),
    );
    process.stdout.write(`\nlint finds ${alarms.length} mistakes in ${lines.length} lines\n`);
    expect(lines.length).toBeGreaterThan(20);
    expect(alarms).toEqual([]);
  });
});
