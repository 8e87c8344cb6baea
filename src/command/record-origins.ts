import type { SourcePosition } from "../definition/source-position.ts";
import { printableLine } from "../output/printable.ts";
import { shellWords } from "../shell/shell-words.ts";

/** An option that an argument of a recorded command comes from. */
export interface RecordedOrigin {
  /** `microvm.interfaces[0].mac` */
  readonly option: string;
  /** The keys of the argument's value that it decides; undefined where it decides the whole argument. */
  readonly keys: readonly string[] | undefined;
  /** Where it is set, when that is not the VM's own definition. */
  readonly place: SourcePosition | undefined;
}

const mark = "  # ";

/** A line of a record: an argument, and what it comes from. */
export function printArgument(text: string, origins: readonly RecordedOrigin[]): string {
  const named = origins.map(
    ({ option, keys, place }) =>
      `${keys === undefined ? "" : `${keys.join(", ")}: `}${option}${place === undefined ? "" : ` (${place.file}:${place.line})`}`,
  );
  return named.length === 0 ? text : `${text}${mark}${printableLine(named.join("; "))}`;
}

/** The inverse. */
export function parseArgument(line: string): {
  readonly text: string;
  readonly origins: readonly RecordedOrigin[];
} {
  const at = line.lastIndexOf(mark);
  const text = line.slice(0, at);
  if (at < 0 || !isWhole(text)) return { text: line, origins: [] };
  return {
    text,
    origins: line
      .slice(at + mark.length)
      .split("; ")
      .map(parseOrigin),
  };
}

function parseOrigin(text: string): RecordedOrigin {
  const [, keys, option = text, file, line] =
    /^(?:([^:()]+): )?(\S+)(?: \((.+):(\d+)\))?$/.exec(text) ?? [];
  return {
    option,
    keys: keys?.split(", "),
    place: file === undefined ? undefined : { file, line: Number(line) },
  };
}

/** No quote is left open, so what follows is a comment. */
function isWhole(text: string): boolean {
  try {
    shellWords(text);
    return true;
  } catch {
    return false;
  }
}
