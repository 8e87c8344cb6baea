import { join } from "node:path";
import { Command, Option } from "commander";
import { createTwoFilesPatch } from "diff";
import { type Changes, compareWithDisk } from "../codegen/changes.ts";
import { commandRecords } from "../codegen/command-records.ts";
import { generate } from "../codegen/generate.ts";
import { type Config, readConfig } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists, removeAll, writeAll } from "../files.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import { readPin, requireSchemaOfPin } from "../microvm/schema/pin.ts";
import { readOptionSchema } from "../microvm/schema/read.ts";
import { watchSources } from "./watch.ts";

interface CodegenOptions {
  readonly check?: true;
  readonly refresh?: true;
  readonly watch?: true;
  readonly source?: string;
  readonly nixpkgs?: string;
}

/** `codegen`: writes everything that is generated, or says what is not as it would be. */
export function codegenCommand(): Command {
  return new Command("codegen")
    .description("generate the types, the Nix module of each VM and the record of both")
    .option("--check", "write nothing; print a diff of what is out of date and exit with 1")
    .option(
      "--refresh",
      "first extract the option schema anew from the pinned microvm.nix (needs Nix)",
    )
    .option(
      "--source <dir>",
      "a git repository or tree with the pinned microvm.nix, in place of the Nix store",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, in place of the locked one")
    .addOption(
      new Option("--watch", "keep running, and generate again when a definition changes").conflicts(
        ["check", "refresh"],
      ),
    )
    .action(async (options: CodegenOptions) => {
      const root = process.cwd();
      if (options.watch) await watchSources(root, () => codegen(root, options));
      else await codegen(root, options);
    });
}

async function codegen(root: string, options: CodegenOptions): Promise<void> {
  const config = readConfig(root);
  const { files, outOfDate } = await generateAll(root, config, options);
  const changes = compareWithDisk(root, config, files);
  for (const [path, why] of outOfDate)
    process.stderr.write(`warning: ${path} is out of date: ${why}\n`);
  if (options.check) report(root, changes, files.size, outOfDate.size);
  else apply(root, changes, files.size);
}

/** Every generated file; with `--refresh` the option schema is one of them. */
async function generateAll(
  root: string,
  config: Config,
  options: CodegenOptions,
): Promise<{ files: Map<string, string>; outOfDate: ReadonlyMap<string, string> }> {
  const pin = readPin(root, config);
  let outOfDate: ReadonlyMap<string, string> = new Map();
  const generateFrom = (schema: OptionSchema, text: string) =>
    generate(root, config, schema, text, async (modules) => {
      const records = await commandRecords(root, config, pin, options, modules);
      // a VM that never had a record lacks none
      outOfDate = new Map([...records.notMade].filter(([path]) => records.files.has(path)));
      return records;
    });
  if (!options.refresh) {
    const { schema, text } = readOptionSchema(root, config);
    requireSchemaOfPin(config, schema, pin);
    return { files: await generateFrom(schema, text), outOfDate };
  }
  const [{ extractOptionSchema, printOptionSchema }, { approximations, approximationText }] =
    await Promise.all([
      import("../microvm/schema/extract.ts"),
      import("../microvm/schema/approximations.ts"),
    ]);
  const schema = await extractOptionSchema(config, pin, options);
  const text = printOptionSchema(schema);
  const inexact = approximations(schema.guest);
  if (inexact.length > 0) process.stderr.write(`${approximationText(inexact)}\n`);
  const files = await generateFrom(schema, text);
  return { files: new Map([[config.schema, text], ...files]), outOfDate };
}

function report(root: string, { stale, left }: Changes, count: number, outOfDate: number): void {
  for (const [path, text] of stale) {
    const current = readIfExists(join(root, path));
    process.stdout.write(
      createTwoFilesPatch(
        current === undefined ? "/dev/null" : path,
        path,
        current ?? "",
        text,
        "",
        "",
        {
          headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
        },
      ),
    );
  }
  for (const path of left)
    process.stdout.write(
      createTwoFilesPatch(path, "/dev/null", readIfExists(join(root, path)) ?? "", ""),
    );
  const wrong = stale.size + left.length + outOfDate;
  if (wrong > 0)
    throw new KnownError(
      {
        message: `${wrong} of ${count + left.length} generated files are not up to date`,
        fix: "npm run codegen",
      },
      exitStatus.doesNotHold,
    );
  process.stdout.write(`all ${count} generated files are up to date\n`);
}

function apply(root: string, { stale, left }: Changes, count: number): void {
  writeAll(root, stale);
  removeAll(root, left);
  for (const path of stale.keys()) process.stdout.write(`wrote ${path}\n`);
  for (const path of left) process.stdout.write(`removed ${path}\n`);
  if (stale.size + left.length === 0)
    process.stdout.write(`all ${count} generated files are up to date\n`);
}
