import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, optionWith, valueAt } from "./command-line.ts";
import { isOn } from "./devices.ts";
import { kindOf } from "./kinds.ts";

/** Those that do not wait for their backend to connect, and speak to it at once: QEMU 7.2, 10.0 and 11.1. */
const speakAtOnce = /^vhost-user-(fs|rng|vsock|i2c|input|gpu)/;

/** vhost-user is spoken over a socket. */
export function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "device", "netdev", "object")) {
    const name = kindOf(option);
    if (!/^(cryptodev-)?vhost-user/.test(name)) continue;
    const id = valueAt(option, "chardev");
    const backend = optionWith(commandLine, "chardev", "id", id);
    if (backend === undefined) continue;
    const waits = valueAt(backend, "wait");
    if (
      speakAtOnce.test(name) &&
      isOn(valueAt(backend, "server")) &&
      waits !== undefined &&
      !isOn(waits)
    )
      yield {
        rule: "missing-property",
        severity: "refused",
        index: option.index,
        message: `${name} speaks to its backend when QEMU starts, and with server=on,wait=off of chardev=${id} no backend is connected: it needs wait=on, or a backend that is the server`,
      };
    if (valueAt(backend, "backend") === "socket") continue;
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `${name} speaks to its backend over a socket, and chardev=${id} is a ${valueAt(backend, "backend")}`,
    };
  }
}
