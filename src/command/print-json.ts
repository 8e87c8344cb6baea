import { allArguments, type CommandLine } from "./command-line.ts";
import { optionName } from "./explain.ts";
import { intoSections } from "./sections.ts";
import type { PlacedOrigin, ShownCommand } from "./shown-command.ts";

/** A command line as data: `args` in order, each with the index of its option and its origins, where asked for. */
export function commandJson(shown: ShownCommand): unknown {
  const { vm, hypervisor, system, rev, from, line, origins, carryOver } = shown;
  return {
    vm,
    hypervisor,
    system,
    rev,
    from,
    args: line === undefined ? null : argumentsJson(line, origins),
    sections: line === undefined ? null : sectionsJson(line, shown.extraArgs),
    scripts: shown.scripts,
    files: shown.files,
    ...(shown.valueOrigins === undefined ? {} : { valueOrigins: valuesJson(shown.valueOrigins) }),
    ...(carryOver === undefined ? {} : { carryOver: carryOverJson(carryOver) }),
    warnings: shown.warnings,
    problems: shown.problems,
  };
}

function argumentsJson(line: CommandLine, origins: ShownCommand["origins"]) {
  return allArguments(line).map(({ text, expands }, index) => ({
    text,
    ...(expands ? { expands } : {}),
    ...(origins === undefined ? {} : { origins: (origins[index] ?? []).map(originJson) }),
  }));
}

const originJson = ({ path, place, set, asDefault }: PlacedOrigin) => ({
  option: optionName(path),
  set,
  ...(place === undefined ? {} : { file: place.file, line: place.line }),
  ...(asDefault ? { asDefault } : {}),
});

/** Of each file the origins of its values: `{ "/nix/store/eee-a.json": { "machine-config.smt": [] } }`. */
const valuesJson = (files: NonNullable<ShownCommand["valueOrigins"]>) =>
  Object.fromEntries(
    [...files].map(([file, values]) => [
      file,
      Object.fromEntries([...values].map(([key, origins]) => [key, origins.map(originJson)])),
    ]),
  );

function sectionsJson(line: CommandLine, extraArgs: ShownCommand["extraArgs"]) {
  return Object.fromEntries(
    [...intoSections(line.options, extraArgs)].map(([section, options]) => [
      section,
      options.map(({ name, values }) => ({
        name: name ?? null,
        values: values.map(({ text }) => text),
      })),
    ]),
  );
}

const carryOverJson = ({ from, items, suggestions }: NonNullable<ShownCommand["carryOver"]>) => ({
  from,
  items: items.map(({ path, place, verdict, reason }) => ({
    option: optionName(path),
    verdict,
    ...(place === undefined ? {} : { file: place.file, line: place.line }),
    ...(reason === undefined ? {} : { reason }),
  })),
  suggestions,
});
