/**
 * What was being evaluated where an error comes from, as the module system says it in Nix's whole output: the file of the
 * module, and the option. Nix 2.8 has the error first and then the way to it; later versions have the error last.
 *
 * @param trace What Nix says with `--show-trace`.
 * @returns `in hosts/a.nix, for microvm.mem`; undefined where no module is on the way.
 */
export function errorContext(trace: string): string | undefined {
  const error = trace.lastIndexOf("error:");
  const file = nearest(
    trace,
    error,
    /… while evaluating (?:definitions from|the module argument \S+ in) [`"]([^`'"<]+)['"]:/g,
  );
  const option = nearest(trace, error, /… while evaluating the option `([^`']+)':/g);
  const parts = [
    // a module that is written in a flake.nix goes by the name of nixpkgs', which calls it
    ...(file === undefined || /\/flake\.nix$/.test(file) ? [] : [`in ${file}`]),
    ...(option === undefined ? [] : [`for ${option}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function nearest(trace: string, error: number, pattern: RegExp): string | undefined {
  const found = [...trace.matchAll(pattern)];
  const before = found.findLast(({ index }) => index < error);
  return (before ?? found[0])?.[1];
}

/**
 * What was being evaluated where an error comes from, the innermost first, in Nix's own words and without the places:
 * "while evaluating the option `microvm.mem':".
 *
 * @param trace What Nix says with `--show-trace`.
 */
export function wayToError(trace: string): string[] {
  const error = trace.lastIndexOf("error:");
  const steps = [...trace.matchAll(/^ *… (.*)$/gm)];
  const text = ([, step = ""]: RegExpExecArray) => step;
  const before = steps.filter(({ index }) => index < error);
  return before.length > 0 ? before.reverse().map(text) : steps.map(text);
}
