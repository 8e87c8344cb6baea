import { tryParseNix } from "../nix/syntax/parse.ts";
import type { MovedOption } from "./guest-options.ts";
import type { ImportedGuest } from "./imported-file.ts";
import type { InlineRest } from "./imported-module.ts";
import { inlineModule } from "./inline-module.ts";

/**
 * A module's own file without what moves, for a given folder: the file's remaining text. Undefined where not everything
 * that moves can be removed from the text.
 */
export function restOfText(
  file: string,
  text: string,
  { system }: ImportedGuest,
  moved: readonly MovedOption[],
): ((folder: string) => InlineRest) | undefined {
  const whole = system === undefined && moved.length > 0 ? tryParseNix(text) : undefined;
  if (whole === undefined) return undefined;
  const module = inlineModule(file, text, whole, whole, { name: file, isOfHost: false });
  if (!moved.every(({ path, said }) => module.removable(path) >= said.length)) return undefined;
  const paths = moved.map(({ path }) => path);
  // the license is there
  const before = text.slice(0, whole.start);
  return (folder) => ({
    textWithout: () => `${before}${module.textIn(folder, paths)}\n`,
    imports: [],
  });
}
