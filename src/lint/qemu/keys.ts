import type { Properties, QemuPack } from "../../packs/format.ts";
import { compareVersions } from "../compare-versions.ts";
import type { Finding } from "../finding.ts";
import { type Build, type QemuOption, valueAt } from "./command-line.ts";
import { kindOf, ownerOf } from "./kinds.ts";
import { checkProperties } from "./properties.ts";
import { type KeysRow, keysRows } from "./rows/keys.ts";
import { unknownName } from "./unknown.ts";

/** An option whose keys are a group of the build, or in the table of keys. */
export function* checkKeys({ pack }: Build, option: QemuOption): Generator<Finding> {
  // a file of tables has no keys beside it
  if (option.name === "smbios" && valueAt(option, "file") !== undefined) return;
  const kind = kindOf(option);
  const properties = keysOf(option.name, kind, pack);
  const backends = properties.type?.replace(/^\||!$/g, "").split("|") ?? [];
  if (option.name === "tpmdev" && !backends.includes(kind))
    yield unknownName(option, "type", "TPM backend", kind, backends, pack);
  // without them, the build has no such group
  else if (Object.keys(properties).length > 1)
    yield* checkProperties(option, properties, ownerOf(option));
}

const tableOptions = new Set(keysRows.map(({ option }) => option));

/** The options that `checkKeys` is for. */
export const optionsWithKeys: readonly string[] = [...tableOptions];

/** The keys of a kind, made once for each: a thousand VMs ask for the same few. */
function keysOf(option: string, kind: string, pack: QemuPack): Properties {
  const known = knownKeys.get(pack) ?? new Map<string, Properties>();
  knownKeys.set(pack, known);
  const name = `${option} ${kind}`;
  const properties = known.get(name) ?? Object.assign({}, ...rowsOf(option, kind, pack));
  known.set(name, properties);
  return properties;
}

const knownKeys = new WeakMap<QemuPack, Map<string, Properties>>();

function rowsOf(option: string, kind: string, pack: QemuPack): Properties[] {
  const { version } = pack.build;
  const counts = ({ of, since, before }: KeysRow) =>
    (of === undefined || of.test(kind)) &&
    (since === undefined || compareVersions(version, since) >= 0) &&
    (before === undefined || compareVersions(version, before) < 0);
  return keysRows
    .filter((row) => row.option === option && counts(row))
    .map(({ group, types }) => ({ ...pack.groups[group ?? ""], ...types }));
}
