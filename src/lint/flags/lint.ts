import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart } from "./command-line.ts";
import { styles } from "./styles.ts";

/** Checks the arguments behind the program's name of a hypervisor whose flags alone are known. */
export function lintFlags(args: readonly string[], pack: FlagPack): Finding[] {
  const { findings } = takeApart(args, pack, styles[pack.program]);
  return [...findings].sort((a, b) => a.index - b.index);
}
