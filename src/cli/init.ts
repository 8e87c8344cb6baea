import { Command } from "commander";
import { readConfig } from "../config.ts";
import { writeAll } from "../files.ts";
import { beginning } from "../init/beginning.ts";
import { nextSteps, type Step } from "../init/next-steps.ts";
import { print } from "../output/print.ts";
import { requireRoot } from "./require-root.ts";

/** `init`: the files that a new repository starts with. */
export function initCommand(): Command {
  return new Command("init")
    .description(
      "set up this folder: package.json, tsconfig.json, .gitignore, flake.nix, VS Code settings and an example VM; existing files stay as they are",
    )
    .action(() => {
      const root = process.cwd();
      const config = readConfig(root);
      requireRoot(root, config);
      const { files, left, example } = beginning(root, config);
      writeAll(root, files);
      for (const path of files.keys()) print(`wrote ${path}\n`);
      for (const { file, lacks } of left)
        print(
          lacks === undefined
            ? `left ${file} as it is\n`
            : `left ${file} as it is; what it lacks:\n${indented(lacks)}\n`,
        );
      const next = nextSteps(root, example ?? "<vm>", files.has(config.lock));
      print(`next:\n${indented(table(next))}\n`);
    });
}

/** Commands, with what they do in a second column. */
function table(commands: readonly Step[]): string {
  const width = Math.max(
    ...commands.map(([command]) => command.length).filter((length) => length < 40),
  );
  return commands
    .map(([command, what]) => (what === "" ? command : `${command.padEnd(width)}  # ${what}`))
    .join("\n");
}

const indented = (text: string) => text.replace(/^(?=.)/gm, "  ");
