import { isNixExpression, type NixExpression } from "./value.ts";

/** Every expression in a value, including those in conditions; the value may be anything, and contain itself. */
export function expressionsIn(value: unknown): Set<NixExpression> {
  const found = new Set<NixExpression>();
  const seen = new Set<unknown>();
  const visit = (inner: unknown): void => {
    if (typeof inner !== "object" || inner === null || seen.has(inner)) return;
    seen.add(inner);
    if (isNixExpression(inner)) found.add(inner);
    else for (const one of membersOf(inner)) visit(one);
  };
  visit(value);
  return found;
}

/** Empty if reading them throws: the check of the value reports that. */
function membersOf(value: object): readonly unknown[] {
  try {
    return Object.values(value);
  } catch {
    return [];
  }
}
