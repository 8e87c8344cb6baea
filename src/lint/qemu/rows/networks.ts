import type { Row } from "../../rows/row.ts";

const network = ["netdev", "nic", "net"];
const socket = { option: network, of: /^socket$/ };
const tap = { option: network, of: /^tap$/ };
const address = { form: /:\d+$/, is: "host:port" };

/** Keys of a tap that QEMU makes itself, which one that it is handed has already. */
const made = ["ifname", "script", "downscript", "vnet_hdr", "queues"];

/** What the keys of network backends are, and need of each other. */
export const networkRows: readonly Row[] = [
  {
    option: network,
    key: "mac",
    // a number is the last bytes of QEMU's own
    form: /^(\d+|0x[\da-f]+|[\da-f]{1,2}([:-][\da-f]{1,2}){5})$/i,
    is: "six bytes like 02:00:00:01:01:01",
  },
  { ...socket, exactlyOne: ["fd", "listen", "connect", "mcast", "udp"] },
  { ...socket, key: ["listen", "connect", "mcast", "udp"], ...address },
  { ...socket, key: "mcast", form: /^(22[4-9]|23\d)\./, is: "a multicast address" },
  { ...socket, key: "udp", need: ["localaddr"] },
  { ...socket, key: "localaddr", need: ["mcast", "udp"] },
  { ...socket, unless: { keys: { udp: null } }, key: "localaddr", ...address },
  {
    option: network,
    of: /^dgram$/,
    unless: { keys: { "remote.type": "inet" } },
    need: ["local.type"],
  },
  {
    option: network,
    of: /^dgram$/,
    when: { keys: { "local.type": "inet" } },
    need: ["remote.type"],
  },
  {
    option: network,
    of: /^dgram$/,
    when: { keys: { "remote.type": "unix" } },
    key: "local.type",
    oneOf: ["unix"],
    note: "it is that of the other side",
  },
  {
    option: network,
    of: /^user$/,
    when: { keys: { ipv4: "off", ipv6: "off" } },
    refused: "cannot have both ipv4=off and ipv6=off",
  },
  { option: network, of: /^user$/, key: "ipv6-prefixlen", bounds: [0, 126] },
  { ...tap, key: "fd", exclude: [...made, "helper", "fds", "vhostfds"] },
  { ...tap, when: { keys: { fd: null } }, key: "fds", exclude: [...made, "helper"] },
  {
    ...tap,
    when: { keys: { fd: null, fds: null } },
    key: "helper",
    exclude: [...made, "vhostfds"],
  },
  { ...tap, key: "queues", bounds: [1, Number.POSITIVE_INFINITY] },
  {
    option: network,
    of: /^user$/,
    key: "guestfwd",
    each: true,
    form: /^(tcp)?:[^:]*:\d+-.+/,
    is: "[tcp]:address:port-device",
  },
  {
    option: network,
    of: /^user$/,
    key: "hostfwd",
    each: true,
    form: /^(tcp|udp|unix)?:.*:\d+-.*:\d+$|^unix:.*-.*:\d+$/,
    is: "[tcp|udp]:[host address]:host port-[guest address]:guest port",
  },
];
