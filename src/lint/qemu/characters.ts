import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { parseKeyValues } from "../key-values.ts";
import { type CommandLine, negated, type QemuOption, valueAt } from "./command-line.ts";
import { isOn } from "./devices.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";

/** `-chardev`: its backend, whose keys QEMU pools. */
export function* checkChardev({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const backend = valueAt(option, "backend") ?? "";
  if (!pack.chardevs.includes(backend) && !oldChardevs.includes(backend))
    yield unknownName(option, "backend", "character device", backend, pack.chardevs, pack);
  else
    yield* checkProperties(
      option,
      { ...pack.groups.chardev, id: "str!", ...chardevNeeds(backend) },
      backend,
    );
  if (backend === "socket") yield* checkWait(option, "socket");
}

/** `unix:path,server,nowait`: a character device in short, where `nowait` is `wait=off`. */
export function* checkSocket({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const [, kind, rest] = /^(unix|tcp|telnet|udp):(.*)$/s.exec(option.value ?? "") ?? [];
  if (kind === undefined || kind === "udp") return;
  const [path, ...parts] = parseKeyValues(rest ?? "", "path").map(negated);
  if (path === undefined) return;
  const socket = { ...option, parts: [path, ...parts], isJson: false };
  yield* checkProperties(socket, { ...pack.groups.chardev }, `-${option.name} ${kind}:`);
  yield* checkWait(socket, `-${option.name} ${kind}:`);
}

function* checkWait(option: QemuOption, owner: string): Generator<Finding> {
  if (valueAt(option, "wait") !== undefined && !isOn(valueAt(option, "server")))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `${owner} waits for a client only as a server: wait and nowait need server=on`,
    };
}

function chardevNeeds(backend: string): Properties {
  if (backend === "spicevmc") return { name: "|vdagent|smartcard|usbredir!" };
  if (backend === "file" || backend === "pipe" || backend === "serial" || backend === "parallel")
    return { path: "str!" };
  if (backend === "udp") return { port: "str!" };
  return backend === "mux" ? { chardev: "str!" } : {};
}

/** Names of character devices that QEMU accepts and no longer lists. */
const oldChardevs = ["console", "spicevmc", "spiceport", "braille", "tty", "parport"];
