import { formatProblem, KnownError } from "../errors.ts";
import { programOf } from "../lint/program-of.ts";
import { printableOutput } from "../output/printable.ts";
import { printPack } from "../packs/print.ts";
import { qemuPack } from "../packs/qemu.ts";

/*
 * `pack qemu` as a program of its own, which Node runs from source, without packages: the flake's app `pack`.
 *
 *     node src/cli/pack-from-source.ts [PROGRAM|SCRIPT]
 */
try {
  const [named = "qemu-system-x86_64"] = process.argv.slice(2);
  process.stdout.write(printPack(await qemuPack(programOf(named))));
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  for (const problem of error.problems)
    process.stderr.write(printableOutput(`error: ${formatProblem(problem)}\n`));
  process.exitCode = error.status;
}
