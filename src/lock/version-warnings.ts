import { printable } from "../output/printable.ts";
import type { FlakeLock, NodeLimit } from "./flake-lock.ts";
import type { Warning } from "./verdict.ts";

/** Of what only some versions of Nix read, the one that leaves the fewest: at most one a direction. */
export function versionWarnings(lock: FlakeLock): Warning[] {
  const newest = lock.limits.reduce<NodeLimit | undefined>(
    (best, limit) => (minor(limit.since) > minor(best?.since) ? limit : best),
    undefined,
  );
  const oldest = lock.limits.reduce<NodeLimit | undefined>(
    (best, limit) =>
      limit.until !== undefined && (best === undefined || minor(limit.until) < minor(best.until))
        ? limit
        : best,
    undefined,
  );
  return [
    ...(newest === undefined ? [] : [warning(lock, newest, `before ${newest.since}`)]),
    ...(oldest === undefined ? [] : [warning(lock, oldest, `from ${oldest.until} on`)]),
  ];
}

function warning(lock: FlakeLock, { node, reason }: NodeLimit, versions: string): Warning {
  return {
    about: "nix-version",
    message: `Nix ${versions} refuses this file: node ${printable(node)} ${reason}`,
    line: lock.lineOfNode(node),
  };
}

const minor = (version: string | undefined) => Number(version?.split(".")[1] ?? 0);
