import { join } from "node:path";
import { KnownError } from "../../errors.ts";
import { evaluateNix } from "../../nix/evaluate.ts";
import { pathExpression } from "../../nix/print.ts";
import { nixFolder } from "../../tool.ts";
import type { OptionSchema } from "../schema/option-schema.ts";

/** The options of one source, or why they do not evaluate. */
export type Extracted = Pick<OptionSchema, "guest" | "host"> | { readonly error: string };

/** Sources that one process of Nix reads: more saves little and needs memory. */
const batch = 20;

/**
 * Reads the options of many sources of microvm.nix. One that does not evaluate does not hide the others.
 *
 * @param folders Trees with `lib` and `nixos-modules`.
 * @param nixpkgs A folder of nixpkgs, or one that has its `lib`.
 */
export async function extractSources(
  folders: readonly string[],
  nixpkgs: string,
  progress: (done: number) => void,
): Promise<Extracted[]> {
  const extracted: Extracted[] = [];
  for (let start = 0; start < folders.length; start += batch) {
    extracted.push(...(await extractSome(folders.slice(start, start + batch), nixpkgs)));
    progress(extracted.length);
  }
  return extracted;
}

async function extractSome(folders: readonly string[], nixpkgs: string): Promise<Extracted[]> {
  const sources = folders.map(pathExpression).join(" ");
  const lib = join(nixpkgs, "lib");
  try {
    return (await evaluateNix(
      {
        expression: `let
          lib = import ${pathExpression(lib)};
          read = import ${pathExpression(join(nixFolder, "schema"))};
        in map (source: read { inherit lib source; }) [ ${sources} ]`,
        reads: [nixFolder, lib, ...folders],
      },
      "the options do not evaluate",
    )) as Extracted[];
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (folders.length === 1) return [{ error: error.message }];
    // Nix stops at the first source that is broken, so each half gets a process of its own
    const middle = Math.ceil(folders.length / 2);
    return [
      ...(await extractSome(folders.slice(0, middle), nixpkgs)),
      ...(await extractSome(folders.slice(middle), nixpkgs)),
    ];
  }
}
