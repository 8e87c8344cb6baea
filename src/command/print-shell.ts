import { basename } from "node:path";
import { quoteWord, type ShellWord } from "../shell/shell-words.ts";
import { argumentsOf } from "./command-line.ts";
import type { ShownCommand } from "./shown-command.ts";
import { storePathsIn } from "./store-paths.ts";

/**
 * A command line to paste into a shell: one option a line, programs found on the PATH, and a variable for every other
 * path that a build would make, to be set before.
 */
export function printShell({ vm, hypervisor, rev, line }: ShownCommand): string {
  if (line === undefined) return "";
  const variables = new Map<string, string>();
  const program = line.program.map((arg, index) =>
    index === line.program.findLastIndex(({ text }) => text.startsWith("/nix/store/"))
      ? quoteWord(basename(arg.text))
      : arg.text.includes("/nix/store/")
        ? quoteWord(basename(arg.text))
        : print(arg, variables),
  );
  const options = line.options.map((option) =>
    argumentsOf(option)
      .map((arg) => print(arg, variables))
      .join(" "),
  );
  return [
    `# ${vm} on ${hypervisor}, from the runner of microvm.nix ${rev}`,
    ...[...variables].map(
      ([name, path]) => `${name}=\${${name}:?"set it to what the build makes of ${path}"}`,
    ),
    [program.join(" "), ...options].join(" \\\n  "),
    "",
  ].join("\n");
}

function print({ text, expands }: ShellWord, variables: Map<string, string>): string {
  // what the shell expands, and is not text of a build
  if (expands) return `"${text}"`;
  const paths = storePathsIn(text);
  if (paths.length === 0) return quoteWord(text);
  let rest = text;
  let printed = "";
  for (const { path, name } of paths) {
    const variable = name.replace(/[^A-Za-z0-9]+/g, "_");
    variables.set(variable, name);
    const at = rest.indexOf(path);
    printed += (at > 0 ? quoteWord(rest.slice(0, at)) : "") + `"$${variable}"`;
    rest = rest.slice(at + path.length);
  }
  return printed + (rest === "" ? "" : quoteWord(rest));
}
