/** An amount of memory or storage: bytes, or a text with its unit, of 1024 each. */
export type Size = number | `${number}${"K" | "M" | "G" | "T"}`;

/** An amount of memory or storage as cloud-hypervisor reads it. */
export type ByteSize = number | `${number}${"K" | "M" | "G"}`;

/** A whole number, or one in hexadecimal. */
export type Integer = number | bigint | `0x${string}`;

/** A whole number, or several that follow one another: 4, "4-7". */
export type IntegerRange = number | `${number}-${number}`;

/** A CPU, or several that follow one another: 4, "4-7". */
export type CpuRange = number | `${number}-${number}`;

/** CPUs as crosvm writes them: "0,4-7". */
export type CpuSet =
  | CpuRange
  | `${number}`
  | `${number},${string}`
  | `${number}-${number},${string}`;

/** Something of the command line that others refer to by its id. */
export interface Thing<Kind extends string> {
  readonly kind: Kind;
  readonly id: string | undefined;
}

/** Names something that is in the command line without being set here: the runner's `stdio`. */
export function existing<Kind extends string>(kind: Kind, id: string): Thing<Kind> {
  return { kind, id };
}

/** What properties are before they become text. */
export type PropertyValue =
  | string
  | number
  | bigint
  | boolean
  | Thing<string>
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue | undefined };

export type PropertyValues = { readonly [key: string]: PropertyValue | undefined };

export function isThing(value: PropertyValue): value is Thing<string> {
  return typeof value === "object" && !Array.isArray(value) && "kind" in value && "id" in value;
}
