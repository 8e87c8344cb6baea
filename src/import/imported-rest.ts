import { dirname, relative } from "node:path/posix";
import { print, quoted } from "../nix/print.ts";
import { printableLine } from "../output/printable.ts";
import type { MovedOption } from "./guest-options.ts";
import type { ImportPlaces } from "./import-places.ts";
import type { ImportedSystem } from "./imported-file.ts";

/** The remaining module's first line, and a path from there as Nix writes it. */
function restHead(places: ImportPlaces): { readonly title: string; readonly path: string } {
  const module = relative(dirname(places.rest), places.module);
  const path = /^[A-Za-z0-9._+/-]+$/.test(module)
    ? module.startsWith("../")
      ? module
      : `./${module}`
    : `(./. + ${quoted(`/${module}`)})`;
  const definition = relative(dirname(places.rest), places.definition);
  return {
    title: printableLine(
      `# What ${module} says beside the options that have moved to ${definition}.`,
    ),
    path,
  };
}

/** Removes an option from what is set, through any conditions, priorities and merges. */
const without = `  without =
    path: value:
    let
      name = builtins.head path;
      inner = builtins.tail path;
    in
    if value._type or null == "merge" then
      value // { contents = map (without path) value.contents; }
    else if value ? _type && value ? content then
      value // { content = without path value.content; }
    else if !value ? \${name} then
      value
    else if inner == [ ] then
      removeAttrs value [ name ]
    else
      value // { \${name} = without inner value.\${name}; };
`;

/** The module without the options that have moved, as a module of its own. */
export function restOfModule(moved: readonly MovedOption[], places: ImportPlaces): string {
  const { title, path } = restHead(places);
  return `${title}
let
  module = import ${path};

  moved = ${print(
    moved.map(({ path }) => path),
    2,
  )};

${without}
  restOf = builtins.foldl' (config: path: without ([ "microvm" ] ++ path) config);

  rest =
    module:
    if module ? config || module ? options then
      module // { config = restOf (module.config or { }) moved; }
    else
      restOf module moved;
in
if builtins.isFunction module then
  {
    # NixOS gives a module the arguments that it names
    __functionArgs = builtins.functionArgs module;
    __functor = _: arguments: rest (module arguments);
  }
else
  rest module
`;
}

/** The modules that a function gives a system, without the options that have moved, as a module. */
export function restOfSystem(
  system: ImportedSystem,
  moved: readonly MovedOption[],
  places: ImportPlaces,
): string {
  const { title, path } = restHead(places);
  const asksInputs = system.arguments.some((name) => isInput(name));
  const isNamed = asksInputs || system.arguments.some((name) => isOwnArgument(name));
  const takesPkgs = system.arguments.some((name) => ["pkgs", "system"].includes(name));
  const names = takesPkgs ? "lib, pkgs" : "lib";
  const call = system.arguments
    .flatMap((name) => argumentOf(name, system, places))
    .map((line) => `    ${line}`);
  return [
    title,
    isNamed ? `{ ${names}, ... }@arguments:` : `{ ${names}, ... }:`,
    "let",
    ...makerOf(system),
    ...(asksInputs ? inputFunction(system, places) : []),
    ...(system.arguments.some((name) => flakes.includes(name)) ? [withoutGuestModule] : []),
    "",
    `  system = import ${path} {`,
    ...call,
    "  };",
    "",
    "  # by the modules' places in the list",
    ...movedByPlace(moved),
    "",
    without,
    restByPlace,
    "in",
    "{",
    `  _file = ${path.startsWith("(") ? path.slice(1, -1) : path};`,
    "  imports = lib.imap0 rest system.modules;",
    ...(system.specialArgs.length > 0
      ? [
          "  _module.args = {",
          `    inherit (system.specialArgs) ${system.specialArgs.join(" ")};`,
          "  };",
        ]
      : []),
    ...(system.hasPkgs ? ["  nixpkgs.pkgs = system.pkgs;"] : []),
    "}",
    "",
  ].join("\n");
}

/** By each module's place in the system's list, the options that have moved. */
function movedByPlace(moved: readonly MovedOption[]): readonly string[] {
  const indexes = [...new Set(moved.map(({ index }) => index as number))].sort((a, b) => a - b);
  if (indexes.length === 0) return ["  moved = { };"];
  return [
    "  moved = {",
    ...indexes.map((place) => {
      const paths = moved.filter(({ index }) => index === place).map(({ path }) => path);
      return `    "${place}" = ${print(paths, 4)};`;
    }),
    "  };",
  ];
}

