import type { QemuPack } from "../../packs/format.ts";
import { printKeyValues } from "../key-values.ts";
import { parseCommandLine, type QemuOption, valueAt } from "../qemu/command-line.ts";
import { kindOf, ownerOf } from "../qemu/kinds.ts";

/** A command line that asks the same of QEMU, and touches nothing of the host. */
export interface Harmless {
  readonly args: readonly string[];
  /** For each argument, which of the given ones it comes from. */
  readonly origins: readonly number[];
  /** What is left out, because only the host can answer it. */
  readonly leftOut: readonly LeftOut[];
}

/** An option that is left out, as messages name it, "-device vfio-pci", and by what id others refer to it. */
export interface LeftOut {
  readonly name: string;
  readonly id?: string | undefined;
}

/** Files that take the place of those that arguments name, in the folder that the program starts in. */
export const harmlessFiles = {
  kernel: "kernel",
  initrd: "initrd",
  disk: "disk.img",
  empty: "empty",
};

/** What is asked as it stands. */
const kept = new Set(
  [
    "action append audio boot compat cpu device global icount k m machine msg name no-acpi no-fd-bootchk",
    "no-hpet no-reboot no-shutdown no-user-config nodefaults numa object overcommit rtc sandbox set smbios",
    "smp usb uuid vga watchdog-action fw_cfg nic net netdev",
  ]
    .join(" ")
    .split(" "),
);

/** What asking replaces: where the program shows itself, and who may speak to it. */
const replaced = new Set(
  "enable-kvm nographic display monitor mon qmp daemonize pidfile S".split(" "),
);

/** Options that QEMU has and does not say so, with a value each: they speak to others, or change the process. */
const unsaid = /^--?(qtest|qtest-log|chroot|runas|writeconfig)$/;

/** Texts for the guest, which QEMU opens no file for. */
const textOnly = new Set(["append", "name"]);

/** Devices of the host, and those whose other half is another process. */
const hostDevice =
  /^(vfio-|vhost-|virtio-input-host|usb-host|u2f-passthru|ccid-card-emulated|scsi-(block|generic)|ivshmem-doorbell|kvm|xen|virtio-(gpu|vga)-gl|tpm-)/;
const hostObject =
  /^(input-linux|can-host|filter-|colo-|cryptodev-vhost|x-remote|x-vfio|vfio-user|iommufd|sev-|tdx-|pr-manager|dbus-vmstate|authz-|tls-|secret|qom)/;

/** Keys of a drive that say nothing of what its image is read through: a server, or a device of the host. */
const ofDrive =
  /^(file|format|if|id|index|media|bus|unit|addr|read-?only|auto-read-only|snapshot|serial|[wr]error|discard|detect-zeroes|copy-on-read|node-name|throttling\..*|(iops|bps|group).*)$/;

type Rewrite = (option: QemuOption) => string | undefined;

const withId = (option: QemuOption, value: string) => {
  const id = valueAt(option, "id");
  return id === undefined ? value : `${value},id=${id}`;
};

const keys = (pattern?: string) => (key: string) =>
  pattern !== undefined && new RegExp(`^(${pattern})$`).test(key);

/** The value without some keys, and with others said again. */
function changed(
  option: QemuOption,
  drop: (key: string) => boolean,
  say: Readonly<Record<string, string>> = {},
): string {
  const { value = "" } = option;
  const text = value.startsWith("{") ? printKeyValues(option.parts) : value;
  const left = text.split(/(?<!,),(?!,)/).filter((part, index) => {
    const key = part.includes("=") ? (part.split("=")[0] ?? "") : index === 0 ? "" : part;
    return !drop(key) && !Object.hasOwn(say, key);
  });
  return [...left, ...Object.entries(say).map(([key, value]) => `${key}=${value}`)].join(",");
}

