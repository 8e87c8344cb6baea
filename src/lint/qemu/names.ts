import { closest } from "../../closest.ts";
import type { Properties } from "../../vmm/pack/format.ts";
import type { Finding } from "../finding.ts";
import { type KeyValue, parseKeyValues, printKeyValues } from "../key-values.ts";
import { bareType, expectedInJson, expectedInstead, isRequired } from "../property-type.ts";
import {
  type CommandLine,
  impliedKeys,
  machineOf,
  majorVersion,
  needsValues,
  negated,
  optionsNamed,
  type QemuOption,
  valueAt,
  withPart,
} from "./command-line.ts";
import { deviceOf, isForeignMachine, isOn, machineFamily } from "./devices.ts";

/** Unknown names, keys and values, and keys that are missing, by what the pack knows. */
export function* checkNames(commandLine: CommandLine): Generator<Finding> {
  for (const option of commandLine.options) yield* checkOption(commandLine, option);
}

function* checkOption(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const { pack } = commandLine;
  const { name } = option;
  // `help` prints a list and ends: nothing that a VM is started with
  if (option.parts.some(({ key, isBare }) => isBare && (key === "help" || key === "?"))) return;
  const isForeign = isForeignMachine(commandLine, machineOf(commandLine).name);
  switch (name) {
    case "device": {
      const driver = valueAt(option, "driver") ?? "";
      const device = deviceOf(pack, driver);
      if (device !== undefined) {
        yield* checkProperties(
          option,
          { ...device.experimental, ...device.properties, ...deviceKeys },
          driver,
        );
        yield* checkAlternatives(option, driver);
      } else if (!isForeign && !/-cpu$/.test(driver))
        yield unknownName(option, "driver", "device", driver, Object.keys(pack.devices), pack);
      return;
    }
    case "object":
      yield* checkVariant(option, "qom-type", "object", pack.objects, pack);
      return;
    case "audiodev":
      if (pack.audiodevs)
        yield* checkVariant(option, "driver", "audio driver", pack.audiodevs, pack);
      return;
    case "display":
      if (pack.displays && valueAt(option, "type") !== "vnc" && !/^vnc=/.test(option.value ?? ""))
        yield* checkVariant(option, "type", "display", pack.displays, pack);
      return;
    case "netdev":
      yield* checkVariant(option, "type", "network backend", pack.netdevs, pack);
      return;
    case "nic":
    case "net":
      yield* checkNic(option, pack);
      return;
    case "blockdev":
      yield* checkVariant(option, "driver", "block driver", pack.blockdevs, pack, {
        "node-name": "str!",
      });
      return;
    case "chardev": {
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
      return;
    }
    case "machine":
      yield* checkMachine(commandLine, option, isForeign);
      return;
    case "accel": {
      const accelerator = valueAt(option, "accel") ?? "";
      if (!pack.accelerators.includes(accelerator))
        yield unknownName(option, "accel", "accelerator", accelerator, pack.accelerators, pack);
      else if (pack.acceleratorProperties?.[accelerator])
        yield* checkProperties(
          option,
          {
            ...pack.acceleratorProperties[accelerator],
            accel: "str",
            ...(accelerator === "tcg" ? { thread: "|single|multi" } : {}),
          },
          accelerator,
        );
      return;
    }
    case "drive":
      yield* checkDrive(commandLine, option);
      return;
    case "tpmdev": {
      const type = valueAt(option, "type") ?? "";
      const properties = Object.hasOwn(tpmdevs, type) ? tpmdevs[type] : undefined;
      if (properties !== undefined) yield* checkProperties(option, properties, type);
      else yield unknownName(option, "type", "TPM backend", type, Object.keys(tpmdevs), pack);
      return;
    }
    case "fsdev": {
      yield* checkProperties(
        option,
        { ...pack.groups.fsdev, id: "str!", ...fsdevNeeds(option, pack) },
        `-fsdev ${valueAt(option, "fsdriver") ?? ""}`,
      );
      return;
    }
    case "m":
      yield* checkProperties(option, { ...pack.groups.memory }, "-m");
      return;
    case "smp":
      yield* checkProperties(option, withTypes(pack.groups["smp-opts"], "uint64"), "-smp");
      return;
    case "boot":
      yield* checkProperties(option, { ...pack.groups["boot-opts"] }, "-boot");
      return;
    case "fw_cfg":
      yield* checkFwCfg(option, { ...pack.groups.fw_cfg });
      return;
    case "numa": {
      const type = valueAt(option, "type") ?? "";
      if (type === "node") yield* checkProperties(option, numaNode, "-numa node");
      else if (pack.numa) yield* checkVariant(option, "type", "NUMA option", pack.numa, pack);
      return;
    }
    case "smbios": {
      if (valueAt(option, "file") !== undefined) return;
      const type = valueAt(option, "type") ?? "";
      const properties =
        type === "4" && majorVersion(pack) >= 9
          ? { ...smbiosTypes[type], "processor-family": "number" }
          : smbiosTypes[type];
      if (properties !== undefined)
        yield* checkProperties(option, properties, `-smbios type=${type}`);
      else
        yield {
          rule: "wrong-value",
          severity: "refused",
          index: option.index,
          message: `-smbios needs a type, which is one of ${Object.keys(smbiosTypes).join(", ")}, or a file`,
        };
      return;
    }
    case "serial":
    case "monitor":
    case "qmp":
      yield* checkSocket(option, pack);
      return;
    case "virtfs":
      yield* checkProperties(
        option,
        { ...pack.groups.virtfs, id: "str", mount_tag: "str!", ...fsdevNeeds(option, pack) },
        "-virtfs",
      );
      return;
    case "vnc":
    case "sandbox":
    case "name":
    case "rtc":
    case "overcommit":
    case "mon":
    case "msg":
    case "trace":
    case "icount":
    case "add-fd":
    case "action":
    case "run-with": {
      const properties = pack.groups[name];
      if (properties !== undefined)
        yield* checkProperties(
          option,
          {
            ...properties,
            ...groupNeeds[name],
            ...(properties["mem-lock"] === "str" ? { "mem-lock": "|on|off|on-fault" } : {}),
          },
          `-${name}`,
        );
      return;
    }
  }
}

