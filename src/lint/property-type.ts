import type { PropertyType } from "../packs/format.ts";

export function isRequired(type: PropertyType): boolean {
  return type.endsWith("!");
}

/** The type without the mark of what is required. */
export function bareType(type: PropertyType): PropertyType {
  return type.endsWith("!") ? type.slice(0, -1) : type;
}

/**
 * What a value of this type must be, if the text is not one: "on or off". Undefined if the text is valid, or the type
 * does not restrict it.
 */
export function expectedInstead(type: PropertyType, text: string): string | undefined {
  const bare = bareType(type);
  if (bare === "bool") return isBool(text) ? undefined : "on or off";
  if (bare.startsWith("|")) {
    const members = bare.slice(1).split("|");
    if (members.includes(text)) return undefined;
    return `one of ${members.join(", ")}`;
  }
  if (bare === "size") {
    const size = parseSize(text.trimStart());
    // the largest number is beyond the precision of a double
    return size === undefined || (size >= 2 ** 64 && text.trim() !== `${(1n << 64n) - 1n}`)
      ? "a size: a number, with K, M, G or T for its unit"
      : undefined;
  }
  if (bare === "pci-address") return isPciAddress(text) ? undefined : 'a PCI address like "06.0"';
  // QMP's schema has one type for all whole numbers
  const width = /^(u?)int(8|16|32|64)$/.exec(bare === "number" ? "uint64" : bare);
  if (width === null) return undefined;
  const [, unsigned, bits] = width;
  const number = parseInteger(text);
  if (number === undefined) return "a whole number";
  // QEMU reads an unsigned number modulo its width: -1 is the largest
  const limit = 1n << BigInt(bits ?? "64");
  const [low, high] =
    unsigned === "u"
      ? [bits === "64" ? -(limit / 2n) : 0n, limit - 1n]
      : [-limit / 2n, limit / 2n - 1n];
  return number < low || number > high ? `a whole number from ${low} to ${high}` : undefined;
}

/** What a value in JSON must be, if its type differs from the property's. */
export function expectedInJson(type: PropertyType, json: unknown): string | undefined {
  const bare = bareType(type);
  if (bare === "bool") return typeof json === "boolean" ? undefined : "true or false";
  if (bare === "size" || bare === "number" || /^u?int/.test(bare))
    return typeof json === "number" && Number.isInteger(json)
      ? expectedInstead(bare === "size" ? "uint64" : bare, String(json))
      : "a number";
  if (bare === "str" || bare.startsWith("link:"))
    return typeof json === "string" ? undefined : "a text";
  if (bare.startsWith("|"))
    return typeof json === "string" ? expectedInstead(type, json) : "a text";
  if (bare.startsWith("[]")) return Array.isArray(json) ? undefined : "a list";
  if (bare === "{}") return isStructure(json) ? undefined : "a structure";
  if (bare === "pci-address") return isJsonAddress(json) ? undefined : 'an address like "06.0"';
  return undefined;
}

const isStructure = (json: unknown) =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** Text, or slot and function in one number; -1 leaves the choice to QEMU. */
function isJsonAddress(json: unknown): boolean {
  if (typeof json === "string") return isPciAddress(json);
  return Number.isInteger(json) && Number(json) >= -1 && Number(json) < 256;
}

/** `slot.function`, hexadecimal. */
export function isPciAddress(text: string): boolean {
  const [, slot = "", fn = "0"] = /^(?:0x)?([0-9a-f]+)(?:\.(?:0x)?([0-9a-f]+))?$/i.exec(text) ?? [];
  return slot !== "" && Number.parseInt(slot, 16) < 32 && Number.parseInt(fn, 16) < 8;
}

const isBool = (text: string) => /^(on|off|yes|no|true|false|y|n)$/.test(text);

/** A whole number as C reads one: decimal, `0x` hexadecimal, `0` octal. */
export function parseInteger(text: string): bigint | undefined {
  const [, sign, digits] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  // a leading 0 makes it octal, as in C
  const isOctal = /^0\d/.test(digits);
  if (isOctal && /[89]/.test(digits)) return undefined;
  const number = BigInt(isOctal ? `0o${digits}` : digits);
  return sign === "-" ? -number : number;
}

/** Bytes of a size as QEMU reads one: `16M`, `1.5G`, `0x1000`. */
export function parseSize(text: string, unit = 1): number | undefined {
  const hex = /^0[xX][0-9a-fA-F]+$/.exec(text);
  if (hex !== null) return Number(text) * unit;
  const [, digits, suffix] = /^(\d+(?:\.\d*)?)([BbKkMmGgTtPpEe]?)$/.exec(text) ?? [];
  // a fraction needs a unit
  if (digits === undefined || (digits.includes(".") && /^[Bb]?$/.test(suffix ?? "")))
    return undefined;
  const power = "BKMGTPE".indexOf((suffix || "").toUpperCase());
  return Number(digits) * (suffix === "" ? unit : 1024 ** power);
}
