import { runProgram } from "./run-program.ts";

/**
 * The options that the help text names, with how many values each takes. QEMU itself tells that: behind an option
 * with a value, a word that is no option is taken for the value; behind one without, it is refused.
 */
export async function optionArity(program: string, help: string): Promise<Record<string, 0 | 1>> {
  const names = new Set<string>();
  for (const [, first = "", second] of help.matchAll(/^--?([\w-]+)(?:(?:\/| or )-([\w-]+))?/gm)) {
    names.add(first);
    if (second !== undefined) names.add(second);
  }
  const noOption = "-no-such-option";
  const arity: [string, 0 | 1][] = [];
  for (const name of new Set([...names, ...hiddenOptions])) {
    const { stderr } = await runProgram(program, [`-${name}`, noOption, "-device"]);
    if (stderr.includes("-device: requires an argument")) arity.push([name, 1]);
    else if (stderr.includes(`${noOption}: invalid option`)) arity.push([name, 0]);
  }
  return Object.fromEntries(arity);
}

/** Options that QEMU accepts and its help leaves out, because they are old. */
const hiddenOptions = [
  "M",
  "enable-kvm",
  "mon",
  "nodefaults",
  "no-kvm",
  "tdf",
  "redir",
  "enable-fips",
];