/** Devices that need one of two properties: the packs tell only of single ones. */
function* checkAlternatives(option: QemuOption, driver: string): Generator<Finding> {
  if (!/^vfio-pci/.test(driver) || valueAt(option, "host") || valueAt(option, "sysfsdev")) return;
  yield {
    rule: "missing-property",
    severity: "refused",
    index: option.index,
    message: `${driver} needs host=... or sysfsdev=...`,
  };
}

/** What every device takes besides its own properties. */
const deviceKeys: Properties = { bus: "str", driver: "str", id: "str" };

/** Names of character devices that QEMU accepts and no longer lists. */
const oldChardevs = ["console", "spicevmc", "spiceport", "braille", "tty", "parport"];

/** `-tpmdev` is in no schema: by QEMU's own parser of it. */
const tpmdevs: Readonly<Record<string, Properties>> = {
  emulator: { chardev: "str!", id: "str!", type: "str" },
  passthrough: { "cancel-path": "str", id: "str!", path: "str", type: "str" },
};

/** `-numa` is in no schema either. A node without memory of its own is refused by all machines of today. */
const numaNode: Properties = {
  cpus: "str",
  initiator: "uint16",
  memdev: "str!",
  nodeid: "uint16",
  type: "str",
};

const texts = (...keys: readonly string[]): Properties =>
  Object.fromEntries(["type", ...keys].map((key) => [key, "str"]));

