import { join } from "node:path";
import type { Config } from "../config.ts";
import { readIfExists } from "../files.ts";
import type { Pin } from "./pin.ts";
import { knownRevisions, type PinData, supportOf } from "./pin-data.ts";
import type { SourceFolders } from "./pinned-sources.ts";
import { extractOptionSchema, printOptionSchema } from "./schema/extract.ts";
import type { OptionSchema } from "./schema/option-schema.ts";
import { isOwnSchema } from "./schema/read.ts";
import { hashesOfDecidingFiles } from "./support/deciding-files.ts";
import { evaluateVms, type RunnerSources } from "./support/evaluate-vms.ts";
import { measureSupport } from "./support/measure.ts";
import { type MeasuredRevision, measuredBefore } from "./support/measured-before.ts";
import {
  isSupportOf,
  measurement,
  printSupport,
  readSupport,
  readSupportFile,
} from "./support/support-table.ts";

/** Progress callbacks of a measurement, which takes minutes. */
export interface Measuring {
  /** Called before it begins, with the number of VMs that are evaluated. */
  readonly begins: (vms: number) => void;
  /** Called with the fraction that is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/**
 * The option schema of the pinned microvm.nix, read again with Nix, and its support table: one measured for
 * this revision or for one with the same runners and options, else measured now.
 *
 * @throws KnownError (status 2) when Nix is missing, the source is not the pinned one or does not evaluate.
 */
export async function refreshPinData(
  root: string,
  config: Config,
  pin: Pin,
  from: SourceFolders,
  measuring: Measuring,
): Promise<PinData> {
  const known = [...ownRevision(root, config), ...knownRevisions()];
  const { schema, ...sources } = await extractOptionSchema(config, pin, from);
  const schemaText = printOptionSchema(schema);
  const there = supportOf(root, config, schema.source);
  if (isCurrent(there.supportText, config.support)) return { schema, schemaText, ...there };
  const hashes = hashesOfDecidingFiles(sources.tree);
  const before = measuredBefore(schema, hashes, known);
  const supportText =
    before === undefined
      ? await measuredText(schema, sources, measuring)
      : printSupport(schema.source, hashes, before.support.measured);
  return {
    schema,
    schemaText,
    support: readSupport(supportText, config.support, schema.source),
    supportText,
  };
}

/** The support table's file, measured on the runners of the revision. */
export async function measuredText(
  schema: OptionSchema,
  sources: RunnerSources,
  { begins, progress }: Measuring,
): Promise<string> {
  const measured = await measureSupport(schema, (vms) => {
    begins(vms.length);
    return evaluateVms(vms, sources, progress);
  });
  return printSupport(schema.source, hashesOfDecidingFiles(sources.tree), measured);
}

/** Whether a table was measured in the way of this version. */
const isCurrent = (text: string | undefined, file: string) =>
  text !== undefined && readSupportFile(text, file).measurement === measurement;

/** The repository's data about the revision that it pinned before. */
function ownRevision(root: string, config: Config): MeasuredRevision[] {
  const [schemaText, supportText] = [config.schema, config.support].map((file) =>
    readIfExists(join(root, file)),
  );
  if (schemaText === undefined || supportText === undefined || !isOwnSchema(schemaText)) return [];
  const schema = JSON.parse(schemaText) as OptionSchema;
  const support = readSupportFile(supportText, config.support);
  return isSupportOf(support, schema.source) ? [{ schema, support }] : [];
}
