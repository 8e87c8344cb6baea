import { tryParseNix } from "../nix/syntax/parse.ts";
import type { MovedOption } from "./guest-options.ts";
import type { ImportedGuest } from "./imported-file.ts";
import type { InlineRest } from "./imported-module.ts";
import { inlineModule } from "./inline-module.ts";

/**
 * What a module's own file says beside what moves, by the folder that it is for: the file's text without that. Undefined where
 * not all of it can be taken out of the text.
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
  // the license stands there
  const before = text.slice(0, whole.start);
  return (folder) => ({
    textWithout: () => `${before}${module.textIn(folder, paths)}\n`,
    imports: [],
  });
}
