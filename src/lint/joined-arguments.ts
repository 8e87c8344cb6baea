import type { Finding } from "./finding.ts";

/**
 * An option and its value in one string, for a hypervisor whose options are not known: where no value is expected, an
 * argument that begins like an option and continues after a space.
 *
 * @param args The arguments after the program's name.
 */
export function* joinedArguments(args: readonly string[]): Generator<Finding> {
  let mayBeValue = false;
  for (const [index, arg] of args.entries()) {
    const parts: readonly string[] = mayBeValue ? [] : partsOf(arg);
    const [option, value] = parts;
    mayBeValue = !mayBeValue && option === undefined && arg.startsWith("-");
    if (option === undefined || value === undefined) continue;
    yield {
      rule: "two-words",
      severity: "refused",
      index,
      message: `${option} and its value are one string: each must be a separate list item`,
      fix: { index, count: 1, args: [option, value] },
    };
  }
}

const partsOf = (arg: string) => (/^(--?[A-Za-z][^\s=]*)\s+(.*)$/s.exec(arg) ?? []).slice(1);
