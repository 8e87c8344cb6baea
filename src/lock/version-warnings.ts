import type { NodeLimit } from "../flake-lock/flake-lock.ts";
import { versionRange } from "../flake-lock/version-range.ts";
import { printable } from "../output/printable.ts";
import type { Warning } from "./result.ts";

/** At most one for each direction. */
export function versionWarnings(
  limits: readonly NodeLimit[],
  lineOfNode: (key: string) => number | undefined,
): Warning[] {
  const { since, until } = versionRange(limits);
  const warning = ({ node, reason }: NodeLimit, versions: string): Warning => ({
    about: "nix-version",
    message: `Nix ${versions} refuses this file: node ${printable(node)} ${reason}`,
    line: lineOfNode(node),
  });
  return [
    ...(since === undefined ? [] : [warning(since, `before ${since.since}`)]),
    ...(until === undefined ? [] : [warning(until, `from ${until.until} on`)]),
  ];
}
