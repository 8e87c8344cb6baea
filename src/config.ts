import { join, posix } from "node:path";
import defaults from "../nix/lib/defaults.json" with { type: "json" };
import { closest } from "./closest.ts";
import { settings } from "./config-settings.ts";
import { exitStatus, KnownError } from "./errors.ts";
import { readIfExists } from "./files.ts";

/** The config file's name, looked for in the repository's root. It may be absent. */
export const configFile = "ghaf-microvm.json";

/**
 * Where a repository keeps its own files: all paths are relative to its root.
 * The tool works only on these, so it runs in any repository. config-settings.ts says what each is.
 */
export type Config = Readonly<Omit<typeof defaults.config, "header">> & {
  readonly header: readonly string[];
};

/** The flake's library reads the same file. */
export const defaultConfig: Config = defaults.config;

/** The config, and the text that it was read from: undefined without a file. */
export interface ConfigFile {
  readonly config: Config;
  readonly text: string | undefined;
}

/**
 * Reads `ghaf-microvm.json` below `root`; what it leaves out keeps its default.
 * @throws KnownError (status 2) when it is not a JSON object, names an unknown key or gives one a wrong value.
 */
export function readConfig(root: string): Config {
  return readConfigFile(root).config;
}

/** The same with the file's text, for callers that record what was read. */
export function readConfigFile(root: string): ConfigFile {
  const text = readIfExists(join(root, configFile));
  return { config: text === undefined ? defaultConfig : parseConfig(text), text };
}

function parseConfig(text: string): Config {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw configError(`is not JSON: ${(error as Error).message}`, "correct its syntax there");
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw configError("must be a JSON object", "write {}, or settings in it");
  for (const [key, value] of Object.entries(given)) {
    // for editors, not for us
    if (key === "$schema") continue;
    if (!isSetting(key)) throw unknownSetting(key, text);
    const { expected, example, isValid } = settings[key];
    if (!isValid(value))
      throw configError(
        `\`${key}\` ${expected}`,
        `for example "${key}": ${example}`,
        lineOfKey(text, key),
      );
  }
  return requireApart({ ...defaultConfig, ...withNormalPaths(given) }, text);
}

/** Paths are compared as texts later: `./src/vms/` is `src/vms`. */
function withNormalPaths(given: object): object {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      typeof value === "string" ? posix.normalize(value).replace(/\/$/, "") : value,
    ]),
  );
}

/** Two settings with the same path would overwrite each other. */
function requireApart(config: Config, text: string): Config {
  const taken = new Map<string, string>([[configFile, "the config itself"]]);
  for (const [key, value] of Object.entries(config)) {
    if (typeof value !== "string" || key === "$schema") continue;
    const other = taken.get(value);
    if (other !== undefined)
      throw configError(
        `\`${key}\` is ${value}, and so is ${other}`,
        `give \`${key}\` another path, or leave it out`,
        lineOfKey(text, key),
      );
    taken.set(value, `\`${key}\``);
  }
  return config;
}

function configError(message: string, fix: string, line?: number): KnownError {
  return new KnownError({ file: configFile, line, message, fix }, exitStatus.notChecked);
}

const isSetting = (key: string): key is keyof Config => Object.hasOwn(settings, key);

function unknownSetting(key: string, text: string): KnownError {
  const names = Object.keys(settings);
  const near = closest(key, names);
  return configError(
    `has no setting \`${key}\``,
    near === undefined ? `use one of ${names.join(", ")}` : `did you mean \`${near}\`?`,
    lineOfKey(text, key),
  );
}

function lineOfKey(text: string, key: string): number | undefined {
  const index = text.indexOf(JSON.stringify(key));
  return index < 0 ? undefined : text.slice(0, index).split("\n").length;
}
