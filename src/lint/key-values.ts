/** One `key=value` of a value like `virtio-pmem-pci,memdev=mem1,id=nv1`. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
  /** Written without `=`: QEMU reads `share` as `share=on`, and `noshare` as `share=off`. */
  readonly isBare: boolean;
  /** Written without its key, as the first part may be: `virtio-rng-pci` for `driver=virtio-rng-pci`. */
  readonly isImplied?: true;
  /** The value in JSON, where it has a type of its own. */
  readonly json?: unknown;
}

/**
 * Splits a value at its commas; two commas together are one that belongs to the text.
 *
 * @param implied The key that a first part without `=` stands for: "driver".
 */
export function parseKeyValues(text: string, implied?: string): KeyValue[] {
  return splitAtCommas(text).map((part, index): KeyValue => {
    const sign = part.indexOf("=");
    if (sign >= 0) return { key: part.slice(0, sign), value: part.slice(sign + 1), isBare: false };
    return index === 0 && implied !== undefined
      ? { key: implied, value: part, isBare: false, isImplied: true }
      : { key: part, value: "on", isBare: true };
  });
}

/** The inverse of `parseKeyValues`, with the commas in values doubled. */
export function printKeyValues(parts: readonly KeyValue[]): string {
  return parts
    .map(({ key, value, isBare, isImplied }, index) => {
      if (isBare) return value === "off" ? `no${key}` : key;
      const escaped = value.replaceAll(",", ",,");
      return index === 0 && isImplied ? escaped : `${key}=${escaped}`;
    })
    .join(",");
}

function splitAtCommas(text: string): string[] {
  const parts = text.includes(",,") ? splitAtSingleCommas(text) : text.split(",");
  // an empty rest after the last comma is not a part
  return parts.length > 1 && parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

function splitAtSingleCommas(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== ",") part += text[index];
    else if (text[index + 1] === ",") {
      part += ",";
      index++;
    } else {
      parts.push(part);
      part = "";
    }
  }
  return [...parts, part];
}
