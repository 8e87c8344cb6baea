import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, valueAt } from "./command-line.ts";

/** vhost-user is spoken over a socket. */
export function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "device", "netdev", "object")) {
    const name = option.parts[0]?.value ?? "";
    if (!/^(cryptodev-)?vhost-user/.test(name)) continue;
    const id = valueAt(option, "chardev");
    const backend = optionsNamed(commandLine, "chardev").find(
      (chardev) => valueAt(chardev, "id") === id,
    );
    if (backend === undefined || valueAt(backend, "backend") === "socket") continue;
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `${name} speaks to its backend over a socket, and chardev=${id} is a ${valueAt(backend, "backend")}`,
    };
  }
}
