import { execFileSync } from "node:child_process";
import { leftOut, root } from "./available.ts";

/** Tests of whole commands run the bundle that users run. */
export function setup(): void {
  execFileSync(process.execPath, ["build.mjs"], { cwd: root, stdio: "inherit" });
}

export function teardown(): void {
  const parts = leftOut();
  if (parts.length > 0) process.stdout.write(`\nleft out: ${parts.join("; ")}\n`);
}
