import type { QemuPack } from "../../packs/format.ts";
import { parseCommandLine, type QemuOption, valueAt } from "../qemu/command-line.ts";

/** A command line that asks the same of QEMU, and touches nothing of the host. */
export interface Harmless {
  readonly args: readonly string[];
  /** For each argument, which of the given ones it comes from. */
  readonly origins: readonly number[];
  /** What is left out, because only the host can answer it: "-device vfio-pci". */
  readonly leftOut: readonly string[];
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
    "smp usb usbdevice uuid vga watchdog-action fw_cfg nic net netdev",
  ]
    .join(" ")
    .split(" "),
);

/** What asking replaces: where the program shows itself, and who may speak to it. */
const replaced = new Set(
  "enable-kvm nographic display monitor mon qmp daemonize pidfile S".split(" "),
);

/** Texts for the guest, which QEMU opens no file for. */
const textOnly = new Set(["append", "name"]);

/** Devices of the host, and those whose other half is another process. */
const hostDevice =
  /^(vfio-|vhost-|virtio-input-host|usb-host|u2f-passthru|ccid-card-emulated|scsi-(block|generic)|ivshmem-doorbell|kvm|xen|virtio-(gpu|vga)-gl|tpm-)/;
const hostObject = /^(input-linux|can-host|filter-|colo-|cryptodev-vhost|x-remote|tls-|secret|qom)/;

type Rewrite = (option: QemuOption) => string | undefined;

const withId = (option: QemuOption, value: string) => {
  const id = valueAt(option, "id");
  return id === undefined ? value : `${value},id=${id}`;
};

/** The value without some keys, and with others said anew. */
function changed(
  option: QemuOption,
  drop: RegExp,
  say: Readonly<Record<string, string>> = {},
): string {
  const parts = (option.value ?? "").split(/(?<!,),(?!,)/);
  const left = parts.filter((part, index) => {
    const key = part.includes("=") ? part.split("=")[0] : index === 0 ? "" : part;
    return !drop.test(key ?? "") && !Object.hasOwn(say, key ?? "");
  });
  return [...left, ...Object.entries(say).map(([key, value]) => `${key}=${value}`)].join(",");
}

/** What is said instead of an option's value; undefined leaves the option out. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  machine: (option) =>
    valueAt(option, "accel") === undefined
      ? option.value
      : changed(option, /^(kernel-irqchip)$/, { accel: "tcg" }),
  accel: () => "tcg",
  cpu: ({ value = "" }) => value.replace(/^host(?=,|$)/, "max"),
  device: (option) => (hostDevice.test(option.parts[0]?.value ?? "") ? undefined : option.value),
  object: (option) => {
    const type = option.parts[0]?.value ?? "";
    if (hostObject.test(type)) return undefined;
    if (type === "rng-random" || type === "rng-egd") return withId(option, "rng-builtin");
    if (!type.startsWith("memory-backend-")) return option.value;
    return changed(option, /^(prealloc.*|hugetlb.*|host-nodes|policy)$/, {
      ...(valueAt(option, "mem-path") === undefined
        ? {}
        : { "mem-path": `memory-${valueAt(option, "id")}` }),
    });
  },
  netdev: (option) => withId(option, "user"),
  nic: ({ value = "", ...option }) =>
    value.startsWith("none") || value.startsWith("user")
      ? changed({ ...option, value }, /^(hostfwd|guestfwd|smb|smbserver|tftp)$/)
      : [
          "user",
          ...value
            .split(",")
            .slice(1)
            .filter((part) => /^(id|model|mac|macaddr)=/.test(part)),
        ].join(","),
  net: ({ value = "" }) => (value.startsWith("nic") || value === "none" ? value : "user"),
  chardev: (option) =>
    ["null", "ringbuf", "msmouse", "wctablet", "testdev"].includes(option.parts[0]?.value ?? "")
      ? changed(option, /^log(file|append)$/)
      : withId(option, "null"),
  drive: (option) =>
    valueAt(option, "file") === undefined
      ? option.value
      : changed(option, /^(aio|cache|cache\..*|media-id)$/, {
          file: harmlessFiles.disk,
          format: "raw",
        }),
  fsdev: (option) =>
    valueAt(option, "path") === undefined
      ? undefined
      : changed(option, /^(socket|sock_fd)$/, { path: "." }),
  virtfs: (option) => changed(option, /^$/, { path: "." }),
  // what a node is made of is of no matter to the device that it is for; two of firmware are 8 MiB at most
  blockdev: (option) => {
    const name = valueAt(option, "node-name");
    const readOnly = valueAt(option, "read-only") ?? "off";
    return name && `driver=null-co,node-name=${name},size=2097152,read-only=${readOnly}`;
  },
  audiodev: (option) => withId(option, "none"),
  audio: (option) => changed(option, /^(driver|)$/, { driver: "none" }),
  fw_cfg: (option) =>
    valueAt(option, "file") === undefined
      ? option.value
      : changed(option, /^$/, { file: harmlessFiles.empty }),
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
  const leftOut: string[] = [];
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
      if (namesFile(arg)) leftOut.push(arg);
      else out.push({ arg, origin: index });
      continue;
    }
    const rewrite =
      rewrites[option.name] ?? (kept.has(option.name) ? ({ value }) => value ?? "" : undefined);
    const value = rewrite?.(option);
    if (replaced.has(option.name)) continue;
    if (value === undefined || (namesFile(value) && !textOnly.has(option.name)))
      leftOut.push(nameOf(option));
    else {
      out.push({ arg: `-${option.name}`, origin: index });
      if (option.value !== undefined) out.push({ arg: value, origin: index });
    }
  }
  return { args: out.map(({ arg }) => arg), origins: out.map(({ origin }) => origin), leftOut };
}

/** What names a file elsewhere may be opened, whatever option it is of. */
const namesFile = (text: string) => /(^|[=:,"\s])\/|(^|[/=:,])\.\.(\/|$)/.test(text);

function nameOf({ name, parts }: QemuOption): string {
  const kind = ["device", "object", "chardev", "netdev", "tpmdev"].includes(name)
    ? ` ${parts[0]?.value}`
    : "";
  return `-${name}${kind}`;
}
