import { exitStatus, KnownError } from "../../errors.ts";
import { printedBy, type RunQemu } from "./run-program.ts";

/**
 * The options in the help text, with the number of values of each. QEMU itself shows the number: after an option with a
 * value, it accepts an unknown option as the value; after one without, it refuses it. It parses all arguments like this
 * before it checks any value, so one process shows all options up to the first without a value.
 */
export async function optionArity(run: RunQemu): Promise<Record<string, 0 | 1>> {
  const help = await printedBy(run, ["-help"]);
  const names = new Set<string>(hiddenOptions);
  for (const [, first = "", second] of help.matchAll(/^--?([\w-]+)(?:(?:\/| or )-([\w-]+))?/gm)) {
    names.add(first);
    if (second !== undefined) names.add(second);
  }
  const arity: Record<string, 0 | 1> = {};
  let open = [...names];
  while (open.length > 0) {
    const args = open.flatMap((name, index) => [`-${name}`, `${noOption}-${index}`]);
    // the last argument makes QEMU exit, unless it refuses an earlier one
    const { stderr, how } = await run([...args, "-device"]);
    const index = Number(new RegExp(`${noOption}-(\\d+): invalid option`).exec(stderr)?.[1] ?? -1);
    const unknown = open.findIndex((name) => stderr.includes(`: -${name}: invalid option`));
    if (index < 0 && unknown < 0 && !stderr.includes("-device: requires an argument"))
      throw new KnownError(
        {
          message: `QEMU ${how} when asked how many values its options take: ${stderr.trim()}`,
          fix: "name another qemu-system program",
        },
        exitStatus.notChecked,
      );
    const end = index >= 0 ? index : unknown >= 0 ? unknown : open.length;
    for (const name of open.slice(0, end)) arity[name] = 1;
    if (index >= 0) arity[open[index] ?? ""] = 0;
    open = open.slice(end + 1);
  }
  return arity;
}

const noOption = "-no-such-option";

/** Old options that QEMU accepts, but omits from its help. */
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