/** What groups' keys are beyond their type, by QEMU's own parsers of them. */
const groupNeeds: Readonly<Record<string, Properties>> = {
  action: {
    panic: "|pause|shutdown|exit-failure|none",
    reboot: "|reset|shutdown",
    shutdown: "|poweroff|pause",
    watchdog: "|reset|shutdown|poweroff|pause|debug|none|inject-nmi",
  },
  "add-fd": { fd: "number!", set: "number!" },
  icount: { rr: "|record|replay" },
  mon: { chardev: "str!", mode: "|readline|control" },
  rtc: { clock: "|host|rt|vm", driftfix: "|none|slew" },
  sandbox: {
    elevateprivileges: "|allow|deny|children",
    obsolete: "|allow|deny",
    resourcecontrol: "|allow|deny",
    spawn: "|allow|deny",
  },
  vnc: { share: "|allow-exclusive|force-shared|ignore" },
};

/** The SMBIOS tables that VMs are given, by QEMU's own parser of them. */
const smbiosTypes: Readonly<Record<string, Properties>> = {
  "0": { ...texts("vendor", "version", "date", "release"), uefi: "bool" },
  "1": texts("manufacturer", "product", "version", "serial", "uuid", "sku", "family"),
  "2": texts("manufacturer", "product", "version", "serial", "asset", "location"),
  "3": texts("manufacturer", "version", "serial", "asset", "sku"),
  "4": {
    ...texts("sock_pfx", "manufacturer", "version", "serial", "asset", "part"),
    ...{ "current-speed": "number", "max-speed": "number" },
    "processor-id": "number",
  },
  "8": {
    ...texts("external_reference", "internal_reference"),
    ...{ connector_type: "number", port_type: "number" },
  },
  "11": texts("value", "path"),
  "17": { ...texts("loc_pfx", "bank", "manufacturer", "serial", "asset", "part"), speed: "number" },
  "41": { ...texts("designation", "kind", "pcidev"), instance: "number" },
};

