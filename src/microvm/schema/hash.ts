import { createHash } from "node:crypto";
import type { OptionSchema } from "./option-schema.ts";

/** The hash that an option schema records of its own content, in hexadecimal. The order of keys counts. */
export function schemaHash({
  source,
  guest,
  host,
}: Pick<OptionSchema, "source" | "guest" | "host">): string {
  return createHash("sha256").update(JSON.stringify({ source, guest, host })).digest("hex");
}
