import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, valueAt } from "./command-line.ts";

/** The addresses of `-netdev user`, which belong to one network. */
export function* checkUserNetworks(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "netdev", "nic", "net")) {
    if (valueAt(option, "type") !== "user") continue;
    const wrong = (message: string): Finding => ({
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message,
    });
    const text = valueAt(option, "net") ?? valueAt(option, "ip") ?? "10.0.2.0/24";
    const net = network(text);
    if (net === undefined) {
      yield wrong(
        `net of user must be an address with a mask of 4 to 32 bits, as 10.0.2.0/24, but is ${text}`,
      );
      continue;
    }
    for (const key of ["host", "dns", "dhcpstart"]) {
      const value = valueAt(option, key);
      if (value === undefined) continue;
      const address = ipv4(value);
      if (address === undefined)
        yield wrong(`${key} of user must be an IPv4 address, but is ${value}`);
      else if ((address & net.mask) >>> 0 !== net.address)
        yield wrong(`${key}=${value} does not belong to the network ${net.text}`);
    }
  }
}

interface Network {
  readonly address: number;
  readonly mask: number;
  readonly text: string;
}

function network(text: string): Network | undefined {
  const [first = "", second] = text.split("/");
  const address = ipv4(first);
  if (address === undefined) return undefined;
  // without a mask it is that of the address's old class
  const classful = address < 0x80000000 ? 8 : address < 0xc0000000 ? 16 : 24;
  const bits = second === undefined ? classful : /^\d+$/.test(second) ? Number(second) : undefined;
  if (bits === undefined) {
    const mask = ipv4(second ?? "");
    return mask === undefined ? undefined : { address: (address & mask) >>> 0, mask, text };
  }
  if (bits < 4 || bits > 32) return undefined;
  const mask = (0xffffffff << (32 - bits)) >>> 0;
  return { address: (address & mask) >>> 0, mask, text };
}

function ipv4(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((all, part) => all * 256 + Number(part), 0);
}
