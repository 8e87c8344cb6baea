import type { CrosvmPack, PropertyType } from "../../packs/format.ts";

/**
 * What a number of this type must be, if the text is not one; undefined if it is.
 *
 * @param hasRadix Whether `0x`, `0o` and `0b` mark the base, as in serde_keyvalue; Rust's `FromStr` is decimal.
 */
export function expectedNumber(
  type: PropertyType,
  text: string,
  hasRadix: boolean,
): string | undefined {
  const [, unsigned, width = "64", low, high] =
    /^(u?)int(8|16|32|64)(?::(\d*)\.\.(\d*))?$/.exec(type) ?? [];
  const parsed = parseNumber(text, hasRadix);
  const range = `a whole number${low === undefined ? "" : high === "" ? ` from ${low} on` : ` from ${low} to ${high}`}`;
  if (parsed === undefined || (parsed.isNegative && unsigned === "u")) return range;
  const limits = largest[width];
  const most = unsigned === "u" ? limits?.unsigned : parsed.isNegative ? limits?.low : limits?.high;
  if (isAbove(parsed.digits, most?.[parsed.base] ?? "")) return `${range} of ${width} bits`;
  const value = numberOf(parsed);
  return (low !== undefined && low !== "" && value < Number(low)) ||
    (high !== undefined && high !== "" && value > Number(high))
    ? range
    : undefined;
}

interface Parsed {
  readonly isNegative: boolean;
  readonly base: 2 | 8 | 10 | 16;
  /** In lower case, without leading zeros. */
  readonly digits: string;
}

const bases = { "0x": 16, "0o": 8, "0b": 2 } as const;
const alphabets = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^[0-9]+$/, 16: /^[0-9a-f]+$/ } as const;

function parseNumber(text: string, hasRadix: boolean): Parsed | undefined {
  const pattern = hasRadix ? /^(-?)(0x|0o|0b)?([A-Za-z0-9]+)$/ : /^([+-]?)()([0-9]+)$/;
  const [, sign, prefix, all] = pattern.exec(text) ?? [];
  if (all === undefined) return undefined;
  const base = bases[prefix as keyof typeof bases] ?? 10;
  const digits = all.toLowerCase();
  return alphabets[base].test(digits)
    ? { isNegative: sign === "-", base, digits: digits.replace(/^0+/, "") }
    : undefined;
}

/** The largest number of each width, as digits, by base; `low` is the smallest, without its sign. */
const largest: Readonly<
  Record<string, Readonly<Record<"unsigned" | "high" | "low", Readonly<Record<number, string>>>>>
> = Object.fromEntries(
  [8, 16, 32, 64].map((width) => {
    const inBases = (number: bigint) =>
      Object.fromEntries([2, 8, 10, 16].map((base) => [base, number.toString(base)]));
    const half = 1n << BigInt(width - 1);
    return [
      String(width),
      { unsigned: inBases(2n * half - 1n), high: inBases(half - 1n), low: inBases(half) },
    ];
  }),
);

function isAbove(digits: string, most: string): boolean {
  return digits.length === most.length ? digits > most : digits.length > most.length;
}

const numberOf = ({ digits, base }: Parsed) =>
  [...digits].reduce((sum, digit) => sum * base + Number.parseInt(digit, 36), 0);

/** A number as serde_keyvalue reads it; undefined if the text is not one, or the number is too large for a double. */
export function toNumber(text: string): number | undefined {
  const parsed = parseNumber(text, true);
  if (parsed === undefined || parsed.isNegative || parsed.digits.length > 15) return undefined;
  const value = numberOf(parsed);
  return value < 2 ** 53 ? value : undefined;
}

/** What a text of a certain form (one of the pack's, or a CPU set) must be, if it is not of that form. */
export function expectedText(
  type: PropertyType,
  text: string,
  pack: CrosvmPack,
): string | undefined {
  if (type === "cpu") return isCpuRange(text) ? undefined : "a CPU like 4, or a range like 4-7";
  if (type === "cpuset")
    return text.split(",").every(isCpuRange) ? undefined : "a set of CPUs like 0,2-3";
  if (type === "affinity") {
    const parts = text.includes("=") ? text.split(":") : [`0=${text}`];
    const isOne = (part: string) => {
      const [, set] = /^[0-9]+=([^=]*)$/.exec(part) ?? [];
      return set?.split(",").every(isCpuRange) ?? false;
    };
    return parts.every(isOne)
      ? undefined
      : "a set of CPUs like 0,2-3, or one for each of the VM's, like 0=1:1=2-3";
  }
  const form = pack.texts[type.slice("text:".length)];
  if (form === undefined) return undefined;
  return new RegExp(`^(?:${form.matches})$`, "s").test(text) ? undefined : form.is;
}

function isCpuRange(text: string): boolean {
  const [, first, last] = /^([0-9]{1,15})(?:-([0-9]{1,15}))?$/.exec(text) ?? [];
  return first !== undefined && (last === undefined || Number(first) <= Number(last));
}
