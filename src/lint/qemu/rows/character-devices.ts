import type { Row } from "../../rows/row.ts";

const socket = { option: "chardev", of: /^socket$/ };

/** A character device in short: `mon:stdio`, `unix:a.sock,server=on`, `chardev:con0`. */
const short =
  /^(mon:)?((null|pty|msmouse|wctablet|braille|testdev|stdio|vc|none)$|vc:\d+C?x\d+C?$|pty:|con:|COM\d|(file|pipe):.|(tcp|telnet|tn3270|websocket):[^,]*:[^,]+|udp:[^,]*:\d+|unix:[^,]+|\/dev\/|chardev:.)/;

/** `-chardev`, and the options that name a character device in short. */
export const characterDeviceRows: readonly Row[] = [
  {
    option: ["serial", "parallel", "monitor", "qmp", "qmp-pretty", "debugcon", "gdb"],
    form: short,
    is: "a character device",
    note: "stdio, null, unix:path,server=on,wait=off or chardev:id",
  },
  {
    option: ["qmp", "qmp-pretty", "debugcon"],
    form: /^(?!none$)/,
    is: "a character device, or left out",
  },
  { ...socket, exclude: ["path", "fd", "host"] },
  { ...socket, key: "host", need: ["port"] },
  {
    ...socket,
    when: { keys: { port: null, server: [null, "off"] } },
    need: ["path", "host", "fd"],
  },
  // a server does not connect; QEMU 10.0 takes 0 milliseconds
  {
    ...socket,
    when: { keys: { server: "on" }, before: "11.0" },
    key: "reconnect-ms",
    oneOf: ["0"],
    note: "a server does not connect",
  },
  {
    ...socket,
    when: { keys: { server: "on" }, since: "11.0" },
    key: "reconnect-ms",
    exclude: ["server"],
  },
  { ...socket, when: { keys: { server: "on" } }, key: "reconnect", exclude: ["server"] },
  { ...socket, key: "wait", only: { server: ["on"] } },
  { ...socket, exclude: ["tls-creds", "path"] },
  {
    ...socket,
    when: { keys: { telnet: "on", tn3270: "on" } },
    rule: "collision",
    refused: "takes telnet or tn3270, not both",
  },
  { option: "chardev", of: /^hub$/, need: ["chardevs.0"] },
  {
    option: "chardev",
    of: /^spiceport$/,
    needOption: { option: "spice", show: "-spice" },
  },
  // 0 stands for the size that it has without
  { option: "chardev", of: /^(ringbuf|memory)$/, key: "size", powerOfTwo: { or: [0] } },
];