/** `unix:path,server,nowait`: a character device in short, where `nowait` is `wait=off`. */
function* checkSocket(option: QemuOption, pack: CommandLine["pack"]): Generator<Finding> {
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

/** Values that are text to QEMU's schema, and have a form all the same. */
const textForms: Readonly<
  Record<string, { readonly pattern: RegExp; readonly form: string; readonly of?: RegExp }>
> = {
  guid: {
    of: /^vmgenid$/,
    pattern: /^auto$|^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    form: "auto or a UUID",
  },
  port: { of: /^(usb-|u2f-)/, pattern: /^\d+(\.\d+)*$/, form: "numbers with points between" },
  host: {
    of: /^vfio-pci/,
    pattern: /^([0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[01]?[0-9a-fA-F]\.[0-7]$/,
    form: "a PCI device of the host like 0000:01:00.0",
  },
  hostfwd: {
    pattern: /^(tcp|udp|unix)?:.*:\d+-.*:\d+$|^unix:.*-.*:\d+$/,
    form: "[tcp|udp]:[host address]:host port-[guest address]:guest port",
  },
  uuid: {
    pattern: /^[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}$/,
    form: "a UUID",
  },
  mac: {
    // -nic and -net take a number, too: the last bytes of QEMU's own
    of: /^(?!-n)/,
    pattern: /^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}$/,
    form: "six bytes like 02:00:00:01:01:01",
  },
};

function chardevNeeds(backend: string): Properties {
  if (backend === "spicevmc") return { name: "|vdagent|smartcard|usbredir!" };
  if (backend === "file" || backend === "pipe" || backend === "serial" || backend === "parallel")
    return { path: "str!" };
  if (backend === "udp") return { port: "str!" };
  return backend === "mux" ? { chardev: "str!" } : {};
}

function fsdevNeeds(option: QemuOption, pack: CommandLine["pack"]): Properties {
  return {
    // the proxy went with 9.2
    fsdriver: majorVersion(pack) < 10 ? "|local|proxy|synth!" : "|local|synth!",
    ...(valueAt(option, "fsdriver") === "local"
      ? { path: "str!", security_model: "|passthrough|mapped-xattr|mapped|mapped-file|none!" }
      : {}),
    writeout: "|immediate",
    multidevs: "|remap|forbid|warn",
  };
}

/** `-nic` is a backend and a card in one; the old `-net` is either. */
function* checkNic(option: QemuOption, pack: CommandLine["pack"]): Generator<Finding> {
  const type = valueAt(option, "type") ?? "";
  if (type === "none") return;
  const card = {
    addr: "str",
    mac: "str",
    macaddr: "str",
    model: "str",
    name: "str",
    vectors: "number",
  };
  const backend = Object.hasOwn(pack.netdevs, type) ? pack.netdevs[type] : undefined;
  if (option.name === "net" && type === "nic")
    yield* checkProperties(option, { ...card, netdev: "str", type: "str" }, "-net nic");
  else if (backend === undefined)
    yield unknownName(option, "type", "network backend", type, Object.keys(pack.netdevs), pack);
  else
    yield* checkProperties(
      option,
      {
        ...withStructures(backend, `netdevs.${type}`, option, pack),
        ...card,
        id: "str",
        type: "str",
      },
      `-${option.name} ${type}`,
    );
  const model = valueAt(option, "model");
  const models = [...(pack.nics ?? []), "virtio", "help", "isa", "ne2k_isa"];
  // a newer QEMU leaves a card out that it does not know
  if (
    majorVersion(pack) < 9 &&
    model !== undefined &&
    pack.nics !== undefined &&
    !models.includes(model)
  )
    yield unknownName(option, "model", "network card", model, models, pack);
}

/** The keys below those that are structures. */
function withStructures(
  properties: Properties,
  path: string,
  option: QemuOption,
  pack: CommandLine["pack"],
): Properties {
  const flat: Record<string, string> = {};
  for (const [key, type] of Object.entries(properties)) {
    const structure = pack.structures?.[`${path}.${key}`];
    if (structure === undefined || bareType(type) !== "{}") {
      flat[key] = type;
      continue;
    }
    const { tag, cases } = structure;
    const chosen = tag === undefined ? "" : valueAt(option, `${key}.${tag}`);
    const isGiven = option.parts.some((part) => part.key.startsWith(`${key}.`));
    const isNeeded = isGiven || isRequired(type);
    if (tag !== undefined)
      flat[`${key}.${tag}`] = `|${Object.keys(cases).join("|")}${isNeeded ? "!" : ""}`;
    const members = Object.hasOwn(cases, chosen ?? "") ? cases[chosen ?? ""] : undefined;
    for (const [member, memberType] of Object.entries(members ?? {}))
      flat[`${key}.${member}`] = isNeeded ? memberType : bareType(memberType);
  }
  return flat;
}

function withTypes(properties: Properties | undefined, type: string): Properties {
  return Object.fromEntries(Object.keys(properties ?? {}).map((key) => [key, type]));
}

function* checkVariant(
  option: QemuOption,
  tag: string,
  kind: string,
  variants: Readonly<Record<string, Properties>>,
  pack: CommandLine["pack"],
  more: Properties = {},
): Generator<Finding> {
  const variant = valueAt(option, tag) ?? "";
  const told = Object.hasOwn(variants, variant) ? variants[variant] : undefined;
  const properties =
    told !== undefined && option.name === "netdev" && variant === "user"
      ? { ...told, "ipv6-net": "str" }
      : told;
  if (properties === undefined) {
    yield unknownName(option, tag, kind, variant, Object.keys(variants), pack);
    return;
  }
  // a build that does not tell the keys
  if (Object.keys(properties).length === 0 && option.name === "audiodev") {
    yield* checkProperties(
      // these two have no more than all have
      ["none", "wav"].includes(variant)
        ? option
        : { ...option, parts: option.parts.filter(({ key }) => Object.hasOwn(commonAudio, key)) },
      { ...commonAudio, [tag]: "str", ...(variant === "wav" ? { path: "str" } : {}) },
      variant,
    );
    return;
  }
  // the text of -object has no place for structures
  const isFlat = option.name === "object" && !option.isJson;
  const known = isFlat
    ? Object.fromEntries(Object.entries(properties).filter(([, type]) => bareType(type) !== "{}"))
    : withStructures(properties, `${option.name}s.${variant}`, option, pack);
  yield* checkProperties(option, { ...known, ...more, [tag]: "str" }, variant);
  if (option.name === "blockdev") yield* checkChildren(option, properties, pack);
}

/** A node that a node is made of may stand in its keys: `file.driver=file,file.filename=...`. */
function* checkChildren(
  option: QemuOption,
  properties: Properties,
  pack: CommandLine["pack"],
): Generator<Finding> {
  for (const [key, type] of Object.entries(properties)) {
    const prefix = `${key}.`;
    const parts = option.parts
      .filter((part) => part.key.startsWith(prefix))
      .map((part) => ({ ...part, key: part.key.slice(prefix.length) }));
    if (bareType(type) !== "any" || parts.every((part) => part.key !== "driver")) continue;
    const child: QemuOption = { ...option, parts };
    for (const finding of checkVariant(child, "driver", "block driver", pack.blockdevs, pack))
      yield { ...finding, mended: undefined };
  }
}

function* checkMachine(
  commandLine: CommandLine,
  option: QemuOption,
  isForeign: boolean,
): Generator<Finding> {
  const { pack } = commandLine;
  const machine = machineOf(commandLine).name;
  const known = [
    ...Object.keys(pack.machines),
    ...Object.values(pack.machines).flatMap(({ aliasOf }) => aliasOf ?? []),
    ...pack.machineVersions,
  ];
  const named = valueAt(option, "type");
  if (named !== undefined && !known.includes(named) && !isForeignMachine(commandLine, named)) {
    yield unknownName(option, "type", "machine", named, known, pack);
    return;
  }
  for (const part of option.parts) {
    if (part.key !== "accel" || part.isBare || isOverridden(commandLine, part)) continue;
    // one of the list is enough, but QEMU looks at all of them
    const unknown = part.value.split(":").filter((name) => !accelerators(pack).includes(name));
    if (unknown.length > 0)
      yield {
        rule: "unknown-accelerator",
        severity: "refused",
        index: option.index,
        message: `there is no accelerator ${unknown.join(", ")}; QEMU has ${accelerators(pack).join(", ")}`,
      };
  }
  if (isForeign) {
    for (const { key } of option.parts)
      if (pcOnlyProperties.includes(key))
        yield {
          rule: "unknown-property",
          severity: "refused",
          index: option.index,
          message: `the machine ${machine} has no property ${key}: it is the PC's`,
          mended: without(option, key),
        };
    return;
  }
  const properties = pack.machines[machineFamily(machine)]?.properties;
  if (properties !== undefined)
    yield* checkProperties(
      // of a property that is said twice, only the last value is ever looked at
      { ...option, parts: option.parts.filter((part) => !isOverridden(commandLine, part)) },
      {
        ...withoutKeys(properties, "smp", "boot", "memory"),
        accel: "str",
        "igd-passthru": "bool",
        "kernel-irqchip": "str",
        "kvm-shadow-mem": "size",
        type: "str",
        ...prefixed("smp.", pack.groups["smp-opts"]),
        ...prefixed("boot.", pack.groups["boot-opts"]),
        ...prefixed("memory.", { size: "size", "max-size": "size", slots: "number" }),
      },
      machine,
      { "sgx-epc": true, "cxl-fmw": true, "smp-cache": true },
    );
}

const withoutKeys = (properties: Properties, ...keys: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));

const prefixed = (prefix: string, properties: Properties | undefined): Properties =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([key, type]) => [prefix + key, type]));

