import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { readIfExists } from "../files.ts";
import { nixFolder } from "../tool.ts";
import { type Pin, requireSchemaOfPin } from "./pin.ts";
import type { OptionSchema, SchemaSource } from "./schema/option-schema.ts";
import { isOwnSchema, parseOptionSchema, readOptionSchema } from "./schema/read.ts";
import type { MeasuredRevision } from "./support/measured-before.ts";
import { readSupport, readSupportFile, type SupportTable } from "./support/support-table.ts";

/** What is known about the options of the pinned microvm.nix. */
export interface PinData {
  readonly schema: OptionSchema;
  /** The schema's file, as it is, or will be, in the repository. */
  readonly schemaText: string;
  /** What each hypervisor does with each option; undefined if not measured for the revision. */
  readonly support: SupportTable | undefined;
  readonly supportText: string | undefined;
}

/**
 * The option schema and the support table of the pinned revision: the repository's own files or, if they are missing or
 * belong to another revision, those that come with the tool for the revisions that it knows.
 *
 * @throws KnownError: status 2 when the schema is missing or damaged, 1 when it is of another revision than the pin,
 *   and the tool has none either.
 */
export function readPinData(root: string, config: Config, pin: Pin): PinData {
  const narHash = pin.microvm.get("narHash");
  const own = readIfExists(join(root, config.schema));
  const isLacking = own === undefined || (isOwnSchema(own) && narHashOf(own) !== narHash);
  const known = isLacking ? knownPin(narHash) : undefined;
  const { schema, text } =
    known === undefined
      ? readOptionSchema(root, config)
      : parseOptionSchema(readIfExists(known.schema), known.schema);
  requireSchemaOfPin(config, schema, pin);
  return { schema, schemaText: text, ...supportOf(root, config, schema.source) };
}

/** The support table of a revision: the repository's own, else the tool's. */
export function supportOf(
  root: string,
  config: Config,
  source: SchemaSource,
): Pick<PinData, "support" | "supportText"> {
  const own = readSupport(readIfExists(join(root, config.support)), config.support, source);
  if (own !== undefined)
    return { support: own, supportText: readIfExists(join(root, config.support)) };
  const shipped = knownPin(source.narHash)?.support;
  if (shipped === undefined) return { support: undefined, supportText: undefined };
  const supportText = readFileSync(shipped, "utf8");
  return { support: readSupport(supportText, shipped, source), supportText };
}

/** Why there is no support table. */
export function withoutSupport({ rev }: SchemaSource): string {
  return `microvm.nix ${rev.slice(0, 8)} was not measured; npm run codegen -- --refresh measures it (needs Nix)`;
}

/** The revisions that the tool has data for: this repository's own files, and a folder for each other pin. */
export function knownRevisions(): MeasuredRevision[] {
  return knownPins().map(({ schema, support }) => ({
    schema: parseOptionSchema(readIfExists(schema), schema).schema,
    support: readSupportFile(readFileSync(support, "utf8"), support),
  }));
}

interface KnownPin {
  readonly schema: string;
  readonly support: string;
}

function knownPins(): KnownPin[] {
  const pins = join(nixFolder, "pins");
  const folders = [nixFolder, ...readdirSync(pins).map((rev) => join(pins, rev))];
  return folders.map((folder) => ({
    schema: join(folder, "option-schema.json"),
    support: join(folder, "option-support.json"),
  }));
}

const knownPin = (narHash: unknown) =>
  knownPins().find(({ schema }) => narHashOf(readFileSync(schema, "utf8")) === narHash);

const narHashOf = (schema: string) => (JSON.parse(schema) as OptionSchema).source.narHash;
