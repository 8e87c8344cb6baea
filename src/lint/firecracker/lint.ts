import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { takeApart } from "../flags/command-line.ts";
import { styles } from "../flags/styles.ts";
import { type ConfigProblem, checkConfig, isSet } from "./config.ts";
import { checkNames } from "./names.ts";
import { checkRelations } from "./relations.ts";
import { checkReplaced, checkStoreDisk } from "./replaced.ts";

/** Returns the text of a file that a command names; undefined if it cannot be read. */
export type ReadNamed = (path: string) => string | undefined;

/**
 * Checks the arguments after the program's name, and the configuration that they name.
 *
 * @param readNamed Without it, the configuration is not checked.
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

/** What is wrong with a VM's `extraConfig`, and what it replaces in the runner's configuration. */
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

/** The VM's additions, with the part of the runner's configuration that they relate to. */
function withRunners(
  { mem, interfaces = [], imports }: Readonly<Record<string, unknown>>,
  extraConfig: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const own = extraConfig["machine-config"];
  // 512 MiB is the default, but other modules may set another size
  const machine = { mem_size_mib: mem, ...(isSet(own) ? own : {}) };
  const isWhole = imports === undefined && Array.isArray(interfaces);
  const names = isWhole
    ? { "network-interfaces": interfaces.map((it) => ({ iface_id: isSet(it) ? it.id : it })) }
    : {};
  return { ...names, ...extraConfig, "machine-config": machine };
}
