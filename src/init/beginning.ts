import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Config, configFile, defaultConfig } from "../config.ts";
import { schemaInPackage } from "../config-settings.ts";
import { startingDefinition } from "../definition/starting-definition.ts";
import { readIfExists } from "../files.ts";
import { lackingIn } from "./lacking.ts";
import { otherPlaces, typescriptFiles } from "./places.ts";
import { templateFiles } from "./template.ts";

/** How a repository begins. */
export interface Beginning {
  /** Files to write: path → text. None of them is there. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that are there and stay as they are, with what they lack. */
  readonly left: readonly { readonly file: string; readonly lacks: string | undefined }[];
  /** The example VM's name; undefined when there are VMs already. */
  readonly example: string | undefined;
}

const name = "hello";

/**
 * What a repository needs to have VMs defined in it: the template's files, where the config puts them.
 *
 * @param config What the repository's own config says, or the default.
 */
export function beginning(root: string, config: Config): Beginning {
  const places = otherPlaces(root, config);
  const at = { ...config, ...places };
  const wanted = templateFiles();
  wanted.delete(`${defaultConfig.definitions}/${name}.ts`);
  if (places !== undefined)
    wanted.set(
      configFile,
      `${JSON.stringify({ $schema: schemaInPackage, ...places }, undefined, 2)}\n`,
    );
  wanted.set(editorSettings, atPlaces(wanted.get(editorSettings) ?? "", at));
  // a flake of its own has a lock of its own
  if (isThere(root, "flake.nix") || at.lock !== defaultConfig.lock) wanted.delete("flake.lock");
  const hasVms = typescriptFiles(join(root, at.definitions)).length > 0;
  if (!hasVms) wanted.set(`${at.definitions}/${name}.ts`, startingDefinition(name, at));

  const [there, missing] = [true, false].map((isWanted) =>
    [...wanted].sort().filter(([path]) => isThere(root, path) === isWanted),
  ) as [[string, string][], [string, string][]];
  return {
    files: new Map(missing),
    left: there.map(([file, template]) => ({
      file,
      lacks: lackingIn[file]?.(readIfExists(join(root, file)) ?? "", template),
    })),
    example: hasVms ? undefined : name,
  };
}

const editorSettings = ".vscode/settings.json";

/** The template's text with the folders of this repository. */
const atPlaces = (template: string, at: Config) =>
  template.replaceAll(defaultConfig.types, at.types).replaceAll(defaultConfig.modules, at.modules);

const isThere = (root: string, path: string) =>
  lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
