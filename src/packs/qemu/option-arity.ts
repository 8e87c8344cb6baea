import { exitStatus, KnownError } from "../../errors.ts";
import { printedBy, type RunQemu } from "./run-program.ts";

/**
 * The options that the help text names, with how many values each takes. QEMU itself shows that: behind an option
 * with a value, an argument that is not an option is taken for the value; behind one without, it is refused. It looks at all
 * arguments in this way before it looks at any value, so one process shows all up to the first that takes none.
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
    // the last argument ends the run, where nothing did before
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
