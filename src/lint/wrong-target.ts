import type { Pack } from "../packs/format.ts";
import type { Finding } from "./finding.ts";

/**
 * Reports a flag that only builds for other architectures than the guest's have.
 *
 * @param flag What its build needs: `target_arch = "aarch64"`.
 * @param index The flag's place among the arguments.
 */
export function* checkTarget(
  { when = "" }: { readonly when?: string },
  asWritten: string,
  index: number,
  { build: { target } }: Pack,
): Generator<Finding> {
  const targets = [...when.matchAll(/target_arch = "(\w+)"/g)].map(([, name]) => name);
  if (target === "any" || targets.length === 0 || targets.includes(target)) return;
  yield {
    rule: "wrong-machine",
    severity: "refused",
    index,
    message: `${asWritten} is for guests of ${targets.join(" and ")} alone, and this is one of ${target}`,
  };
}
