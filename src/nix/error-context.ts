/**
 * What was being evaluated when an error occurred, according to the module system in Nix's full output: the file of the
 * module, and the option. Nix 2.8 prints the error before its trace; later versions print it last.
 *
 * @param trace What Nix says with `--show-trace`.
 * @returns `in hosts/a.nix, for microvm.mem`; undefined if no module is in the trace.
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
    // a module written in a flake.nix has the name of the nixpkgs file that calls it
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
 * What was being evaluated when an error occurred, the innermost first, in Nix's own text and without the places:
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
