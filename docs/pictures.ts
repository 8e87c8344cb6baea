import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCommandRecord } from "../src/command/record.ts";
import { drawCommand } from "./.vitepress/data/draw-command.ts";

const modules = "nix/microvmConfigurations";

/** A picture of each VM of the repository, from its recorded command line: name of a file → SVG. */
export function pictures(root: string): Map<string, string> {
  return new Map(
    readdirSync(join(root, modules)).flatMap((vm) => {
      const record = parseCommandRecord(
        readFileSync(join(root, modules, vm, "command.txt"), "utf8"),
      );
      return record === undefined ? [] : [[`${vm}.svg`, drawCommand(vm, record)]];
    }),
  );
}
