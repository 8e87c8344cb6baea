import { existsSync } from "node:fs";
import { exitStatus, KnownError } from "../errors.ts";
import { gitTree, type Reach, resolveRevision } from "../microvm/pinned-sources.ts";
import { shortError } from "../nix/error-text.ts";
import { fetching } from "../nix/permissions.ts";
import { runNixCommand } from "../nix/program.ts";

const upstream = "https://github.com/microvm-nix/microvm.nix";

/**
 * The tree of a revision of microvm.nix, to see what it does to VMs.
 *
 * @param rev A hash, a branch, a tag, or a pull request: `pull/586`.
 * @param source A git repository that has it; without one, Nix fetches it.
 * @throws KnownError (status 2) when it is not within reach.
 */
export async function treeOfMicrovm(
  rev: string,
  source: string | undefined,
  reach: Reach,
): Promise<string> {
  if (source !== undefined) {
    // `git fetch origin pull/586/head:pull/586` makes a branch; a mirror has the reference itself
    const whole =
      resolveRevision(source, rev) ??
      resolveRevision(source, `${rev}/head`) ??
      resolveRevision(source, `origin/${rev}`);
    if (whole === undefined || !existsSync(source))
      throw notToBeHad(rev, `${source} has no such revision`);
    return (await gitTree(source, whole)).path;
  }
  if (reach === "machine") throw notToBeHad(rev, "nothing is fetched without --fetch");
  const { status, stdout, stderr } = await runNixCommand(
    ["flake", "metadata", "--json", "--no-write-lock-file", microvmUrl(rev)],
    fetching(reach).environment,
  );
  if (status !== 0) throw notToBeHad(rev, shortError(stderr));
  return (JSON.parse(stdout) as { path: string }).path;
}

/** As Nix fetches it: a hash, a pull request's head, or a branch. */
export function microvmUrl(rev: string): string {
  if (/^[0-9a-f]{40}$/.test(rev)) return `git+${upstream}?rev=${rev}&allRefs=1`;
  const ref = /^pull\/\d+$/.test(rev) ? `refs/${rev}/head` : rev;
  return `git+${upstream}?ref=${ref}`;
}

const notToBeHad = (rev: string, why: string) =>
  new KnownError(
    {
      message: `microvm.nix ${rev} is not available: ${why}`,
      fix: `let Nix fetch it, with --fetch, or clone ${upstream}, fetch the revision there, and name the clone with --source`,
    },
    exitStatus.notChecked,
  );
