import { printableJson } from "../output/printable.ts";
import type { LockResult } from "./result.ts";

/** `{ "results": [...] }`, one result a file; `message`, `line`, `omitted` and `warnings` only where there are any. */
export function reportJson(results: readonly LockResult[]): string {
  return printableJson({ results: results.map(result) });
}

function result(result: LockResult) {
  const { path, verdict, requirements, node, inputPath, rev, narHash, evidence, hint, fix } =
    result;
  return {
    path,
    verdict,
    requirements,
    node,
    inputPath,
    rev,
    narHash,
    evidence,
    hint,
    fix,
    // a line in a sound file matters only to reports that point into it
    ...(result.message === undefined ? {} : { message: result.message, line: result.line ?? null }),
    ...(result.omitted === undefined ? {} : { omitted: result.omitted }),
    ...(result.warnings.length === 0
      ? {}
      : { warnings: result.warnings.map(({ message }) => message) }),
  };
}