/** Those of the build, and those that other systems' builds have. */
const accelerators = (pack: CommandLine["pack"]) => [...pack.accelerators, "hvf", "xen"];

function isOverridden(commandLine: CommandLine, part: KeyValue): boolean {
  const last = optionsNamed(commandLine, "machine")
    .flatMap(({ parts }) => parts)
    .findLast(({ key, isBare }) => key === part.key && !isBare);
  return !part.isBare && last !== part;
}

const pcOnlyProperties = ["sata", "smbus", "vmport", "hpet", "i8042", "pit", "pic"];

function* checkDrive({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const hasFile = option.parts.some(({ key }) => /^(file|filename|backing)(\.|$)/.test(key));
  if (!hasFile && /^(raw|qcow2|vmdk|vpc|vdi|vhdx)$/.test(valueAt(option, "format") ?? ""))
    yield {
      rule: "missing-property",
      severity: "refused",
      index: option.index,
      message: "-drive with a format needs file=...",
    };
  const format = valueAt(option, "format") ?? valueAt(option, "driver");
  const formatProperties = format === undefined ? {} : pack.blockdevs[format];
  if (formatProperties === undefined) {
    yield unknownName(
      option,
      "format",
      "block driver",
      format ?? "",
      Object.keys(pack.blockdevs),
      pack,
    );
    return;
  }
  // the old syntax takes units for all numbers
  const optional = (properties: Properties | undefined, prefix = ""): Properties =>
    Object.fromEntries(
      Object.entries(properties ?? {}).map(([key, type]) => [
        prefix + key,
        bareType(type).replace(/^number$/, "size"),
      ]),
    );
  yield* checkProperties(
    option,
    {
      // without a format QEMU looks into the file, and the keys are those of what it finds
      ...(format === undefined ? optional(pack.blockdevs.qcow2) : {}),
      ...(format === undefined ? optional(pack.blockdevs.raw) : {}),
      ...optional(formatProperties),
      ...optional(pack.blockdevs.file, "file."),
      ...pack.groups.drive,
      addr: "str",
      aio: aioOf(pack),
      boot: "bool",
      ...throttling,
      rerror: "|report|ignore|enospc|stop|auto",
      werror: "|report|ignore|enospc|stop|auto",
      cache: "|none|writeback|unsafe|directsync|writethrough|off",
      discard: "|ignore|off|unmap|on",
      "detect-zeroes": "|off|on|unmap",
      id: "str",
      if: "|none|ide|scsi|floppy|pflash|mtd|sd|virtio|xen",
      media: "|disk|cdrom",
      readonly: "bool",
      serial: "str",
    },
    "-drive",
    { file: true, backing: true },
  );
}

/** The old names of throttling's keys. */
const throttling: Properties = Object.fromEntries([
  ["group", "str"],
  ["iops_size", "number"],
  ...["iops", "bps"].flatMap((kind) =>
    ["", "_rd", "_wr"].flatMap((way) => [
      [kind + way, "number"],
      [`${kind}${way}_max`, "number"],
      [`${kind}${way}_max_length`, "number"],
    ]),
  ),
]);

function aioOf(pack: CommandLine["pack"]): string {
  return bareType(pack.blockdevs.file?.aio ?? "str");
}

function* checkFwCfg(option: QemuOption, properties: Properties): Generator<Finding> {
  yield* checkProperties(option, { ...properties, name: "str" }, "-fw_cfg");
  for (const { key, isBare } of option.parts)
    if (key === "file" && isBare)
      yield {
        rule: "missing-value",
        severity: "refused",
        index: option.index,
        message: "file of -fw_cfg needs a value: QEMU looks for a file named on",
      };
  const sources = ["file", "string", "gen_id"].filter((key) => valueAt(option, key) !== undefined);
  if (sources.length !== 1 || valueAt(option, "name") === undefined)
    yield {
      rule: sources.length > 1 ? "wrong-value" : "missing-property",
      severity: "refused",
      index: option.index,
      message: "-fw_cfg needs a name, and one of file=... and string=...",
    };
  if ((valueAt(option, "name") ?? "").length > 55)
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: "a name of -fw_cfg has 55 characters at most",
    };
}

