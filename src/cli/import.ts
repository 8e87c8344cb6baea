import { realpathSync } from "node:fs";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { writeAll } from "../files.ts";
import { type ImportRequest, importGuest, moduleFile } from "../import/import-guest.ts";
import { importModule } from "../import/import-module.ts";
import { print } from "../output/print.ts";
import { requireRoot } from "./require-root.ts";

/** `import`: an existing NixOS module of a guest becomes a definition. */
export function importCommand(): Command {
  return new Command("import")
    .description("turn a guest's NixOS module or system into a VM definition (needs Nix)")
    .argument(
      "<file.nix>",
      "a module, a function that calls nixosSystem, a flake, or a host's module; the file keeps everything that is not an option of microvm",
    )
    .option(
      "--vm <name>",
      "a guest that is written in the file: nixosConfigurations.NAME, or microvm.vms.NAME.config",
    )
    .option("--name <vm>", "the VM's name, if the module does not set it")
    .option(
      "--module",
      "write a module that VMs can share, with the conditions, priorities and Nix code of FILE (works without Nix)",
    )
    .option("--nixpkgs <dir>", "a folder with nixpkgs' lib, instead of the locked one")
    .action(async (given: string, request: ImportRequest & { readonly module?: true }) => {
      const root = realpathSync(process.cwd());
      const config = readConfig(root);
      requireRoot(root, config);
      const { files, notes } = request.module
        ? importModule(root, config, moduleFile(root, given), request)
        : await importGuest(root, config, given, request);
      writeAll(root, files);
      const lines = [...[...files.keys()].map((path) => `wrote ${path}`), ...notes];
      print(lines.map((line) => `${line}\n`).join(""));
    });
}
