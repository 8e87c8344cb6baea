import { expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";
import { fromManuals } from "../../hypervisors/corpus.ts";

/** Each line with what is found in it, the lines that nothing is found in left out. */
function found(pack: string): string {
  const build = readQemuPack(pack);
  return fromManuals()
    .flatMap(({ args }) => {
      const findings = lintQemu(args, build).map(
        ({ rule, severity, message, fix }) =>
          `    ${severity} ${rule}: ${message}${fix === undefined ? "" : ` -> ${fix.args.join(" ")}`}\n`,
      );
      return findings.length === 0 ? [] : [`${args.join(" ")}\n${findings.join("")}`];
    })
    .join("");
}

// what QEMU itself says of these lines is compared in hypervisors/agreement.test.ts
test.each(["qemu-7.2", "qemu-10.0"])("the lines of manuals, by %s", async (pack) => {
  await expect(found(pack)).toMatchFileSnapshot(`golden/manual-lines-${pack}.txt`);
});
