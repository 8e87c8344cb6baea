import { join } from "node:path";
import type { Config } from "../../config.ts";
import { exitStatus, KnownError } from "../../errors.ts";
import { readIfExists } from "../../files.ts";
import { schemaHash } from "./hash.ts";
import type { OptionSchema } from "./option-schema.ts";

/**
 * Reads the committed option schema, as text and as data.
 * @throws KnownError (status 2) when it is missing, damaged or of another format.
 */
export function readOptionSchema(
  root: string,
  config: Config,
): { schema: OptionSchema; text: string } {
  return parseOptionSchema(readIfExists(join(root, config.schema)), config.schema);
}

/**
 * @param text The file's text, undefined when there is none.
 * @param file Its name, for errors.
 * @throws KnownError (status 2) when it is missing, damaged or of another format.
 */
export function parseOptionSchema(
  text: string | undefined,
  file: string,
): { schema: OptionSchema; text: string } {
  const fail = (message: string): never => {
    throw new KnownError(
      {
        file,
        message,
        fix:
          text === undefined
            ? "npm run codegen -- --refresh (needs Nix)"
            : "restore it from git, or write it again: npm run codegen -- --refresh --force (needs Nix)",
      },
      exitStatus.notChecked,
    );
  };
  if (text === undefined) return fail("the option schema is missing");
  let data: Partial<OptionSchema> | null;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return fail(`the option schema is not JSON: ${(error as Error).message}`);
  }
  if (typeof data !== "object" || data === null || data.formatVersion === undefined)
    return fail("this is not an option schema");
  if (data.formatVersion !== 1)
    return fail(
      `the option schema has format ${data.formatVersion}; this version of the tool reads format 1`,
    );
  if (data.guest === undefined || data.host === undefined || typeof data.source?.rev !== "string")
    return fail("the option schema lacks `guest`, `host` or `source.rev`");
  const schema = data as OptionSchema;
  if (schema.sha256 !== schemaHash(schema))
    return fail("the option schema was edited by hand: it is not what was read from microvm.nix");
  return { schema, text };
}

/** Whether a text is an unedited option schema, according to its own hash. */
export function isOwnSchema(text: string): boolean {
  try {
    const schema = JSON.parse(text) as OptionSchema;
    return schema.sha256 === schemaHash(schema);
  } catch {
    return false;
  }
}
