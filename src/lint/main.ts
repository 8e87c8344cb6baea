import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { exitStatus, formatProblem, KnownError } from "../errors.ts";
import { plain } from "../output/plain.ts";
import { printableOutput } from "../output/printable.ts";
import { assemblePack, isPackFile } from "../packs/assemble.ts";
import type { Pack } from "../packs/format.ts";
import { parsePack } from "../packs/parse.ts";
import { type BuildOptions, leftOut } from "../packs/without-features.ts";
import { askScriptWith } from "./ask/ask-script.ts";
import { type Locate, lintScript } from "./lint-script.ts";
import { type Places, placeOfArgument } from "./places.ts";
import { reportText } from "./report.ts";
import { rulePages } from "./rules.ts";

/**
 * `lint` of a script as a program of its own, which Node runs from source, without packages: what Nix runs when it
 * builds a guest's runner (nix/checks).
 *
 *     node src/lint/main.ts SCRIPT [--places FILE] [--pack PACK] [--build-options JSON] [--ask PROGRAM] [--allow RULE]...
 *         [--allow-unverified]
 */
async function main(): Promise<number> {
  const { values, positionals } = parsed();
  const [script, ...others] = positionals;
  if (script === undefined || others.length > 0)
    throw usage("name one script: the bin/microvm-run of a runner");
  for (const rule of values.allow)
    if (!rulePages.some(({ id }) => id === rule)) throw usage(`there is no rule "${rule}"`);
  const places = values.places === undefined ? noPlaces : readPlaces(values.places);
  const locate: Locate = (args, index) =>
    placeOfArgument(places, args, index) ?? { file: script, line: args[index]?.line ?? 1 };
  if (values.ask !== undefined) return ask(script, values.ask, values, locate);
  const verdict = lintScript(
    readText(script),
    script,
    packNamed,
    values.pack,
    locate,
    (text) => process.stderr.write(printableOutput(text)),
    readNamed,
    values["build-options"] === undefined
      ? []
      : leftOut(JSON.parse(values["build-options"]) as BuildOptions),
  );
  const findings = verdict.findings.filter(({ rule }) => !values.allow.includes(rule));
  const { notChecked } = verdict;
  if (notChecked !== undefined)
    process.stderr.write(`not verified: the arguments: ${notChecked}\n`);
  process.stdout.write(printableOutput(reportText(findings, plain, notChecked === undefined)));
  // a build's log says what could not be verified
  const isPassed = notChecked === undefined || values["allow-unverified"];
  if (findings.length === 0) return isPassed ? exitStatus.passed : exitStatus.notChecked;
  process.stderr.write(
    'if this is intended: --allow RULE, for a guest ghaf-microvm.checks.allow = [ "RULE" ];\n',
  );
  return exitStatus.failed;
}

/** What the program itself says of the script's commands: alone, for the rules have a build of their own. */
async function ask(
  script: string,
  program: string,
  { pack, allow }: { readonly pack?: string | undefined; readonly allow: readonly string[] },
  locate: Locate,
): Promise<number> {
  const text = readText(script);
  const asked = await askScriptWith(text, script, program, packNamed, pack, locate);
  const findings = asked.findings.filter(({ rule }) => !allow.includes(rule));
  for (const note of asked.notes) process.stderr.write(printableOutput(`note: ${note}\n`));
  if (asked.notChecked !== undefined)
    process.stderr.write(printableOutput(`not verified: ${asked.notChecked}\n`));
  process.stdout.write(
    printableOutput(reportText(findings, plain, asked.notChecked === undefined)),
  );
  if (findings.length > 0) return exitStatus.failed;
  return asked.notChecked === undefined ? exitStatus.passed : exitStatus.notChecked;
}

const noPlaces: Places = { args: [], typed: [], options: [] };

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        places: { type: "string" },
        pack: { type: "string" },
        "build-options": { type: "string" },
        ask: { type: "string" },
        allow: { type: "string", multiple: true, default: [] },
        "allow-unverified": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function readPlaces(file: string): Places {
  try {
    return JSON.parse(readText(file)) as Places;
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw new KnownError(
      {
        file,
        message: `is not JSON: ${(error as Error).message}`,
        fix: "name the file of places that nix/checks writes, or leave --places out",
      },
      exitStatus.notChecked,
    );
  }
}

function packNamed(name: string): Pack {
  const pack =
    packs.get(name) ??
    (isPackFile(name)
      ? parsePack(name, readText(name))
      : assemblePack(name, (file) =>
          readText(new URL(`../../nix/packs/${file}`, import.meta.url)),
        ));
  packs.set(name, pack);
  return pack;
}

/** A script may start several programs of one kind. */
const packs = new Map<string, Pack>();

function readText(file: string | URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new KnownError(
      {
        file: String(file),
        message: `cannot be read: ${(error as Error).message}`,
        fix: "name a file that is there and may be read",
      },
      exitStatus.notChecked,
    );
  }
}

/** The configuration that Firecracker is started with. */
function readNamed(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function usage(message: string): KnownError {
  return new KnownError(
    {
      message,
      fix: "main.ts SCRIPT [--places FILE] [--pack PACK] [--build-options JSON] [--ask PROGRAM] [--allow RULE]... [--allow-unverified]",
    },
    exitStatus.notChecked,
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  for (const problem of error.problems)
    process.stderr.write(printableOutput(`error: ${formatProblem(problem)}\n`));
  process.exitCode = error.status;
}
