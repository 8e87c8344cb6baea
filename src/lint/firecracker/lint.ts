import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart } from "../flags/command-line.ts";
import { styles } from "../flags/styles.ts";
import { type ConfigProblem, checkConfig, isSet } from "./config.ts";
import { checkNames } from "./names.ts";
import { checkRelations } from "./relations.ts";
import { checkReplaced, checkStoreDisk } from "./replaced.ts";

/** Gives the text of a file that a command names; undefined where it cannot be read. */
export type ReadNamed = (path: string) => string | undefined;

/**
 * Checks the arguments behind the program's name, and the configuration that they name.
 *
 * @param readNamed Without it, the configuration is not looked at.
 */
export function lintFirecracker(
  args: readonly string[],
  pack: FlagPack,
  readNamed: ReadNamed = () => undefined,
): Finding[] {
  const { uses, findings } = takeApart(args, pack, styles.firecracker);
  const inConfig = uses
    .filter(({ name }) => name === "config-file")
    .flatMap(({ index, values }) => {
      const text = readNamed(values[0]?.text ?? "");
      return text === undefined ? [] : ofFile(text, pack).map((problem) => at(index, problem));
    });
  return [...findings, ...inConfig].sort((a, b) => a.index - b.index);
}

const at = (index: number, { rule, severity, message }: Omit<ConfigProblem, "path">): Finding => ({
  rule,
  severity,
  index,
  message,
});

function ofFile(text: string, pack: FlagPack): Omit<ConfigProblem, "path">[] {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (error) {
    const message = `the configuration is not JSON: ${(error as Error).message}`;
    return [{ rule: "wrong-value", severity: "refused", message }];
  }
  return [
    ...checkConfig(pack, config, { isUnknown: () => false, filled: [] }),
    ...(isSet(config)
      ? [...checkNames(config), ...checkRelations(config), ...checkStoreDisk(config)]
      : []),
  ];
}

/** What is wrong with a VM's `extraConfig`, and what it replaces of what the runner writes. */
export function checkExtraConfig(
  vm: Readonly<Record<string, unknown>>,
  extraConfig: unknown,
  pack: FlagPack,
  isUnknown: (value: unknown) => boolean,
): ConfigProblem[] {
  const hasVsock = isSet(vm.vsock) && vm.vsock.cid !== undefined;
  const filled = ["boot-source", "machine-config", ...(hasVsock ? ["vsock"] : [])];
  return [
    ...checkConfig(pack, extraConfig, { isUnknown, filled }),
    ...(isSet(extraConfig) && !isUnknown(extraConfig)
      ? [
          ...checkNames(extraConfig),
          ...checkRelations(withRunners(vm, extraConfig), isUnknown),
          ...checkReplaced(vm, extraConfig),
        ]
      : []),
  ];
}

/** What a VM adds, with the runner's part that it stands in relation to. */
function withRunners(
  { mem, interfaces = [], imports }: Readonly<Record<string, unknown>>,
  extraConfig: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const own = extraConfig["machine-config"];
  // a VM has 512 MiB where it says nothing, but other modules may say something
  const machine = { mem_size_mib: mem, ...(isSet(own) ? own : {}) };
  const isWhole = imports === undefined && Array.isArray(interfaces);
  const names = isWhole
    ? { "network-interfaces": interfaces.map((it) => ({ iface_id: isSet(it) ? it.id : it })) }
    : {};
  return { ...names, ...extraConfig, "machine-config": machine };
}
