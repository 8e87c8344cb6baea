import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart } from "./command-line.ts";
import { styles } from "./styles.ts";
import { checkTogether } from "./together.ts";
import { checkValues } from "./values.ts";

/** Checks the arguments after the name of a hypervisor whose flags and forms of values are known. */
export function lintFlags(args: readonly string[], pack: FlagPack): Finding[] {
  const { uses, findings } = takeApart(args, pack, styles[pack.program]);
  const all = [...findings, ...checkValues(uses, pack), ...checkTogether(uses, pack)];
  // two rows may report the same
  const isFirst = ({ index, message }: Finding, at: number) =>
    all.findIndex((it) => it.index === index && it.message === message) === at;
  return all.filter(isFirst).sort((a, b) => a.index - b.index);
}