/** What is said instead of an option's value; undefined leaves the option out. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  machine: (option) =>
    valueAt(option, "accel") === undefined
      ? option.value
      : changed(option, keys("kernel-irqchip"), { accel: "tcg" }),
  accel: () => "tcg",
  cpu: ({ value = "" }) => value.replace(/^host(?=,|$)/, "max"),
  device: (option) => (hostDevice.test(kindOf(option)) ? undefined : option.value),
  object: (option) => {
    const type = kindOf(option);
    if (hostObject.test(type)) return undefined;
    if (type === "rng-random" || type === "rng-egd") return withId(option, "rng-builtin");
    if (!type.startsWith("memory-backend-")) return option.value;
    return changed(option, keys("prealloc.*|hugetlb.*|host-nodes.*|policy"), {
      ...(valueAt(option, "mem-path") === undefined
        ? {}
        : { "mem-path": `memory-${valueAt(option, "id")}` }),
    });
  },
  netdev: (option) => withId(option, "user"),
  nic: ({ value = "", ...option }) =>
    value.startsWith("none") || value.startsWith("user")
      ? changed({ ...option, value }, keys("hostfwd|guestfwd|smb|smbserver|tftp"))
      : [
          "user",
          ...value
            .split(",")
            .slice(1)
            .filter((part) => /^(id|model|mac|macaddr)=/.test(part)),
        ].join(","),
  net: ({ value = "" }) => (value.startsWith("nic") || value === "none" ? value : "user"),
  chardev: (option) =>
    ["null", "ringbuf", "msmouse", "wctablet", "testdev"].includes(kindOf(option))
      ? changed(option, keys("log(file|append)"))
      : withId(option, "null"),
  drive: (option) =>
    option.parts.some(({ key }) => /^(file|filename|driver)(\.|$)/.test(key))
      ? changed(option, (key) => !ofDrive.test(key), { file: harmlessFiles.disk, format: "raw" })
      : option.value,
  fsdev: (option) =>
    valueAt(option, "path") === undefined
      ? undefined
      : changed(option, keys("socket|sock_fd"), { path: "." }),
  virtfs: (option) => changed(option, keys(), { path: "." }),
  // what a node is made of is of no matter to the device that it is for; two of firmware are 8 MiB at most
  blockdev: (option) => {
    const name = valueAt(option, "node-name");
    const readOnly = valueAt(option, "read-only") ?? "off";
    return name && `driver=null-co,node-name=${name},size=2097152,read-only=${readOnly}`;
  },
  audiodev: (option) => withId(option, "none"),
  audio: ({ parts }) =>
    printKeyValues([
      { key: "driver", value: "none", isBare: false, isImplied: true },
      ...parts.filter(({ key }) => key === "model" || key === "id"),
    ]),
  usbdevice: ({ value = "" }) => (/^(host|braille)/.test(value) ? undefined : value),
  fw_cfg: (option) =>
    valueAt(option, "file") === undefined
      ? option.value
      : changed(option, keys(), { file: harmlessFiles.empty }),
  kernel: () => harmlessFiles.kernel,
  initrd: () => harmlessFiles.initrd,
  serial: ({ value = "" }) => (/^(chardev:|none$)/.test(value) ? value : "null"),
  parallel: ({ value = "" }) => (value === "none" ? value : "null"),
};

/**
 * Makes a command line of QEMU harmless: TCG for KVM, nothing on the network, no device of the host, and no file but
 * those of the folder that the program starts in.
 *
 * @param args The arguments after the program's name.
 */
export function harmless(args: readonly string[], pack: QemuPack): Harmless {
  const { options } = parseCommandLine(args, pack).commandLine;
  const leftOut: LeftOut[] = [];
  const out: { readonly arg: string; readonly origin: number }[] = [];
  const starts = new Map(options.map((option) => [option.index, option]));
  const covered = new Set(
    options.flatMap(({ index, value }) =>
      value !== undefined && args[index + 1] === value ? [index + 1] : [],
    ),
  );
  for (const [index, arg] of args.entries()) {
    if (covered.has(index)) continue;
    const option = starts.get(index);
    if (option === undefined) {
      // what is not an option of the build's: the program itself reports it
      if (namesFile(arg) || unsaid.test(arg)) leftOut.push({ name: arg });
      else if (!unsaid.test(args[index - 1] ?? "")) out.push({ arg, origin: index });
      continue;
    }
    const rewrite =
      rewrites[option.name] ?? (kept.has(option.name) ? ({ value }) => value ?? "" : undefined);
    const value = rewrite?.(option);
    if (replaced.has(option.name)) continue;
    if (value === undefined || (namesFile(value) && !textOnly.has(option.name)))
      leftOut.push({ name: nameOf(option), id: valueAt(option, "id") });
    else {
      out.push({ arg: `-${option.name}`, origin: index });
      if (option.value !== undefined) out.push({ arg: value, origin: index });
    }
  }
  return { args: out.map(({ arg }) => arg), origins: out.map(({ origin }) => origin), leftOut };
}

/** What names a file elsewhere may be opened, whatever option it is of. */
const namesFile = (text: string) => /(^|[=:,"\s])\/|(^|[/=:,])\.\.(\/|$)/.test(text);

const nameOf = (option: QemuOption) =>
  ["device", "object"].includes(option.name)
    ? `-${option.name} ${kindOf(option)}`
    : ownerOf(option);
