import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  majorVersion,
  optionsNamed,
  optionWith,
  valueAt,
} from "./command-line.ts";
import { driverOf } from "./devices.ts";
import { kindOf } from "./kinds.ts";

/** A transmit queue of more than 256 entries is for backends that are other processes; older QEMUs made it shorter. */
export function* checkQueueSizes(commandLine: CommandLine): Generator<Finding> {
  if (majorVersion(commandLine.pack) < 10) return;
  for (const option of optionsNamed(commandLine, "device")) {
    const size = Number(valueAt(option, "tx_queue_size") ?? 256);
    const id = valueAt(option, "netdev");
    if (!driverOf(option).startsWith("virtio-net") || ![512, 1024].includes(size)) continue;
    const backend = optionWith(commandLine, "netdev", "id", id);
    if (backend !== undefined && /^vhost-(user|vdpa)$/.test(kindOf(backend))) continue;
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `tx_queue_size=${size} of ${driverOf(option)} is for the backends vhost-user and vhost-vdpa: 256 at most`,
    };
  }
}
