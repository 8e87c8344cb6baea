import { Command, Option } from "commander";
import { readConfig } from "../config.ts";
import { requireFreeName, requireHostName } from "../definition/free-name.ts";
import {
  type StartingHypervisor,
  startingDefinition,
  startingHypervisors,
} from "../definition/starting-definition.ts";
import { writeAll } from "../files.ts";
import { print } from "../output/print.ts";
import { requireRoot } from "./require-root.ts";

/** `new`: a commented definition to start from. */
export function newCommand(): Command {
  return new Command("new")
    .description("write a commented VM definition to start from")
    .argument("<vm>", "the VM's name, which is also its host name")
    .addOption(
      new Option("--hypervisor <name>", "the program that runs it")
        .choices(startingHypervisors)
        .default("qemu"),
    )
    .action((name: string, { hypervisor }: { hypervisor: StartingHypervisor }) => {
      const root = process.cwd();
      const config = readConfig(root);
      requireRoot(root, config);
      requireHostName(name);
      const file = requireFreeName(root, config, name);
      writeAll(root, new Map([[file, startingDefinition(name, config, hypervisor)]]));
      print(`wrote ${file}\nnext: edit it, then npm run codegen\n`);
    });
}
