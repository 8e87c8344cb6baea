import type { Finding } from "../finding.ts";
import { type KeyValue, printKeyValues } from "../key-values.ts";
import type { QemuOption } from "./command-line.ts";

/** The option with other parts, as what is right instead. JSON stays as it is. */
export function replaced(option: QemuOption, parts: readonly KeyValue[]): Finding["fix"] {
  if (option.isJson) return undefined;
  return {
    index: option.index + 1,
    count: 1,
    args: [printKeyValues(parts)],
  };
}

export function without(option: QemuOption, key: string): Finding["fix"] {
  const parts = option.parts.filter((part) => part.key !== key);
  return parts.length === 0 ? { index: option.index, count: 2, args: [] } : replaced(option, parts);
}

/** The same option with one more or another part. */
export function withPart(option: QemuOption, key: string, value: string): readonly KeyValue[] {
  const part: KeyValue = { key, value, isBare: false };
  return option.parts.some((other) => other.key === key)
    ? option.parts.map((other) => (other.key === key ? part : other))
    : [...option.parts, part];
}
