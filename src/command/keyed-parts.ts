/**
 * The parts of a value like `virtio-pmem-pci,memdev=mem1,id=nv1` by their keys, as text; the first under an empty key.
 * What follows a comma and is not a key belongs to the part before it.
 */
export function keyedParts(value: string): Map<string, string> {
  const parts = new Map<string, string>();
  let key = "";
  for (const [index, part] of value.split(",").entries()) {
    const [, found] = /^([A-Za-z][\w.-]*)(?:=|$)/.exec(part) ?? [];
    if (index > 0 && found !== undefined) key = found;
    parts.set(key, parts.has(key) ? `${parts.get(key)},${part}` : part);
  }
  return parts;
}
