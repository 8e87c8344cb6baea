import { exitStatus, KnownError } from "../errors.ts";
import { type CrosvmPack, flagPrograms, type Pack, packFormat } from "./format.ts";

/** @throws KnownError (status 2) when the text is not a pack, or is one in a format that this version cannot read. */
export function parsePack(file: string, text: string): Pack {
  const fail = (message: string, fix = again) =>
    new KnownError({ file, message, fix }, exitStatus.notChecked);
  let pack: Partial<Pack> | null;
  try {
    pack = JSON.parse(text);
  } catch (error) {
    throw fail(`is not JSON: ${(error as Error).message}`);
  }
  if (typeof pack !== "object" || pack === null || !("format" in pack) || !("program" in pack))
    throw fail(
      "is not an argument pack",
      "write one with `ghaf-microvm pack qemu` or `pack crosvm`",
    );
  if (pack.format !== packFormat)
    throw fail(
      `is a pack of format ${JSON.stringify(pack.format)}; this version reads format ${packFormat}`,
    );
  const programs = ["qemu", "crosvm", ...flagPrograms];
  if (pack.program === undefined || !programs.includes(pack.program))
    throw fail(
      `is a pack of ${JSON.stringify(pack.program)}, expected one of ${programs.join(", ")}`,
    );
  const needed = pack.program === "qemu" ? sections.qemu : sections.flags;
  const missing = needed.find(
    (section) => typeof (pack as Record<string, unknown>)[section] !== "object",
  );
  if (missing !== undefined) throw fail(`is a pack without ${missing}`);
  return pack.program === "crosvm" ? ({ ...untold, ...pack } as Pack) : (pack as Pack);
}

const again = "write it again with `ghaf-microvm pack`";

/** The sections that every pack has. */
const sections = {
  flags: ["build", "flags", "structs"],
  qemu: [
    ...["build", "options", "groups", "accelerators", "machines", "machineVersions", "devices"],
    ...["objects", "netdevs", "blockdevs", "chardevs"],
  ],
} as const;

/** Defaults for what a crosvm pack that an earlier version wrote may lack. */
const untold: Pick<CrosvmPack, "enums" | "texts" | "rules" | "former"> = {
  enums: {},
  texts: {},
  rules: { conflicts: [], needs: [], idle: [], void: [] },
  former: {},
};
