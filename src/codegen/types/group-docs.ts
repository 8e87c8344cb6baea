import { code } from "../../microvm/schema/describe.ts";
import { groupNotes } from "../../microvm/schema/option-notes.ts";
import type { OptionGroup } from "../../microvm/schema/option-schema.ts";

/**
 * Hover text of a group of options: what it is for, and what is in it.
 *
 * @param path `["forwardPorts", "*", "host"]`
 */
export function groupDocs(
  path: readonly string[],
  { options }: OptionGroup,
  hypervisors: readonly string[],
): string {
  const [first = "", ...inner] = path;
  const about =
    groupNotes[path.join(".")] ??
    (hypervisors.includes(first) && inner.length === 0
      ? `What ${first} alone has; other hypervisors ignore it`
      : `Options of ${path.filter((name) => name !== "*").join(".")}`);
  return `${about}: ${Object.keys(options).map(code).join(", ")}.`;
}
