import { basename, dirname } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import type { ImportedGuest, SaidByModule } from "./imported-file.ts";
import { guestOfSystem } from "./imported-module.ts";
import type { ReadModule } from "./read-module.ts";

/**
 * The guest of the file, or of the module that stands within it.
 * @throws KnownError (status 1) when it has none that can become a definition.
 */
export function requireGuest(
  file: string,
  schema: OptionSchema,
  module: ReadModule,
  isInline = false,
): ImportedGuest {
  const fail = (message: string, fix = alone) =>
    new KnownError({ file, message, fix }, exitStatus.failed);
  const { guest, modules } = guestIn(module, fail);
  const ofHost = guest.options.find(({ path: [first = ""] }) => hostOptions(schema).has(first));
  if (ofHost !== undefined)
    throw fail(
      `is a host, not a guest: it sets microvm.${ofHost.path.join(".")}`,
      "name the guest, where it is written there: --vm NAME; or import the file of its module",
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
  if (
    !isInline &&
    guest.names.length > 0 &&
    guest.options.length === 0 &&
    guest.hostName === null &&
    !imports
  )
    throw fail(
      "sets no option of microvm and no networking.hostName, so nothing says that it is a guest's",
      "import the module that sets them, or name this one in a definition's `imports`",
    );
  return guest;
}

/** The guest, whether the file is a module or makes a whole system of some. */
function guestIn(
  { said: read, asked }: ReadModule,
  fail: (message: string) => KnownError,
): { readonly guest: ImportedGuest; readonly modules: readonly SaidByModule[] } {
  const names = Object.keys(read.arguments).join(", ");
  const depends =
    names === ""
      ? "nothing that evaluates alone"
      : `a function of ${names}, which decide what it is`;
  if (read.form === "unreadable") throw fail(`is ${depends}`);
  if (read.form === "other") throw fail("is not a NixOS module");
  if (read.form === "module")
    return { guest: { ...read, takes: Object.keys(read.arguments) }, modules: [read] };
  if (!read.isReadable)
    throw fail(
      `makes a whole system, and its list of modules depends on ${names || "more than the file"}`,
    );
  const foreign = read.given.find((name) => !systemArguments.includes(name));
  if (foreign !== undefined)
    throw fail(`makes a whole system with \`${foreign}\`, which no module can give it`);
  return { guest: guestOfSystem(read, read.arguments, asked), modules: read.modules };
}

const alone = "put the guest's own module into a file of its own, and import that";

/** Arguments of nixosSystem that a module can set as well, or that are not needed. */
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
