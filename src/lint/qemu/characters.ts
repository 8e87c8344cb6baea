import { oncePer } from "../../once-per.ts";
import type { Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { parseKeyValues } from "../key-values.ts";
import { type Build, negated, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";

/** `-chardev`: its backend, whose keys QEMU pools. */
export function* checkChardev({ pack }: Build, option: QemuOption): Generator<Finding> {
  const backend = valueAt(option, "backend") ?? "";
  if (!pack.chardevs.includes(backend) && !unlisted.includes(backend))
    yield unknownName(option, "backend", "character device", backend, pack.chardevs, pack);
  else yield* checkProperties(option, keysOf(pack, backend), backend);
}

/** The keys of a backend, made once for each: every VM has a character device or two. */
function keysOf(pack: QemuPack, backend: string): Properties {
  const made = knownKeys(pack);
  const keys = made.get(backend) ?? { ...pack.groups.chardev, id: "str!", ...needs[backend] };
  made.set(backend, keys);
  return keys;
}

const knownKeys = oncePer((_: QemuPack) => new Map<string, Properties>());

/** `-serial unix:path,server,nowait` and the like: the keys of the socket. */
export function* checkShortSocket({ pack }: Build, option: QemuOption): Generator<Finding> {
  const socket = shortSocket(option);
  if (socket === undefined) return;
  const [path, ...keys] = socket.parts.slice(1);
  if (path !== undefined)
    yield* checkProperties(
      { ...socket, parts: [path, ...keys] },
      { ...pack.groups.chardev },
      `-${option.name}`,
    );
}

/** The character device that an option names in short, where it is a socket; `nowait` is `wait=off`. */
export function shortSocket(option: QemuOption): QemuOption | undefined {
  if (!["serial", "monitor", "qmp"].includes(option.name)) return undefined;
  const [, kind, rest] = /^(unix|tcp|telnet):(.*)$/s.exec(option.value ?? "") ?? [];
  if (kind === undefined || rest === undefined) return undefined;
  const parts = parseKeyValues(rest, "path").map(negated);
  const backend = { key: "backend", value: "socket", isBare: false };
  return { ...option, name: "chardev", parts: [backend, ...parts], isJson: false };
}

const needs: Readonly<Record<string, Properties>> = {
  dbus: { name: "str!" },
  file: { path: "str!" },
  mux: { chardev: "str!" },
  parallel: { path: "str!" },
  pipe: { path: "str!" },
  serial: { path: "str!" },
  spicevmc: { name: "|vdagent|smartcard|usbredir!" },
  udp: { port: "str!" },
};

/** Old names of character devices, which QEMU accepts and does not list. */
const unlisted = ["console", "tty", "parport"];
