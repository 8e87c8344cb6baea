import { notVerifiedText } from "../../../src/codegen/not-verified.ts";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { reportText } from "../../../src/lint/report.ts";
import { plain } from "../../../src/output/plain.ts";
import { printableOutput } from "../../../src/output/printable.ts";
import { type Checked, checked, exitStatus } from "./check.ts";
import { withPacks } from "./packs.ts";

/**
 * What `ghaf-microvm lint FILE` says of a script, by the same rules.
 *
 * @param file The script's name in messages.
 * @param pack The build to check against; without it, the one that fits the program in the script.
 */
export function lintText(text: string, file: string, pack?: string): Promise<Checked> {
  return withPacks((packNamed) =>
    checked(() => {
      const notes: string[] = [];
      const { findings, notChecked } = lintScript(
        text,
        file,
        packNamed,
        pack,
        undefined,
        (note) => notes.push(note),
        () => undefined,
      );
      if (notChecked !== undefined)
        notes.push(`${notVerifiedText({ what: "the arguments", vms: [file], why: notChecked })}\n`);
      const report = reportText(findings, plain, notChecked === undefined);
      return {
        status:
          findings.length > 0
            ? exitStatus.failed
            : notChecked === undefined
              ? exitStatus.passed
              : exitStatus.notChecked,
        output: printableOutput(`${report}${notes.join("")}`),
      };
    }),
  );
}
