/** Negative if the first is older: "7.2.22" and "10.0". */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) =>
    version.split(".").map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, part] of (b ?? []).entries())
    if ((a?.[index] ?? 0) !== part) return (a?.[index] ?? 0) - part;
  return 0;
}
