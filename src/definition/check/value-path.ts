/** The parts of a JSON pointer: `/qemu/extraArgs/0` → `["qemu", "extraArgs", "0"]`. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a path, undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name],
    value,
  );
}

/** Whether a JSON pointer is another one, or of a value inside that. */
export function isBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}
