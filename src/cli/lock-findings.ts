import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { lockFindings } from "../lock/findings.ts";
import type { LockResult } from "../lock/result.ts";
import type { Finding } from "../report/finding.ts";

/** Only a file in this checkout has lines to point to. */
export function findingsHere(results: readonly LockResult[], allowUnknown: boolean): Finding[] {
  return lockFindings(results, allowUnknown).map((finding) =>
    existsSync(finding.file ?? "") ? finding : { ...finding, file: undefined },
  );
}

/** GitHub takes paths from the root of the checkout, wherever a step's working folder is. */
export function inWorkspace(finding: Finding): Finding {
  const workspace = process.env.GITHUB_WORKSPACE;
  if (workspace === undefined || finding.file === undefined) return finding;
  const file = relative(workspace, resolve(finding.file));
  return file.startsWith("..") ? finding : { ...finding, file };
}
