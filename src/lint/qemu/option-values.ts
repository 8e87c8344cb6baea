import type { Finding } from "../finding.ts";
import { expectedInstead, parseSize } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import {
  availableBuses,
  deviceOf,
  hasBus,
  isForeignMachine,
  isOn,
  machineFamily,
} from "./devices.ts";

/** What a single option's value must be beyond the types of its keys, by QEMU's own parsers of it. */
export function* checkOptionValues(commandLine: CommandLine): Generator<Finding> {
  for (const option of commandLine.options) {
    const check = Object.hasOwn(checks, option.name) ? checks[option.name] : undefined;
    for (const message of check?.(option, commandLine) ?? [])
      yield { rule: "wrong-value", severity: "refused", index: option.index, message };
  }
}

type Check = (option: QemuOption, commandLine: CommandLine) => Iterable<string>;

const oneOf = (name: string, members: readonly string[]): Check =>
  function* ({ value = "" }) {
    if (!members.includes(value))
      yield `${name} must be one of ${members.join(", ")}, but is ${value}`;
  };

const matching = (name: string, pattern: RegExp, form: string): Check =>
  function* ({ value = "" }) {
    if (!pattern.test(value)) yield `${name} must be ${form}, but is ${JSON.stringify(value)}`;
  };

/** A character device in short: `mon:stdio`, `unix:a.sock,server=on`, `chardev:con0`. */
const characterDevice =
  /^(mon:)?((null|pty|msmouse|wctablet|braille|testdev|stdio|vc|none)$|vc:\d+C?x\d+C?$|pty:|con:|COM\d|(file|pipe):.|(tcp|telnet|tn3270|websocket):[^,]*:[^,]+|udp:[^,]*:\d+|unix:[^,]+|\/dev\/|chardev:.)/;

const isCharacterDevice: Check = function* ({ name, value = "" }) {
  if (!characterDevice.test(value))
    yield `${JSON.stringify(value)} is no character device for -${name}: as stdio, null, unix:path,server=on,wait=off or chardev:id`;
};

