/**
 * The options that a text may set: those whose names, all of their parts, stand in it. It reads TypeScript and
 * Nix alike, and rather finds one too many.
 */
export function optionsInText(text: string, names: readonly string[]): string[] {
  const words = new Set(text.match(/[A-Za-z_][\w-]*/g));
  return names.filter((name) =>
    name
      .split(".")
      .filter((part) => part !== "*" && part !== "<name>")
      .every((part) => words.has(part)),
  );
}
