/** What may follow on the command line after some of its commands. */
export interface CompletionStep {
  /** The commands so far: `["options", "show"]`; none for the beginning. */
  readonly path: readonly string[];
  /** Names of commands, and options with their dashes, with what they are for. */
  readonly next: readonly { readonly text: string; readonly about: string }[];
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
  return shell === "bash" ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function bashScript(program: string, steps: readonly CompletionStep[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const known = steps
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => `" ${path.join(" ")}"`);
  return [
    `${name}() {`,
    '  local at="" part next=""',
    '  for part in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
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
    return next.map(({ text, about }) => {
      const what = text.startsWith("--") ? `-l ${text.slice(2)}` : `-a ${text}`;
      return `complete -c ${program} -n '${when}' ${what} -d '${about.replaceAll(/['\\]/g, "\\$&")}'`;
    });
  });
  return `${lines.join("\n")}\n`;
}
