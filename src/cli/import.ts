import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { requireFreeName, requireHostName } from "../definition/free-name.ts";
import {
  definitionOf,
  hasRest,
  type ImportedFile,
  type ImportedModule,
} from "../definition/imported-module.ts";
import { typesImport } from "../definition/starting-definition.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { writeAll } from "../files.ts";
import { evaluateNix } from "../nix/evaluate.ts";
import { nixpkgsLib } from "../nix/pinned-sources.ts";
import { quoted } from "../nix/print.ts";
import { isSettable } from "../schema/json-schema.ts";
import { type OptionSchema, walkOptions } from "../schema/option-schema.ts";
import { readPin } from "../schema/pin.ts";
import { readOptionSchema } from "../schema/read.ts";
import { nixFolder } from "../tool.ts";

interface ImportOptions {
  readonly nixpkgs?: string;
}

/** `import`: an existing NixOS module of a guest becomes a definition. */
export function importCommand(): Command {
  return new Command("import")
    .description("turn a guest's NixOS module into a VM definition (needs Nix)")
    .argument("<file.nix>", "the module; it stays, and what is no option of microvm stays in it")
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, in place of the locked one")
    .action(async (given: string, options: ImportOptions) => {
      const root = realpathSync(process.cwd());
      const config = readConfig(root);
      const file = moduleFile(root, given);
      const { schema } = readOptionSchema(root, config);
      const paths = [...walkOptions(schema.guest)]
        .filter(({ option }) => isSettable(option))
        .map(({ path }) => path);
      const pin = readPin(root, config);
      const read = (await evaluateNix(
        `import (/. + ${quoted(join(nixFolder, "import"))}) { lib = ${nixpkgsLib(config.lock, pin, options)}; file = /. + ${quoted(join(root, file))}; options = builtins.fromJSON ${quoted(JSON.stringify(paths))}; }`,
        `${file} does not evaluate`,
      )) as ImportedFile;
      const module = requireModule(file, read);
      const name = module.hostName ?? nameOf(file);
      requireHostName(name);
      const definition = requireFreeName(root, config, name, file);
      const rest = `${config.definitions}/${name}/rest.nix`;
      const files = definitionOf(name, module, {
        module: file,
        definition,
        rest,
        types: typesImport(config),
        root,
      });
      const isInTheWay = file === `${config.modules}/${name}/default.nix`;
      if (hasRest(module) && isInTheWay)
        throw new KnownError(
          {
            file,
            message:
              "says more than options of microvm, and is where codegen will write the VM's module",
            fix: `mkdir -p ${config.definitions}/${name} && git mv ${file} ${config.definitions}/${name}/original.nix, and import that`,
          },
          exitStatus.doesNotHold,
        );
      if (existsSync(join(root, rest)) && files.has(rest))
        throw new KnownError(
          { file: rest, message: "is there already", fix: "move it away" },
          exitStatus.doesNotHold,
        );
      writeAll(root, files);
      for (const path of files.keys()) process.stdout.write(`wrote ${path}\n`);
      for (const line of keptLines(schema, file, module)) process.stdout.write(`${line}\n`);
      process.stdout.write(
        isInTheWay ? `next: rm ${file}, then npm run codegen\n` : "next: npm run codegen\n",
      );
    });
}

/** The module's path relative to the root, with its symbolic links followed. */
function moduleFile(root: string, given: string): string {
  const fail = (message: string, fix?: string) =>
    new KnownError({ file: given, message, fix }, exitStatus.notJudged);
  const found = resolve(given);
  const path = existsSync(join(found, "default.nix")) ? join(found, "default.nix") : found;
  if (!existsSync(path)) throw fail("does not exist");
  if (!path.endsWith(".nix")) throw fail("is no Nix file");
  const file = relative(root, realpathSync(path));
  if (file.startsWith("../")) throw fail("is outside this repository", "copy it into it first");
  return file;
}

function requireModule(file: string, read: ImportedFile): ImportedModule {
  if (read.form === "module") return read;
  const takes = `a function of ${read.arguments.join(", ")}`;
  const message = {
    system: `is no module but ${takes} that makes a whole NixOS system`,
    unreadable: `is ${read.arguments.length === 0 ? "nothing that evaluates alone" : takes}, which decide what it is`,
    other: "is no NixOS module",
  }[read.form];
  throw new KnownError(
    {
      file,
      message,
      fix: "put the guest's own module into a file of its own, and import that",
    },
    exitStatus.doesNotHold,
  );
}

/** `vms/chatvm.nix` and `chatvm/default.nix` are of chatvm. */
function nameOf(file: string): string {
  const name = basename(file, ".nix");
  return name === "default" ? basename(dirname(file)) : name;
}

/** What has not moved, and why. */
function* keptLines(schema: OptionSchema, file: string, module: ImportedModule): Generator<string> {
  const all = [...walkOptions(schema.guest)];
  for (const option of module.options) {
    if (!("kept" in option)) continue;
    const name = ["microvm", ...option.path].join(".");
    const removed = all.find(({ path }) => path.join(".") === option.path.join("."))?.option
      .removed;
    if (option.kept === "expression")
      yield `${name} stays in ${file}: it is no plain data; nix\`...\` can hold it`;
    else if (removed !== undefined)
      yield `${name} stays in ${file}: it was removed from microvm.nix${removed.replacedBy.length > 0 ? `, use ${removed.replacedBy.join(" and ")}` : ""}`;
    else
      yield `${name} stays in ${file}: microvm.nix ${schema.source.rev.slice(0, 8)} has no such option`;
  }
}
