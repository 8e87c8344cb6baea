import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, type QemuOption, valueAt } from "./command-line.ts";

/** Keys of network backends that exclude or need each other, and addresses that do not fit together. */
export function* checkNetworks(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "netdev", "nic", "net")) {
    const type = valueAt(option, "type") ?? "";
    const mac = valueAt(option, "mac");
    if (mac !== undefined && !/^(\d+|0x[\da-f]+|[\da-f]{1,2}([:-][\da-f]{1,2}){5})$/i.test(mac))
      yield {
        rule: "wrong-value",
        severity: "refused",
        index: option.index,
        message: `mac must be six bytes like 02:00:00:01:01:01, but is ${JSON.stringify(mac)}`,
      };
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    for (const message of check?.(option, commandLine) ?? [])
      yield { rule: "wrong-value", severity: "refused", index: option.index, message };
  }
  yield* checkVhostUser(commandLine);
}

type Check = (option: QemuOption, commandLine: CommandLine) => Iterable<string>;

const given = (option: QemuOption, ...keys: readonly string[]) =>
  keys.filter((key) => valueAt(option, key) !== undefined);

const checks: Readonly<Record<string, Check>> = {
  socket: function* (option) {
    const ways = given(option, "fd", "listen", "connect", "mcast", "udp");
    if (ways.length !== 1) {
      yield `a socket needs exactly one of fd, listen, connect, mcast and udp; here ${ways.length === 0 ? "is none" : `are ${ways.join(", ")}`}`;
      return;
    }
    const [way = ""] = ways;
    const value = valueAt(option, way) ?? "";
    if (way !== "fd" && !/:\d+$/.test(value)) yield `${way} must be host:port, but is ${value}`;
    if (way === "mcast" && !/^(22[4-9]|23\d)\./.test(value))
      yield `${value} is no multicast address`;
    const local = valueAt(option, "localaddr");
    if (way === "udp" && local === undefined) yield "udp needs localaddr=...";
    if (local !== undefined && !["mcast", "udp"].includes(way))
      yield "localaddr is for mcast and udp";
    if (way === "udp" && local !== undefined && !/:\d+$/.test(local))
      yield `localaddr must be host:port, but is ${local}`;
  },
  dgram: function* (option) {
    const local = valueAt(option, "local.type");
    const remote = valueAt(option, "remote.type");
    if (local === undefined && remote !== "inet") yield "dgram needs local.type=...";
    else if (local !== undefined && local !== "fd" && remote === undefined && local !== "unix")
      yield "dgram needs remote.type=... beside local.type";
    else if (local !== undefined && remote !== undefined && local !== remote && remote === "unix")
      yield "local.type and remote.type of dgram must be the same";
  },
  tap: function* (option) {
    const alone = [
      "ifname",
      "script",
      "downscript",
      "vnet_hdr",
      "helper",
      "queues",
      "fds",
      "vhostfds",
    ];
    const [fd] = given(option, "fd", "fds");
    const beside = given(
      option,
      ...alone.filter((key) => key !== fd && (fd !== "fds" || !["fds", "vhostfds"].includes(key))),
    );
    if (fd !== undefined && beside.length > 0) yield `${fd} excludes ${beside.join(", ")}`;
    const beHelped = given(
      option,
      "ifname",
      "script",
      "downscript",
      "vnet_hdr",
      "queues",
      "vhostfds",
    );
    if (fd === undefined && given(option, "helper").length > 0 && beHelped.length > 0)
      yield `helper excludes ${beHelped.join(", ")}`;
    if (valueAt(option, "queues") === "0") yield "queues must be 1 or more";
  },
  user: function* (option) {
    const net = network(valueAt(option, "net") ?? valueAt(option, "ip") ?? "10.0.2.0/24");
    if (net === undefined) {
      yield `net of user must be an address with a mask of 4 to 32 bits, as 10.0.2.0/24, but is ${valueAt(option, "net") ?? valueAt(option, "ip")}`;
      return;
    }
    for (const key of ["host", "dns", "dhcpstart"]) {
      const value = valueAt(option, key);
      if (value === undefined) continue;
      const address = ipv4(value);
      if (address === undefined) yield `${key} of user must be an IPv4 address, but is ${value}`;
      else if ((address & net.mask) >>> 0 !== net.address)
        yield `${key}=${value} does not belong to the network ${net.text}`;
    }
    for (const { key, value } of option.parts)
      if (key === "guestfwd" && !/^(tcp)?:[^:]*:\d+-.+/.test(value))
        yield `guestfwd must be [tcp]:address:port-device, but is ${value}`;
  },
};

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

/** vhost-user is spoken over a socket. */
function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
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
