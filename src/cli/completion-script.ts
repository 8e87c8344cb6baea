/** Something that may be typed, with what it is for. */
interface Offer {
  readonly text: string;
  readonly about: string;
  /** For an option that takes a value: the known values; if empty, files are offered. */
  readonly values?: readonly string[] | undefined;
}

/** What may follow certain commands on the command line. */
export interface CompletionStep {
  /** The commands so far: `["options", "show"]`; empty at the beginning. */
  readonly path: readonly string[];
  /** Names of commands, values of arguments, and options with their dashes. */
  readonly next: readonly Offer[];
}

export const shells = ["bash", "zsh", "fish"] as const;

/** A script that makes a shell complete the program's commands and options; elsewhere it completes files. */
export function completionScript(
  shell: (typeof shells)[number],
  program: string,
  steps: readonly CompletionStep[],
): string {
  if (shell === "fish") return fishScript(program, steps);
  const script = bashScript(program, steps);
  return shell === "bash" ? script : `${zshLoads}\n${script}`;
}

const zshLoads =
  "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\nautoload -U +X bashcompinit && bashcompinit";

function bashScript(program: string, steps: readonly CompletionStep[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const known = steps
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => `" ${path.join(" ")}"`);
  return [
    `${name}() {`,
    '  local at="" part next=""',
    '  for part in "${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do',
    '    case "$at $part" in',
    `      ${known.join(" | ")}) at="$at $part" ;;`,
    "    esac",
    "  done",
    '  case "$at" in',
    ...steps.map(
      ({ path, next }) =>
        `    "${path.map((part) => ` ${part}`).join("")}") next="${next.map(({ text }) => text).join(" ")}" ;;`,
    ),
    "  esac",
    '  case "$at ${COMP_WORDS[COMP_CWORD - 1]}" in',
    ...steps.flatMap(({ path, next }) =>
      next.flatMap(({ text, values }) =>
        values === undefined
          ? []
          : [
              `    "${[...path, text].map((part) => ` ${part}`).join("")}") next="${values.join(" ")}" ;;`,
            ],
      ),
    ),
    "  esac",
    '  COMPREPLY=($(compgen -W "$next" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    `complete -o default -F ${name} ${program}`,
    "",
  ].join("\n");
}

function fishScript(program: string, steps: readonly CompletionStep[]): string {
  const lines = steps.flatMap(({ path, next }) => {
    const when =
      path.length === 0
        ? "__fish_use_subcommand"
        : path.map((part) => `__fish_seen_subcommand_from ${part}`).join("; and ");
    return next.map(({ text, about, values }) => {
      const option = `-l ${text.slice(2)}${values === undefined ? "" : fishValues(values)}`;
      const what = text.startsWith("--") ? option : `-a ${text}`;
      return `complete -c ${program} -n '${when}' ${what} -d '${about.replaceAll(/['\\]/g, "\\$&")}'`;
    });
  });
  return `${lines.join("\n")}\n`;
}

const fishValues = (values: readonly string[]) =>
  values.length === 0 ? " -r" : ` -x -a '${values.join(" ")}'`;