/** Gives a flake input by its name, or an error that says where to give it. */
function inputFunction(system: ImportedSystem, places: ImportPlaces): readonly string[] {
  return [
    "",
    "  # flake inputs are special arguments: `lib.microvms { specialArgs = { inherit self; }; ... }`",
    "  input =",
    "    name:",
    "    arguments.${name} or (lib.genAttrs",
    `      ${print([...new Set([...usualOutputs, ...system.asked])].sort(), 6)}`,
    "      (",
    "        output:",
    `        throw ${quotedWith(`${places.module} asks for \${name}.\${output}: give \${name} in specialArgs, which ${places.rest} takes it from`)}`,
    "      )",
    "    );",
  ];
}

const withoutGuestModule = `
  # microvm.nix's module for guests is in the system already
  withoutGuestModule =
    flake:
    flake
    // {
      nixosModules = flake.nixosModules or { } // {
        microvm = { };
      };
    };`;

const restByPlace = `  restOf = builtins.foldl' (config: path: without ([ "microvm" ] ++ path) config);

  withoutMoved =
    moved: module:
    if module ? config || module ? options then
      module // { config = restOf (module.config or { }) moved; }
    else
      restOf module moved;

  rest =
    index: module:
    let
      withoutThese = withoutMoved moved.\${toString index};
    in
    if !moved ? \${toString index} then
      module
    else if lib.isFunction module then
      lib.setFunctionArgs (arguments: withoutThese (module arguments)) (lib.functionArgs module)
    else
      withoutThese module;`;

/** The function that the file makes its system with; here it returns its argument. */
function makerOf({ maker, isRunner }: ImportedSystem): string[] {
  const [name, argument, given] =
    maker === "nixosSystem"
      ? ["nixosSystem", "system", ["system"]]
      : ["nixos", "module", ["{", "  modules = lib.toList module;", "}"]];
  const [first = "", ...rest] = given;
  const body = isRunner
    ? [
        "{",
        ...[`config.microvm.declaredRunner = ${first}`, ...rest].map((line) => `  ${line}`),
        "}",
      ].map((line, index, all) => (index === all.length - 2 ? `${line};` : line))
    : given;
  const [start, ...lines] = body as [string, ...string[]];
  return [
    "  # what makes the system there gives its arguments here",
    ...[`${name} = ${argument}: ${start}`, ...lines]
      .map((line) => `  ${line}`)
      .map((line, index, all) => (index === all.length - 1 ? `${line};` : line)),
  ];
}

const flakes: readonly string[] = ["inputs", "microvm", "self"];

/** Whether an argument of the system's function has flake inputs, which the special arguments provide. */
export const isInput = (name: string) => name === "nixpkgs" || flakes.includes(name);

/** Whether it is something else that the special arguments must have. */
export const isOwnArgument = (name: string) =>
  !["lib", "pkgs", "system"].includes(name) && !isInput(name);

const usualOutputs = ["lib", "legacyPackages", "outPath", "overlays", "packages"];

/** A string with interpolations of Nix itself. */
const quotedWith = (text: string) => quoted(text).replaceAll("\\${", "${");

/** An argument of the function that makes the system, in lines. */
function argumentOf(name: string, { maker }: ImportedSystem, places: ImportPlaces): string[] {
  const libWithMaker = ["lib = lib // {", "  inherit nixosSystem;", "};"];
  const inner = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  switch (name) {
    case "lib":
      return libWithMaker;
    case "nixpkgs":
      return [`nixpkgs = input "nixpkgs" // {`, ...inner(libWithMaker), "};"];
    case "pkgs":
      return maker === "pkgs.nixos"
        ? ["pkgs = {", "  inherit (pkgs) lib stdenv;", "  inherit nixos;", "};"]
        : ["inherit pkgs;"];
    case "system":
      return ["inherit (pkgs.stdenv.hostPlatform) system;"];
    case "inputs":
      return [
        'inputs = input "inputs" // {',
        '  nixpkgs = (input "inputs").nixpkgs or { } // {',
        ...inner(inner(libWithMaker)),
        "  };",
        '  microvm = withoutGuestModule ((input "inputs").microvm or { });',
        '  self = withoutGuestModule ((input "inputs").self or { });',
        "};",
      ];
    default:
      return flakes.includes(name)
        ? [`${name} = withoutGuestModule (input "${name}");`]
        : [
            `${name} =`,
            `  arguments.${name}`,
            `    or (throw ${quoted(`${places.module} takes ${name}: give it in specialArgs, which ${places.rest} takes it from`)});`,
          ];
  }
}
