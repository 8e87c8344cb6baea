import { allArguments } from "./command-line.ts";
import type { ShownCommand } from "./shown-command.ts";
import { namedFiles } from "./store-paths.ts";

/** A value in a file that a command line names, which went, came or changed. */
export interface FileChange {
  /** The file's path, without its hash. */
  readonly file: string;
  /** Where in the file: "machine-config.smt". */
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What changes in the files in JSON that two command lines name by the same path: Firecracker's configuration. */
export function fileChanges(before: ShownCommand, after: ShownCommand): FileChange[] {
  const [one, other] = [valuesIn(before), valuesIn(after)];
  return [...one].flatMap(([file, values]) => {
    const others = other.get(file);
    if (others === undefined) return [];
    const keys = [...new Set([...values.keys(), ...others.keys()])].sort();
    return keys.flatMap((key) =>
      values.get(key) === others.get(key)
        ? []
        : [{ file, key, before: values.get(key), after: others.get(key) }],
    );
  });
}

function valuesIn({ line, files }: ShownCommand): Map<string, Map<string, string>> {
  const args = line === undefined ? [] : allArguments(line).map(({ text }) => text);
  return new Map(
    [...namedFiles(args, files)].flatMap(([path, text]) => {
      try {
        return [[path, new Map(leaves(JSON.parse(text), ""))]];
      } catch {
        return [];
      }
    }),
  );
}

/** `{ a: [{ b: 1 }] }` → `a[0].b`, `1` */
function* leaves(value: unknown, path: string): Generator<[string, string]> {
  const isFilled = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isFilled) yield [path, JSON.stringify(value)];
  else
    for (const [key, inner] of Object.entries(value))
      yield* leaves(
        inner,
        Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`,
      );
}
