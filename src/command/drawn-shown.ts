import { argumentsOf } from "./command-line.ts";
import { belowMicrovm, type DrawnCommand } from "./draw-command.ts";
import { optionName } from "./explain.ts";
import type { ShownCommand } from "./shown-command.ts";

/** A command line as `command --explain` shows it, for `drawCommand`: with what the VM sets, and without defaults. */
export function drawnShown({ hypervisor, line, origins }: ShownCommand): DrawnCommand {
  let start = line?.program.length ?? 0;
  const lines = (line?.options ?? []).map((option) => {
    const args = argumentsOf(option);
    const found = args.flatMap((_, at) => origins?.[start + at] ?? []).filter(({ set }) => set);
    start += args.length;
    return {
      text: args.map(({ text }) => text).join(" "),
      options: [...new Set(found.map(({ path }) => belowMicrovm(optionName(path))))],
    };
  });
  return { hypervisor, lines };
}
