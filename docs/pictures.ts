import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drawCommand, drawnRecord } from "../src/command/draw-command.ts";
import { parseCommandRecord } from "../src/command/parse-record.ts";

const modules = "nix/microvmConfigurations";

/** A picture of each VM of the repository, from its recorded command line: name of a file → SVG. */
export function pictures(root: string): Map<string, string> {
  return new Map(
    readdirSync(join(root, modules)).flatMap((vm) => {
      const record = parseCommandRecord(
        readFileSync(join(root, modules, vm, "command.txt"), "utf8"),
      );
      return record === undefined ? [] : [[`${vm}.svg`, drawCommand(vm, drawnRecord(record))]];
    }),
  );
}
