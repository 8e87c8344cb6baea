import { allArguments } from "./command-line.ts";
import { changedValues, type ValueChange } from "./json-values.ts";
import type { ShownCommand } from "./shown-command.ts";
import { namedFiles } from "./store-paths.ts";

/** A value in a file that a command line names, which was removed, added or changed. */
export interface FileChange extends ValueChange {
  /** The file's path, without its hash. */
  readonly file: string;
}

/** What changes in the files in JSON that two command lines name by the same path: Firecracker's configuration. */
export function fileChanges(before: ShownCommand, after: ShownCommand): FileChange[] {
  const [one, other] = [valuesIn(before), valuesIn(after)];
  return [...one].flatMap(([file, value]) =>
    other.has(file)
      ? changedValues(value, other.get(file)).map((change) => ({ file, ...change }))
      : [],
  );
}

function valuesIn({ line, files }: ShownCommand): Map<string, unknown> {
  const args = line === undefined ? [] : allArguments(line).map(({ text }) => text);
  return new Map(
    [...namedFiles(args, files)].flatMap(([path, text]) => {
      try {
        return [[path, JSON.parse(text) as unknown]];
      } catch {
        return [];
      }
    }),
  );
}