const checks: Readonly<Record<string, Check>> = {
  audiodev: fixedSettings,
  blockdev: forcedShare,
  drive: forcedShare,
  "watchdog-action": oneOf("-watchdog-action", [
    ...["reset", "shutdown", "poweroff", "pause", "debug", "none", "inject-nmi"],
  ]),
  uuid: matching("-uuid", /^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$/, "a UUID"),
  seed: matching("-seed", /^\s*[+-]?(0x[0-9a-f]+|\d+)$/i, "a number"),
  dfilter: matching(
    "-dfilter",
    /^(0x)?[0-9a-f]+(\.\.|\+|-)(0x)?[0-9a-f]+(,(0x)?[0-9a-f]+(\.\.|\+|-)(0x)?[0-9a-f]+)*$/i,
    "address..address, and more behind commas",
  ),
  incoming: matching(
    "-incoming",
    /^(\{|defer$|tcp:.*:|(unix|rdma|exec|fd|vsock|file):.)/,
    "tcp:, unix:, exec:, fd: or defer",
  ),
  usbdevice: oneOf("-usbdevice", ["tablet", "mouse", "keyboard", "braille", "wacom-tablet"]),
  d: function* ({ value = "" }) {
    for (const item of value.split(","))
      if (!logItems.includes(item) && !/^trace:|^help$|^\?$/.test(item))
        yield `-d has no item ${JSON.stringify(item)}`;
  },
  serial: isCharacterDevice,
  parallel: isCharacterDevice,
  monitor: isCharacterDevice,
  qmp: isCharacterDevice,
  "qmp-pretty": isCharacterDevice,
  debugcon: isCharacterDevice,
  gdb: isCharacterDevice,
  boot: function* (option, commandLine) {
    const isPc = ["pc", "q35"].includes(machineFamily(machineOf(commandLine).name));
    for (const key of ["order", "once"]) {
      const value = valueAt(option, key);
      if (value === undefined) continue;
      if (!/^[a-p]*$/.test(value) || (isPc && !/^[abcdn]{0,3}$/.test(value)))
        yield `${key} of -boot names drives: a, b for floppies, c for the disk, d for the CD-ROM, n for the network; ${JSON.stringify(value)} does not`;
      else if (new Set(value).size < value.length)
        yield `${key} of -boot names a drive twice: ${value}`;
    }
    yield* between(option, "reboot-timeout", -1, 65535);
    yield* between(option, "splash-time", 0, 65535);
  },
  rtc: function* (option) {
    const base = valueAt(option, "base") ?? "utc";
    if (!/^(utc|localtime|\d{1,4}-\d{1,2}-\d{1,2}(T\d{1,2}:\d{1,2}:\d{1,2})?)$/.test(base))
      yield `base of -rtc must be utc, localtime or a date like 2024-01-31T12:00:00, but is ${base}`;
  },
  icount: function* (option, commandLine) {
    const shift = valueAt(option, "shift");
    if (shift === undefined) {
      if (["align", "sleep"].some((key) => valueAt(option, key) !== undefined))
        yield "-icount needs shift=... beside align and sleep";
      return;
    }
    if (shift !== "auto" && !/^\s*(\d|10)$/.test(shift))
      yield `shift of -icount must be auto, or a number from 0 to 10, but is ${shift}`;
    if (valueAt(option, "rr") !== undefined && valueAt(option, "rrfile") === undefined)
      yield "-icount with rr=... needs rrfile=...";
    if (valueAt(option, "align") === "on" && valueAt(option, "sleep") === "off")
      yield "align=on and sleep=off of -icount exclude each other";
    const threads = optionsNamed(commandLine, "accel").map((accel) => valueAt(accel, "thread"));
    if (threads.includes("multi")) yield "-icount and thread=multi exclude each other";
  },
  smbios: function* (option) {
    const release = valueAt(option, "release");
    if (release !== undefined && !/^\d+\.\d+/.test(release))
      yield `release of -smbios must be two numbers with a point between, but is ${release}`;
    if (valueAt(option, "type") === "1") {
      const uuid = valueAt(option, "uuid");
      if (uuid !== undefined && !/^[0-9a-fA-F-]{32,36}$/.test(uuid))
        yield `uuid of -smbios must be a UUID, but is ${uuid}`;
    }
  },
  acpitable: function* (option) {
    if (valueAt(option, "data") === undefined && valueAt(option, "file") === undefined)
      yield "-acpitable needs data=... or file=...";
  },
  vnc: function* ({ value = "" }) {
    yield* display(value);
  },
  display: function* ({ value = "", ...option }) {
    const vnc = /^vnc(?:=(.*))?$/s.exec(value);
    if (vnc !== null)
      yield* vnc[1] === undefined ? ["-display vnc needs a display: vnc=:0"] : display(vnc[1]);
    const type = valueAt(option as QemuOption, "type") ?? "";
    const gl = valueAt(option as QemuOption, "gl") ?? "off";
    if (["none", "curses"].includes(type) && gl !== "off")
      yield `the display ${type} has no OpenGL`;
  },
  vga: function* ({ value = "" }, commandLine) {
    const machine = machineOf(commandLine).name;
    const known = commandLine.pack.machines[machineFamily(machine)]?.vga;
    if (known !== undefined && !known.includes(value))
      yield `-vga ${value} is none that the machine ${machine} has: ${known.join(", ")}`;
  },
  set: function* ({ value = "" }, commandLine) {
    const [, group = "", id = ""] = /^([^.]+)\.([^.]+)\.([^=]+)=/.exec(value) ?? [];
    if (group === "") yield "-set needs group.id.key=value";
    else if (!Object.hasOwn(commandLine.pack.options, group)) yield `-set has no group ${group}`;
    const target = optionsNamed(commandLine, group).find((option) => valueAt(option, "id") === id);
    const key = /^[^.]+\.[^.]+\.([^=]+)=/.exec(value)?.[1] ?? "";
    const device = group === "device" ? deviceOf(commandLine.pack, driverOf(target)) : undefined;
    if (group !== "" && Object.hasOwn(commandLine.pack.options, group) && target === undefined)
      yield `-set ${group}.${id} names a ${group} that nothing defines before it`;
    else if (
      device !== undefined &&
      !Object.hasOwn({ ...device.experimental, ...device.properties, bus: "" }, key)
    )
      yield `-set: ${valueAt(target as QemuOption, "driver")} has no property ${key}`;
  },
  "no-acpi": shorthandOf("acpi"),
  "no-hpet": shorthandOf("hpet"),
  virtfs: function* (option, commandLine) {
    yield* fileModes(option);
    if (!hasBus(availableBuses(commandLine, Number.POSITIVE_INFINITY), "PCI"))
      yield `-virtfs is a PCI device, and the machine ${machineOf(commandLine).name} has no PCI bus: -fsdev, and -device virtio-9p-device`;
  },
  machine: function* (option) {
    for (const key of ["boot.order", "boot.once"]) {
      const value = valueAt(option, key);
      if (value !== undefined && !/^[a-p]*$/.test(value))
        yield `${key} of -machine names drives by letters, and ${value} is none`;
    }
  },
  numa: function* (option, commandLine) {
    const nodes = optionsNamed(commandLine, "numa")
      .filter((other) => valueAt(other, "type") === "node" && other.index < option.index)
      .map((node, index) => valueAt(node, "nodeid") ?? String(index));
    const node = valueAt(option, "node-id");
    if (valueAt(option, "type") === "cpu" && node !== undefined && !nodes.includes(node))
      yield `node-id=${node} of -numa cpu is none of the nodes before it`;
  },
  global: checkGlobal,
  m: function* (option, commandLine) {
    if (option !== optionsNamed(commandLine, "m").at(-1)) return;
    const parts = optionsNamed(commandLine, "m").flatMap(({ parts }) => parts);
    const slots = parts.findLast(({ key }) => key === "slots")?.value;
    const size = valueAt(option, "size") ?? "";
    if (/^0x[0-9a-f]+$/i.test(size) && majorVersion(commandLine.pack) >= 8)
      yield `size of -m is read as MiB, and in hexadecimal it has no unit: ${size}`;
    if (slots === undefined) return;
    if (parts.every(({ key }) => key !== "maxmem")) yield "slots of -m need maxmem=... beside them";
    const last = (key: string, unit: number) =>
      parseSize(parts.findLast((part) => part.key === key)?.value ?? "", unit);
    if (Number(slots) > 0 && last("maxmem", 1) === last("size", 1024 ** 2))
      yield "slots need a maxmem of more than the memory's size";
    if (Number(slots) > 256 || Number(slots) < 0) yield "there are 256 slots at most";
  },
  compat: function* (option) {
    for (const { key, value } of option.parts) {
      const members = compatible[key];
      if (members === undefined) yield `-compat has no key ${key}`;
      else if (!members.includes(value))
        yield `${key} of -compat must be one of ${members.join(", ")}, but is ${value}`;
    }
  },
  chardev: function* (option) {
    const has = (key: string) => valueAt(option, key) !== undefined;
    const size = valueAt(option, "size");
    switch (valueAt(option, "backend")) {
      case "socket": {
        const ways = ["path", "fd", "host"].filter(has);
        if (ways.length > 1) yield `${ways.join(" and ")} of a socket exclude each other`;
        else if (ways[0] === "host" && !has("port")) yield "a socket with a host needs a port";
        else if (ways.length === 0 && !has("port") && !isOn(valueAt(option, "server")))
          yield "a socket needs path=..., or host=... and port=...";
        if (isOn(valueAt(option, "server")))
          for (const key of ["reconnect", "reconnect-ms"])
            if (has(key) && valueAt(option, key) !== "0")
              yield `${key} is for sockets that connect: a server does not`;
        if (has("tls-creds") && has("path")) yield "TLS is for sockets with a host and a port";
        if (isOn(valueAt(option, "telnet")) && isOn(valueAt(option, "tn3270")))
          yield "telnet and tn3270 exclude each other";
        return;
      }
      case "ringbuf":
      case "memory":
        if (size !== undefined && !isPowerOfTwo(size))
          yield "the size of a ring buffer is a power of two";
        return;
    }
  },
  object: function* (option) {
    const has = (key: string) => valueAt(option, key) !== undefined;
    const type = valueAt(option, "qom-type") ?? "";
    if (type === "secret" && has("data") === has("file"))
      yield has("data")
        ? "a secret has data or a file, not both"
        : "a secret needs data=... or file=...";
    if (type.startsWith("memory-backend-")) {
      const policy = valueAt(option, "policy") ?? "default";
      if (policy === "default" && has("host-nodes")) yield "host-nodes need a policy: policy=bind";
      if (policy !== "default" && !has("host-nodes")) yield `policy=${policy} needs host-nodes=...`;
      if (/^0+[KMGT]?$/i.test(valueAt(option, "size") ?? "1"))
        yield "memory has a size of more than 0";
    }
    if (type.startsWith("tls-creds-") && type !== "tls-creds-anon" && !has("dir"))
      yield `${type} needs dir=...`;
    if (
      type === "tls-creds-psk" &&
      has("username") &&
      (valueAt(option, "endpoint") ?? "server") === "server"
    )
      yield "a username of tls-creds-psk is for endpoint=client";
    if (
      valueAt(option, "format") === "base64" &&
      type === "secret" &&
      !/^[A-Za-z0-9+/=\s]*$/.test(valueAt(option, "data") ?? "")
    )
      yield "data of a secret with format=base64 must be base64";
    if (type.startsWith("filter-")) {
      const status = valueAt(option, "status") ?? "on";
      if (status !== "on" && status !== "off")
        yield `status of a filter must be on or off, but is ${status}`;
    }
  },
  fsdev: fileModes,
  device: function* (option, commandLine) {
    yield* checkNeeds(option, commandLine);
    const driver = valueAt(option, "driver") ?? "";
    for (const { of, key, isRight, form } of limits) {
      const value = valueAt(option, key);
      if (
        of.test(driver) &&
        value !== undefined &&
        /^(0x[\da-f]+|\d+)$/i.test(value) &&
        !isRight(Number(value))
      )
        yield `${key} of ${driver} must be ${form}, but is ${value}`;
    }
  },
};

/** What some devices need beside them, or in a form that no type tells. */
function* checkNeeds(option: QemuOption, commandLine: CommandLine): Iterable<string> {
  const driver = valueAt(option, "driver") ?? "";
  const has = (key: string) => valueAt(option, key) !== undefined;
  const isMade = (name: string) =>
    optionsNamed(commandLine, "device").some((device) => valueAt(device, "driver") === name);
  if (driver === "vmmouse" && !has("i8042")) yield "vmmouse needs i8042=... with the path of one";
  if (driver === "ipmi-bmc-extern" && !has("chardev")) yield "ipmi-bmc-extern needs chardev=...";
  const machine = machineFamily(machineOf(commandLine).name);
  if (driver === "pxb" && machine === "q35") yield "pxb is for the machine pc: q35 has pxb-pcie";
  if (/^pxb-(pcie|cxl)$/.test(driver) && machine === "pc")
    yield `${driver} is for the machine q35: pc has pxb`;
  if (driver === "hv-syndbg" && !isMade("vmbus-bridge"))
    yield "hv-syndbg needs -device vmbus-bridge";
  if (driver === "pxb-cxl" && !isOn(machineOf(commandLine).properties.get("cxl")))
    yield "pxb-cxl needs the machine's cxl=on";
  if (driver === "usb-mtp" && !/^\//.test(valueAt(option, "rootdir") ?? ""))
    yield "usb-mtp needs rootdir=... with the whole path of a folder";
  const master = valueAt(option, "masterbus");
  const masters = optionsNamed(commandLine, "device").map((device) => `${valueAt(device, "id")}.0`);
  if (master !== undefined && ![...masters, "usb-bus.0"].includes(master))
    yield `masterbus=${master} names a USB bus that nothing defines`;
  if (driver === "loader" && has("data") !== has("data-len"))
    yield "loader needs data and data-len together";
  const geometry = ["cyls", "heads", "secs"].filter((key) => Number(valueAt(option, key) ?? 0) > 0);
  if (geometry.length > 0 && geometry.length < 3)
    yield `${geometry.join(" and ")} of a disk need the others of cyls, heads and secs`;
}

/** Numbers of virtio devices with bounds that no type tells. */
const limits: readonly {
  readonly of: RegExp;
  readonly key: string;
  readonly isRight: (value: number) => boolean;
  readonly form: string;
}[] = [
  {
    of: /^vhost-vsock/,
    key: "guest-cid",
    isRight: (cid) => cid > 2 && cid < 2 ** 32 - 1,
    form: "3 or more",
  },
  ...["rx_queue_size", "tx_queue_size"].map((key) => ({
    of: /^virtio-net/,
    key,
    isRight: (size: number) => size >= 256 && size <= 1024 && Number.isInteger(Math.log2(size)),
    form: "a power of two from 256 to 1024",
  })),
  {
    of: /./,
    key: "romsize",
    isRight: (size) => size === 2 ** 32 - 1 || (size > 0 && Number.isInteger(Math.log2(size))),
    form: "a power of two",
  },
  { of: /./, key: "acpi-index", isRight: (index) => index < 2 ** 14, form: "from 0 to 16383" },
  { of: /^virtio-rng/, key: "period", isRight: (value) => value > 0, form: "1 or more" },
  {
    of: /^virtio-(gpu|vga)/,
    key: "max_outputs",
    isRight: (value) => value > 0 && value <= 16,
    form: "from 1 to 16",
  },
  { of: /^virtio-(blk|scsi)/, key: "num-queues", isRight: (value) => value > 0, form: "1 or more" },
  {
    of: /./,
    key: "aer_log_max",
    isRight: (number) => number <= 128,
    form: "from 0 to 128",
  },
  {
    of: /^usb-(mouse|kbd|tablet)$/,
    key: "usb_version",
    isRight: (number) => number === 1 || number === 2,
    form: "1 or 2",
  },
  {
    of: /^(virtserialport|virtconsole)$/,
    key: "nr",
    isRight: (number) => number <= 30,
    form: "from 0 to 30",
  },
  {
    of: /^virtio-scsi/,
    key: "num_queues",
    isRight: (value) => value > 0 && value < 1022,
    form: "from 1 to 1021",
  },
  { of: /^(isa-|mc146818rtc)/, key: "irq", isRight: (value) => value <= 15, form: "from 0 to 15" },
];

function shorthandOf(property: string): Check {
  return function* ({ name }, commandLine) {
    const machine = machineOf(commandLine).name;
    const properties = commandLine.pack.machines[machineFamily(machine)]?.properties;
    if (properties !== undefined && !Object.hasOwn(properties, property))
      yield `-${name} is for machines with a property ${property}, and ${machine} has none`;
  };
}

/** Only who never writes may force others to share. */
function* forcedShare(option: QemuOption): Iterable<string> {
  const isReadOnly = ["read-only", "readonly"].some((key) => isOn(valueAt(option, key)));
  if (isOn(valueAt(option, "force-share")) && !isReadOnly)
    yield "force-share=on needs read-only=on";
  const discard = valueAt(option, "discard");
  const isNode = option.name === "blockdev";
  if (
    isNode &&
    valueAt(option, "detect-zeroes") === "unmap" &&
    discard !== "unmap" &&
    discard !== "on"
  )
    yield "detect-zeroes=unmap needs discard=unmap";
}

/** Sound that is not mixed has the guest's own format. */
function* fixedSettings(option: QemuOption): Iterable<string> {
  for (const way of ["in", "out"]) {
    const says = (key: string) => valueAt(option, `${way}.${key}`);
    const isFixed = says("fixed-settings") ?? says("mixing-engine") ?? "on";
    const given = ["frequency", "channels", "format"].filter((key) => says(key) !== undefined);
    if (/^(off|no|n|false)$/.test(isFixed) && given.length > 0)
      yield `${way}.${given.join(", ")} need ${way}.fixed-settings=on`;
  }
}

function* fileModes(option: QemuOption): Iterable<string> {
  const model = valueAt(option, "security_model") ?? "";
  for (const key of ["fmode", "dmode"])
    if (valueAt(option, key) !== undefined && !/^mapped/.test(model))
      yield `${key} is for the mapped security models`;
}

const driverOf = (option: QemuOption | undefined) =>
  option === undefined ? "" : (valueAt(option, "driver") ?? "");

const compatible: Readonly<Record<string, readonly string[]>> = {
  "deprecated-input": ["accept", "reject", "crash"],
  "deprecated-output": ["accept", "hide"],
  "unstable-input": ["accept", "reject", "crash"],
  "unstable-output": ["accept", "hide"],
};

const logItems = [
  ...[
    "out_asm",
    "in_asm",
    "op",
    "op_opt",
    "op_ind",
    "op_plugin",
    "int",
    "exec",
    "cpu",
    "fpu",
    "vpu",
  ],
  ...["mmu", "pcall", "cpu_reset", "unimp", "guest_errors", "page", "nochain", "plugin", "strace"],
  ...["tid", "invalid_mem", "all"],
];

function isPowerOfTwo(text: string): boolean {
  const [, digits = "", unit = ""] = /^(\d+)([KMGT]?)$/i.exec(text) ?? [];
  return digits === "" || Number.isInteger(Math.log2(Number(digits))) || unit === "?";
}

/** `host:number`, `:number`, `unix:path` or `none`. */
function* display(value: string): Iterable<string> {
  const [first = ""] = value.split(",");
  if (!/^none$|^unix:|:\d+$/.test(first.replace(/^vnc=/, "")))
    yield `a VNC display is host:number or unix:path, but is ${JSON.stringify(first)}`;
}

function* between(option: QemuOption, key: string, low: number, high: number): Iterable<string> {
  const value = valueAt(option, key);
  if (value !== undefined && /^-?\d+$/.test(value) && (Number(value) < low || Number(value) > high))
    yield `${key} must be from ${low} to ${high}, but is ${value}`;
}

/** A default for all devices of a kind: it is looked at when one of them is made. */
function* checkGlobal(option: QemuOption, commandLine: CommandLine): Iterable<string> {
  const [, driver, property, value] = /^([^.=,]+)\.([^=]+)=(.*)$/s.exec(option.value ?? "") ?? [
    undefined,
    ...["driver", "property", "value"].map((key) => valueAt(option, key)),
  ];
  if (driver === undefined || property === undefined || value === undefined) {
    yield "-global needs driver.property=value";
    return;
  }
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const isMade = optionsNamed(commandLine, "device").some(
    (device) => valueAt(device, "driver") === driver,
  );
  const device = deviceOf(commandLine.pack, driver);
  if (!isMade || device === undefined) return;
  const properties = { ...device.experimental, ...device.properties };
  const type = Object.hasOwn(properties, property) ? properties[property] : undefined;
  const expected = type === undefined ? undefined : expectedInstead(type, value);
  if (type === undefined) yield `-global: ${driver} has no property ${property}`;
  else if (expected !== undefined)
    yield `-global: ${property} of ${driver} must be ${expected}, but is ${value}`;
}
