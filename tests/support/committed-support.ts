import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultConfig } from "../../src/config.ts";
import { readOptionSchema } from "../../src/microvm/schema/read.ts";
import { readSupport, type SupportTable } from "../../src/microvm/support/support-table.ts";
import { root } from "./available.ts";

const file = "nix/option-support.json";

/** The committed option schema, and what each hypervisor does with its options. */
export const { schema } = readOptionSchema(root, defaultConfig);
export const support = readSupport(
  readFileSync(join(root, file), "utf8"),
  file,
  schema.source,
) as SupportTable;