/** Options whose keys are looked at when the value has been read to its end. */
const lastWins = ["audiodev", "blockdev", "device", "display", "drive", "netdev", "object"];

/** Keys that all audio drivers have, where the build does not tell any. */
const commonAudio: Properties = {
  id: "str!",
  "timer-period": "number",
  ...Object.fromEntries(
    ["in", "out"].flatMap((way) => [
      [`${way}.buffer-length`, "number"],
      [`${way}.channels`, "number"],
      [`${way}.fixed-settings`, "bool"],
      [`${way}.format`, "|u8|s8|u16|s16|u32|s32|f32"],
      [`${way}.frequency`, "number"],
      [`${way}.mixing-engine`, "bool"],
      [`${way}.voices`, "number"],
    ]),
  ),
};

/** Each part's key and value, and the keys that are not there. */
function* checkProperties(
  option: QemuOption,
  properties: Properties,
  owner: string,
  structures: Readonly<Record<string, true>> = {},
): Generator<Finding> {
  const { index, parts } = option;
  const isBareRefused = needsValues(option);
  for (const [position, part] of parts.entries()) {
    if (part.isBare && isBareRefused) {
      yield {
        rule: "missing-value",
        severity: "refused",
        index,
        message: `${part.key} of ${owner} needs a value: ${part.key}=...`,
        mended: replaced(option, option.parts.with(position, { ...part, isBare: false })),
      };
      continue;
    }
    const form = Object.hasOwn(textForms, part.key) ? textForms[part.key] : undefined;
    if (form !== undefined && form.of?.test(owner) !== false && !form.pattern.test(part.value)) {
      yield {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `${part.key} of ${owner} must be ${form.form}, but is ${JSON.stringify(part.value)}`,
      };
      continue;
    }
    const type = ownType(properties, part.key);
    // of a key that is said twice, only the last value is ever looked at
    if (
      lastWins.includes(option.name) &&
      type !== undefined &&
      !type.startsWith("[]") &&
      parts.findLast(({ key }) => key === part.key) !== part
    )
      continue;
    if (type === undefined) {
      const base = part.key.split(/[.[]/)[0] ?? "";
      const baseType = ownType(properties, base);
      const isMember =
        base !== part.key &&
        (structures[base] || (baseType !== undefined && /^(\{\}|any|\[\])/.test(baseType)));
      // array properties are named with their length and numbers
      const isElement = /\[\d+\]$/.test(part.key) && Object.hasOwn(properties, `len-${base}`);
      if (isMember || isElement || /^len-|\.\d+$/.test(part.key)) continue;
      yield unknownProperty(option, position, part, properties, owner);
      continue;
    }
    if (part.isBare && bareType(type) !== "bool" && expectedInstead(type, "on") === undefined)
      continue;
    const expected = option.isJson
      ? part.json === undefined || (part.key === "addr" && typeof part.json === "number")
        ? undefined
        : expectedInJson(type, part.json)
      : expectedInstead(type, part.value);
    if (expected !== undefined && !(part.key === "host-nodes"))
      yield {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `${part.key} of ${owner} must be ${expected}, but is ${JSON.stringify(part.value)}`,
        mended: mendedValue(option, position, part, type),
      };
    else if (part.key === "id" && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(part.value))
      yield {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `the id ${JSON.stringify(part.value)} must be letters, digits, "-", "." and "_", the first a letter`,
      };
  }
  for (const [key, type] of Object.entries(properties)) {
    const isGiven = (part: KeyValue) =>
      // no drive and no memory has an empty name
      (part.key === key && (part.value !== "" || option.name !== "device")) ||
      // a block device's file may be given by its own keys
      (/^(any|\[\])/.test(type) && part.key.startsWith(`${key}.`));
    if (!isRequired(type) || parts.some(isGiven)) continue;
    yield {
      rule: "missing-property",
      severity: "refused",
      index,
      message: `${owner} needs ${key}=...`,
      // any size is a start; what others share tells the right one
      mended:
        key === "size" && owner.startsWith("memory-backend-")
          ? replaced(option, withPart(option, "size", "16M"))
          : undefined,
    };
  }
}

function ownType(properties: Properties, key: string): string | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  // QEMU takes `_` for `-` nowhere, except in a few keys of its own
  return undefined;
}

