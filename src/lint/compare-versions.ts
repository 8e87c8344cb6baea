/** Negative if the first is older: "7.2.22" and "10.0". */
export function compareVersions(one: string, other: string): number {
  const a = numbersOf(one);
  for (const [index, part] of numbersOf(other).entries())
    if ((a[index] ?? 0) !== part) return (a[index] ?? 0) - part;
  return 0;
}

/** Rules ask for the same few versions, many times for each argument. */
const known = new Map<string, readonly number[]>();

function numbersOf(version: string): readonly number[] {
  const numbers = known.get(version) ?? version.split(".").map((part) => Number.parseInt(part, 10));
  known.set(version, numbers);
  return numbers;
}
