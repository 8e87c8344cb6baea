import type { Pack } from "./format.ts";

/** A pack as text: one line per device, object or flag, so that the differences of a new version are easy to read. */
export function printPack(pack: Pack): string {
  const lines = Object.entries(pack).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${section(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

function section(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const entries = Object.entries(value);
  // counts and types fit on one line
  if (!entries.some(([, inner]) => typeof inner === "object")) return JSON.stringify(value);
  const lines = entries.map(
    ([name, inner]) => `    ${JSON.stringify(name)}: ${JSON.stringify(inner)}`,
  );
  return `{\n${lines.join(",\n")}\n  }`;
}
