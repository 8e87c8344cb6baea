import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart } from "./command-line.ts";
import { styles } from "./styles.ts";
import { checkTogether } from "./together.ts";
import { checkValues } from "./values.ts";

/** Checks the arguments behind the program's name of a hypervisor of which flags and the forms of their values are known. */
export function lintFlags(args: readonly string[], pack: FlagPack): Finding[] {
  const { uses, findings } = takeApart(args, pack, styles[pack.program]);
  const all = [...findings, ...checkValues(uses, pack), ...checkTogether(uses, pack)];
  // two rows may say one thing
  const isFirst = ({ index, message }: Finding, at: number) =>
    all.findIndex((it) => it.index === index && it.message === message) === at;
  return all.filter(isFirst).sort((a, b) => a.index - b.index);
}