function unknownProperty(
  option: QemuOption,
  position: number,
  part: KeyValue,
  properties: Properties,
  owner: string,
): Finding {
  const previous = option.parts[position - 1];
  // a comma in the value before it: what follows looks like no key at all
  if (part.isBare && previous !== undefined && !previous.isBare && !/^[a-z][\w.-]*$/.test(part.key))
    return {
      rule: "unescaped-comma",
      severity: "refused",
      index: option.index,
      message: `a comma in a value is written twice: ${owner} has no property ${JSON.stringify(part.key)}`,
      mended: replaced(
        option,
        option.parts.flatMap((other, at) =>
          at === position
            ? []
            : at === position - 1
              ? { ...other, value: `${other.value},${part.key}` }
              : other,
        ),
      ),
    };
  const near = closest(part.key, Object.keys(properties));
  return {
    rule: "unknown-property",
    severity: "refused",
    index: option.index,
    message: `${owner} has no property ${part.key}${near === undefined ? "" : `; did you mean ${near}?`}`,
    mended:
      near === undefined
        ? undefined
        : replaced(option, option.parts.with(position, { ...part, key: near })),
  };
}

function mendedValue(
  option: QemuOption,
  position: number,
  part: KeyValue,
  type: string,
): Finding["mended"] {
  const members: readonly string[] =
    bareType(type) === "bool"
      ? ["on", "off"]
      : type.startsWith("|")
        ? bareType(type).slice(1).split("|")
        : [];
  const lower = part.value.toLowerCase();
  const meant =
    members.find((member) => member === lower) ??
    (
      { "1": "on", "0": "off", true: "on", false: "off", enabled: "on", disabled: "off" } as Record<
        string,
        string
      >
    )[lower] ??
    closest(part.value, members);
  return meant === undefined || !members.includes(meant)
    ? undefined
    : replaced(option, option.parts.with(position, { ...part, value: meant }));
}

