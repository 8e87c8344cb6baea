import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { isHostName, requireFreeName, requireHostName } from "../definition/free-name.ts";
import { hostNameFix, hostNameRule, nearHostName } from "../definition/host-name.ts";
import { typesImport } from "../definition/starting-definition.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { writeAll } from "../files.ts";
import {
  definitionOf,
  guestOfSystem,
  hasRest,
  type ImportedFile,
  type ImportedGuest,
  lineOfDefinition,
  type SaidByModule,
} from "../import/imported-module.ts";
import { isInput, isOwnArgument } from "../import/imported-rest.ts";
import { isSettable } from "../microvm/schema/json-schema.ts";
import { type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import { readPin } from "../microvm/schema/pin.ts";
import { readOptionSchema } from "../microvm/schema/read.ts";
import { evaluateNix, tryEvaluateNix } from "../nix/evaluate.ts";
import { nixpkgsLib } from "../nix/pinned-sources.ts";
import { quoted } from "../nix/print.ts";
import { nixFolder } from "../tool.ts";
import { requireRoot } from "./require-root.ts";

interface ImportOptions {
  readonly name?: string;
  readonly nixpkgs?: string;
}

/** `import`: an existing NixOS module of a guest becomes a definition. */
export function importCommand(): Command {
  return new Command("import")
    .description("turn a guest's NixOS module or system into a VM definition (needs Nix)")
    .argument(
      "<file.nix>",
      "a module, or a function that calls nixosSystem; it stays, and what is no option of microvm stays in it",
    )
    .option("--name <vm>", "the VM's name, where the module says none")
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, in place of the locked one")
    .action(async (given: string, options: ImportOptions) => {
      const root = realpathSync(process.cwd());
      const config = readConfig(root);
      requireRoot(root, config);
      const file = moduleFile(root, given);
      const { schema } = readOptionSchema(root, config);
      const lib = nixpkgsLib(config.lock, readPin(root, config), options);
      const guest = requireGuest(file, schema, await readModule(root, file, lib, schema));
      const name = requireName(file, guest, options.name);
      const definition = requireFreeName(root, config, name, file);
      const rest = `${config.definitions}/${name}/rest.nix`;
      const files = definitionOf(name, guest, {
        module: file,
        definition,
        rest,
        types: typesImport(config),
        root,
        line: lineOfDefinition(readFileSync(join(root, file), "utf8"), definition),
      });
      const isInTheWay = file === `${config.modules}/${name}/default.nix`;
      if (hasRest(guest) && isInTheWay) {
        const elsewhere = join(dirname(config.modules), "original", name);
        throw new KnownError(
          {
            file,
            message:
              "says more than options of microvm, and is where codegen will write the VM's module",
            fix: `mkdir -p ${dirname(elsewhere)} && git mv ${dirname(file)} ${elsewhere}, and import that`,
          },
          exitStatus.doesNotHold,
        );
      }
      if (existsSync(join(root, rest)) && files.has(rest))
        throw new KnownError(
          { file: rest, message: "is there already", fix: "move it away" },
          exitStatus.doesNotHold,
        );
      writeAll(root, files);
      const lines = [
        ...[...files.keys()].map((path) => `wrote ${path}`),
        ...keptLines(schema, file, guest),
        ...(guest.hasOtherHostName && guest.hostName === null
          ? [
              `networking.hostName stays in ${file}: it is no plain string, and must come to the definition's name, "${name}"`,
            ]
          : []),
        ...argumentLines(file, guest),
        ...inputLines(file, rest, guest),
        isInTheWay ? `next: rm ${file}, then npm run codegen` : "next: npm run codegen",
      ];
      process.stdout.write(lines.map((line) => `${line}\n`).join(""));
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

/**
 * The guest of the file.
 * @throws KnownError (status 1) when it has none that can become a definition.
 */
function requireGuest(
  file: string,
  schema: OptionSchema,
  { said: read, asked }: ReadFile,
): ImportedGuest {
  const fail = (message: string, fix = alone) =>
    new KnownError({ file, message, fix }, exitStatus.doesNotHold);
  const names = Object.keys(read.arguments).join(", ");
  const takes = `a function of ${names}`;
  const depends =
    names === "" ? "nothing that evaluates alone" : `${takes}, which decide what it is`;
  if (read.form === "unreadable") throw fail(`is ${depends}`);
  if (read.form === "flake") throw fail("is a flake, not a guest's module");
  if (read.form === "other") throw fail("is no NixOS module");
  let guest: ImportedGuest;
  let modules: readonly SaidByModule[];
  if (read.form === "module") {
    guest = { ...read, takes: Object.keys(read.arguments) };
    modules = [read];
  } else {
    if (!read.isReadable)
      throw fail(
        `makes a whole system, and its list of modules depends on ${names || "more than the file"}`,
      );
    const foreign = read.given.find((name) => !systemArguments.includes(name));
    if (foreign !== undefined)
      throw fail(`makes a whole system with \`${foreign}\`, which no module can give it`);
    guest = guestOfSystem(read, read.arguments, asked);
    modules = read.modules;
  }
  const ofHost = guest.options.find(({ path: [first = ""] }) => hostOptions(schema).has(first));
  if (ofHost !== undefined)
    throw fail(
      `is a host, not a guest: it sets microvm.${ofHost.path.join(".")}`,
      "put the module of one of its guests into a file of its own, and import that",
    );
  const upstream = modules
    .flatMap(({ imports }) => imports ?? [])
    .find((path) => /\/nixos-modules\/microvm(\/default\.nix)?$/.test(path));
  if (upstream !== undefined)
    throw fail(
      "imports microvm.nix's module for guests by its path, and the definition's system has it already",
      `take ${basename(dirname(upstream))}/${basename(upstream)} out of its imports`,
    );
  const imports = guest.imports === null || guest.imports.length > 0;
  if (guest.names.length > 0 && guest.options.length === 0 && guest.hostName === null && !imports)
    throw fail(
      "sets no option of microvm and no networking.hostName, so nothing tells that it is a guest's",
      "import the module that sets them, or name this one in a definition's `imports`",
    );
  return guest;
}

const alone = "put the guest's own module into a file of its own, and import that";

/** What nixosSystem takes and a module can say, too, or need not. */
const systemArguments: readonly string[] = [
  "modules",
  "modulesLocation",
  "pkgs",
  "specialArgs",
  "system",
];

function hostOptions({ guest, host }: OptionSchema): Set<string> {
  return new Set(Object.keys(host).filter((name) => !Object.hasOwn(guest, name)));
}

/** The host name that the module says, or that was asked for, or that of the file. */
function requireName(file: string, { hostName }: ImportedGuest, asked: string | undefined): string {
  if (asked !== undefined && hostName !== null && asked !== hostName)
    throw new KnownError(
      {
        file,
        message: `says that its networking.hostName is "${hostName}", and --name says "${asked}"`,
        fix: "leave --name out, or change the module",
      },
      exitStatus.doesNotHold,
    );
  const name = hostName ?? asked ?? nameOf(file);
  if (hostName === null && asked === undefined && !isHostName(name))
    throw new KnownError(
      {
        file,
        message: `says no networking.hostName, and "${name}" is no host name: ${hostNameRule}`,
        fix: `name the VM: --name ${nearHostName(name) ?? "NAME"}`,
      },
      exitStatus.notJudged,
    );
  if (hostName !== null && !isHostName(name))
    throw new KnownError(
      {
        file,
        message: `says that its networking.hostName is "${name}", which is no host name: ${hostNameRule}`,
        fix: hostNameFix(name),
      },
      exitStatus.notJudged,
    );
  requireHostName(name);
  return name;
}

/** What nix/import says of the file, and what its system asks of flake inputs. */
interface ReadFile {
  readonly said: ImportedFile;
  readonly asked: readonly string[];
}

/**
 * Evaluates the file. What it asks of stand-ins and they lack, Nix names only by an error: then it is evaluated again
 * with a stand-in that has it.
 */
async function readModule(
  root: string,
  file: string,
  lib: string,
  schema: OptionSchema,
): Promise<ReadFile> {
  const options = [...walkOptions(schema.guest)]
    .filter(({ option }) => isSettable(option))
    .map(({ path }) => path);
  const says = (names: readonly string[], attribute: string) =>
    `(import (/. + ${quoted(join(nixFolder, "import"))}) { lib = ${lib}; file = /. + ${quoted(join(root, file))}; options = builtins.fromJSON ${quoted(JSON.stringify(options))}; names = builtins.fromJSON ${quoted(JSON.stringify(names))}; isOpen = ${isOpen}; })${attribute}`;

  const names: string[] = [];
  let isOpen = true;
  /** Undefined when it does not evaluate, whatever it is given. */
  const attempt = async (attribute: string): Promise<unknown> => {
    for (;;) {
      const outcome = await tryEvaluateNix(says(names, attribute));
      if (outcome.ok) return outcome.value;
      if (isOpen && /called with unexpected argument/.test(outcome.error)) {
        isOpen = false;
        continue;
      }
      const [, missing] = /attribute '([^']*)' missing/.exec(outcome.error) ?? [];
      if (missing === undefined || names.includes(missing)) return undefined;
      names.push(missing);
    }
  };
  const read = ((await attempt(".said")) ??
    (await evaluateNix(says(names, ".said"), `${file} does not evaluate`))) as ImportedFile;
  if (read.form !== "system") return { said: read, asked: [] };
  // before inputs are looked at, they are asked only where they come as one set; else it was `lib`
  const known = Object.hasOwn(read.arguments, "inputs") ? 0 : names.length;
  await attempt(".looked");
  return { said: read, asked: names.slice(known).sort() };
}

/** `vms/chatvm.nix` and `chatvm/default.nix` are of chatvm. */
function nameOf(file: string): string {
  const name = basename(file, ".nix");
  return name === "default" ? basename(dirname(file)) : name;
}

/** What has not moved, and why. */
function* keptLines(schema: OptionSchema, file: string, guest: ImportedGuest): Generator<string> {
  const all = [...walkOptions(schema.guest)];
  for (const option of guest.options) {
    if (!("kept" in option)) continue;
    const stays = `${["microvm", ...option.path].join(".")} stays in ${file}`;
    const removed = all.find(({ path }) => path.join(".") === option.path.join("."))?.option
      .removed;
    if (option.path.length === 0) yield `${stays}: the module's arguments decide what is in it`;
    else if (option.kept === "condition")
      yield `${stays}: it stands under mkIf, mkMerge or a priority`;
    else if (option.kept === "twice") yield `${stays}: more than one of its modules defines it`;
    else if (option.kept === "expression")
      yield `${stays}: it is no plain data; nix\`...\` can hold it`;
    else if (removed !== undefined)
      yield `${stays}: it was removed from microvm.nix${removed.replacedBy.length > 0 ? `, use ${removed.replacedBy.join(" and ")}` : ""}`;
    else yield `${stays}: microvm.nix ${schema.source.rev.slice(0, 8)} has no such option`;
  }
}

/** What a module takes that NixOS does not give to every one. */
function* argumentLines(file: string, { takes = [] }: ImportedGuest): Generator<string> {
  const own = takes.filter((name) => !moduleArguments.includes(name));
  if (own.length > 0)
    yield `${file} takes ${own.join(", ")}: lib.microvms { specialArgs = { inherit ${own.join(" ")}; }; ... } can give ${own.length === 1 ? "it" : "them"}`;
}

const moduleArguments: readonly string[] = [
  "config",
  "lib",
  "modulesPath",
  "options",
  "pkgs",
  "specialArgs",
  "utils",
];

/** What of the system's function the rest's module cannot do alone. */
function* inputLines(file: string, rest: string, { system }: ImportedGuest): Generator<string> {
  if (system === undefined) return;
  const inputs = system.arguments.filter(isInput);
  if (system.asked.length > 0)
    yield `${file} asks its inputs for ${system.asked.join(", ")}: ${rest} takes them from lib.microvms { specialArgs = { inherit ${inputs.join(" ")}; }; ... }`;
  const own = system.arguments.filter(isOwnArgument);
  if (own.length > 0)
    yield `${file} takes ${own.join(", ")}: ${rest} takes ${own.length === 1 ? "it" : "them"} from lib.microvms { specialArgs = { inherit ${own.join(" ")}; }; ... }`;
  if (system.defaults.length > 0)
    yield `${file} is read with the defaults of its arguments: ${system.defaults.join(", ")}`;
  const others = system.specialArgs.filter((name) => !system.arguments.includes(name));
  if (others.length > 0)
    yield `${file} has specialArgs, ${others.join(", ")}: they are module arguments in ${rest}, which modules cannot use in \`imports\``;
}
