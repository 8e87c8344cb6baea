import type { OptionChange } from "./change.ts";

/** A change with the facts before and after it, and the option's name once. */
export function changeJson(change: OptionChange) {
  const facts = change.kind === "removed" ? change.before : change.after;
  const form = ({ type, default: value }: typeof facts) => ({ type, default: value ?? null });
  return {
    name: `microvm.${facts.name}`,
    kind: change.kind,
    ...(change.kind === "changed" && { what: change.what }),
    ...(change.kind !== "added" && { before: form(change.before) }),
    ...(change.kind !== "removed" && { after: form(change.after) }),
    ...(change.kind === "removed" && {
      replacedBy: change.replacedBy,
    }),
  };
}