/** Devices that Ghaf's patches bring: nix/packs/overlays/ghaf.json. */
const onlyGhafs = ["acad", "battery", "button"];

function unknownName(
  option: QemuOption,
  key: string,
  kind: string,
  name: string,
  known: readonly string[],
  pack: CommandLine["pack"],
): Finding {
  const isGhafs = kind === "device" && onlyGhafs.includes(name);
  const near = isGhafs ? undefined : closest(name, known);
  const instead = isGhafs
    ? ": only Ghaf's build has it (the pack qemu-10.0-ghaf)"
    : near === undefined
      ? ""
      : `; did you mean ${near}?`;
  return {
    rule: `unknown-${kind.replaceAll(" ", "-")}`,
    severity: "refused",
    index: option.index,
    message:
      name === ""
        ? `-${option.name} names no ${kind}`
        : `QEMU ${pack.build.version} has no ${kind} ${name}${instead}`,
    mended:
      near === undefined
        ? undefined
        : replaced(
            option,
            option.parts.map((part) => (part.key === key ? { ...part, value: near } : part)),
          ),
  };
}

/** The option with other parts, as what is right instead. JSON stays as it is. */
export function replaced(option: QemuOption, parts: readonly KeyValue[]): Finding["mended"] {
  if (option.isJson) return undefined;
  return {
    index: option.index + 1,
    count: 1,
    words: [printKeyValues(parts, impliedKeys[option.name])],
  };
}

function without(option: QemuOption, key: string): Finding["mended"] {
  const parts = option.parts.filter((part) => part.key !== key);
  return parts.length === 0
    ? { index: option.index, count: 2, words: [] }
    : replaced(option, parts);
}
