import { join } from "node:path";
import type { Config } from "../config.ts";
import { readIfExists } from "../files.ts";
import { nixFolder } from "../tool.ts";
import { type Pin, requireSchemaOfPin } from "./pin.ts";
import type { OptionSchema, SchemaSource } from "./schema/option-schema.ts";
import { isOwnSchema, parseOptionSchema, readOptionSchema } from "./schema/read.ts";
import { readSupport, type SupportTable } from "./support/support-table.ts";

/** What is known of the options of the pinned microvm.nix. */
export interface PinData {
  readonly schema: OptionSchema;
  /** The schema's file, as it is in the repository or will be. */
  readonly schemaText: string;
  /** What each hypervisor does with each option; undefined where that was not measured for the revision. */
  readonly support: SupportTable | undefined;
  readonly supportText: string | undefined;
}

/**
 * The option schema and the support table of the pinned revision: the repository's own files, or, where they are
 * missing or of another revision, those that come with the tool for the revisions that it knows.
 *
 * @throws KnownError: status 2 when the schema is missing or damaged, 1 when it is of another revision than the pin,
 *   and the tool has none either.
 */
export function readPinData(root: string, config: Config, pin: Pin): PinData {
  const narHash = pin.microvm.get("narHash");
  const known = shippedSchema();
  const own = readIfExists(join(root, config.schema));
  const isLacking = own === undefined || (isOwnSchema(own) && narHashOf(own) !== narHash);
  if (isLacking && known.schema.source.narHash === narHash)
    return {
      schema: known.schema,
      schemaText: known.text,
      ...supportOf(root, config, known.schema.source),
    };
  const { schema, text } = readOptionSchema(root, config);
  requireSchemaOfPin(config, schema, pin);
  return { schema, schemaText: text, ...supportOf(root, config, schema.source) };
}

/** The support table of a revision: the repository's own, else the tool's. */
export function supportOf(
  root: string,
  config: Config,
  source: SchemaSource,
): Pick<PinData, "support" | "supportText"> {
  const files = [
    [readIfExists(join(root, config.support)), config.support],
    [readIfExists(shippedSupport), shippedSupport],
  ] as const;
  for (const [text, file] of files) {
    const support = readSupport(text, file, source);
    if (support !== undefined) return { support, supportText: text };
  }
  return { support: undefined, supportText: undefined };
}

/** Why there is no support table. */
export function withoutSupport({ rev }: SchemaSource): string {
  return `microvm.nix ${rev.slice(0, 8)} was not measured; npm run codegen -- --refresh measures it (needs Nix)`;
}

const shippedSupport = join(nixFolder, "option-support.json");

function shippedSchema(): { readonly schema: OptionSchema; readonly text: string } {
  const file = join(nixFolder, "option-schema.json");
  return parseOptionSchema(readIfExists(file), file);
}

const narHashOf = (schema: string) => (JSON.parse(schema) as OptionSchema).source.narHash;
