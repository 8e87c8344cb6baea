import { allWords } from "./command-line.ts";
import { optionName } from "./explain.ts";
import { intoSections } from "./sections.ts";
import type { ShownCommand } from "./shown-command.ts";

/** A command line as data: `words` in order, each with the index of its option and its origins, where asked for. */
export function commandJson(shown: ShownCommand): unknown {
  const { vm, hypervisor, system, rev, from, line, origins, carryOver } = shown;
  return {
    vm,
    hypervisor,
    system,
    rev,
    from,
    words:
      line === undefined
        ? null
        : allWords(line).map(({ text, expands }, index) => ({
            text,
            ...(expands ? { expands } : {}),
            ...(origins === undefined
              ? {}
              : {
                  origins: (origins[index] ?? []).map(({ path, place, set, asDefault }) => ({
                    option: optionName(path),
                    set,
                    ...(place === undefined ? {} : { file: place.file, line: place.line }),
                    ...(asDefault ? { asDefault } : {}),
                  })),
                }),
          })),
    sections:
      line === undefined
        ? null
        : Object.fromEntries(
            [...intoSections(line.options, shown.extraArgs)].map(([section, options]) => [
              section,
              options.map(({ name, values }) => ({
                name: name ?? null,
                values: values.map(({ text }) => text),
              })),
            ]),
          ),
    scripts: shown.scripts,
    files: shown.files,
    ...(carryOver === undefined
      ? {}
      : {
          carryOver: {
            from: carryOver.from,
            items: carryOver.items.map(({ path, place, verdict, reason }) => ({
              option: optionName(path),
              verdict,
              ...(place === undefined ? {} : { file: place.file, line: place.line }),
              ...(reason === undefined ? {} : { reason }),
            })),
            suggestions: carryOver.suggestions,
          },
        }),
    warnings: shown.warnings,
    problems: shown.problems,
  };
}
