import { quoteWord } from "../shell/shell-words.ts";
import type { CommandOption } from "./command-line.ts";
import { parseCommandLine } from "./command-line.ts";
import type { Suggestion } from "./shown-command.ts";

/** One extra argument: `-device virtio-pmem-pci,memdev=mem1`. */
interface Argument {
  /** `-device` */
  readonly name: string;
  /** `virtio-pmem-pci`, or nothing where the value starts with a key. */
  readonly kind: string;
  /** `memdev` → `mem1` */
  readonly keys: ReadonlyMap<string, string>;
  /** The whole argument, as it is written in a shell. */
  readonly text: string;
}

/** What to write for an argument, by hypervisor; `any` for those that have none of their own. */
type Instead = Readonly<
  Record<string, (argument: Argument, others: readonly Argument[]) => string | undefined>
>;

/*
 * A small table, reviewed by hand against the hypervisors' documentation: QEMU's manual, crosvm's src/crosvm/cmdline.rs,
 * cloud-hypervisor's docs/ and Firecracker's docs/pmem.md. What microvm.nix has an option for is that option.
 */
const equivalents: Readonly<Record<string, readonly (readonly [RegExp, Instead])[]>> = {
  qemu: [
    [
      /^-device (virtio-pmem|nvdimm)/,
      {
        crosvm: (argument, others) => {
          const file = backingFile(argument, others);
          return `${crosvmArgs("--pmem", quotedForCrosvm(file))} the file must be there with its size (microvm.preStart can make it)`;
        },
        "cloud-hypervisor": (argument, others) =>
          `microvm.cloud-hypervisor.extraArgs = [ "--pmem" "file=${backingFile(argument, others)}" ]; the file must be there with its size, a multiple of 2 MiB`,
        firecracker: (argument, others) =>
          `microvm.firecracker.extraConfig.pmem = [ { id = "${argument.keys.get("id") ?? "pmem0"}"; path_on_host = "${backingFile(argument, others)}"; } ]; from Firecracker 1.14 on`,
      },
    ],
    [
      /^-object memory-backend-file/,
      {
        any: (argument, others) => {
          const user = others.find(({ keys }) => keys.get("memdev") === argument.keys.get("id"));
          return user === undefined ? undefined : `goes with ${user.text}`;
        },
      },
    ],
    [
      /^-device ivshmem/,
      {
        any: () =>
          "no ivshmem there; a file that several VMs map as virtio-pmem shares memory, but brings no interrupts",
      },
    ],
    [
      /^-m maxmem=/,
      {
        crosvm: () => "nothing: the memory of a --pmem device does not count as the VM's own",
        "cloud-hypervisor": () => "microvm.hotplugMem, where memory shall be added while it runs",
        any: () => "nothing: only QEMU has to know the limit before",
      },
    ],
    [
      /^-device vhost-vsock/,
      {
        any: ({ keys }) =>
          `microvm.vsock.cid = ${keys.get("guest-cid") ?? "..."}; for every hypervisor`,
      },
    ],
    [/^-device virtio-balloon/, { any: () => "microvm.balloon = true;" }],
    [
      /^-device vfio-pci/,
      {
        any: ({ keys }) =>
          `microvm.devices = [ { bus = "pci"; path = "${keys.get("host") ?? "..."}"; } ];`,
      },
    ],
    [
      /^-device (usb-|qemu-xhci|nec-usb-xhci|ich9-usb)/,
      {
        crosvm: () =>
          "nothing for the controller, which crosvm has by itself; `crosvm usb attach 00:00:00:00 /dev/bus/usb/BUS/DEVICE SOCKET` attaches a device of the host while the VM runs, with microvm.socket for SOCKET",
        any: () => "no USB devices there; pass the whole USB controller through as a PCI device",
      },
    ],
    [
      /^-(tpmdev|device tpm)/,
      {
        crosvm: () =>
          'microvm.crosvm.extraArgs = [ "--vtpm-proxy" ]; to a vTPM daemon on D-Bus, in builds with the feature vtpm; Ghaf\'s crosvm alone has "--swtpm" "vtpm.sock" and "--tpm-device" "/dev/tpmrm0"',
        "cloud-hypervisor": (_, others) => {
          const socket = others.find(({ name, keys }) => name === "-chardev" && keys.has("path"));
          return `microvm.cloud-hypervisor.extraArgs = [ "--tpm" "socket=${socket?.keys.get("path") ?? "..."}" ]; with swtpm at that socket`;
        },
      },
    ],
    [
      /^-(drive|blockdev|hda|cdrom|device virtio-blk)/,
      { any: () => 'microvm.volumes = [ { image = "..."; autoCreate = false; } ];' },
    ],
    [
      /^-(netdev|nic|device virtio-net)/,
      { any: () => 'microvm.interfaces = [ { type = "tap"; id = "..."; mac = "..."; } ];' },
    ],
    [
      /^-(virtfs|fsdev|device virtio-9p|device vhost-user-fs)/,
      {
        any: () =>
          'microvm.shares = [ { proto = "virtiofs"; tag = "..."; source = "..."; mountPoint = "..."; } ];',
      },
    ],
    [/^-(vga|display|device virtio-(gpu|vga))/, { any: () => "microvm.graphics.enable = true;" }],
    [
      /^-(audiodev|audio|device (intel-hda|ich9-intel-hda|hda-|virtio-sound))/,
      {
        crosvm: () =>
          'microvm.crosvm.extraArgs = [ "--virtio-snd" "capture=true,backend=cras" ]; in builds with the feature audio_cras',
      },
    ],
    [
      /^-fw_cfg/,
      {
        crosvm: ({ keys, kind }) =>
          crosvmArgs(
            "--fw-cfg",
            keyValues({
              name: keys.get("name") ?? kind,
              string: keys.get("string"),
              path: keys.has("string") ? undefined : (keys.get("file") ?? "..."),
            }),
          ),
      },
    ],
    [
      /^-smbios/,
      {
        crosvm: ({ keys }) => {
          const value = keys.get("value");
          const text = keyValues({
            "bios-vendor": keys.get("vendor"),
            "bios-version": keys.get("type") === "0" ? keys.get("version") : undefined,
            manufacturer: keys.get("manufacturer"),
            "product-name": keys.get("product"),
            "serial-number": keys.get("serial"),
            uuid: keys.get("uuid"),
          });
          if (value !== undefined)
            return crosvmArgs("--smbios", `oem-strings=[${quotedForCrosvm(value)}]`);
          return text === "" ? undefined : crosvmArgs("--smbios", text);
        },
        "cloud-hypervisor": () =>
          'microvm.cloud-hypervisor.platformOEMStrings = [ "..." ]; for type 11',
      },
    ],
    [
      /^-(serial|chardev)/,
      {
        // the first port is the runner's
        crosvm: ({ name, kind, keys }, others) => {
          // a character device is what another argument makes of it
          const user = others.find((other) => other.keys.get("chardev") === keys.get("id"));
          if (name === "-chardev" && user !== undefined && !isConsole(user))
            return `goes with ${user.text}`;
          const path = keys.get("path") ?? kind.replace(/^[^:]*:?/, "");
          const type = kind.replace(/:.*$/, "");
          const value = {
            file: `type=file,path=${quotedForCrosvm(path)}`,
            null: "type=sink",
            socket: `type=unix-stream,path=${quotedForCrosvm(path)},input-unix-stream=true`,
            unix: `type=unix-stream,path=${quotedForCrosvm(path)},input-unix-stream=true`,
          }[type];
          if (value === undefined) return undefined;
          return `${crosvmArgs("--serial", `${value},num=2`)} for a further serial port`;
        },
      },
    ],
    [
      /^-device (virtio-input-host|virtio-(keyboard|mouse|tablet))/,
      {
        crosvm: ({ keys }) => {
          const path = keys.get("evdev");
          return path === undefined
            ? undefined
            : crosvmArgs("--input", `evdev[path=${quotedForCrosvm(path)}]`);
        },
      },
    ],
    [
      /^-device (battery|acad|button)/,
      {
        crosvm: ({ kind }) =>
          kind === "battery" ? crosvmArgs("--battery", "type=goldfish") : undefined,
      },
    ],
    [
      /^-acpitable/,
      {
        crosvm: ({ keys }) => {
          const file = keys.get("file") ?? keys.get("data");
          return file === undefined ? undefined : crosvmArgs("--acpi-table", file);
        },
      },
    ],
    [
      /^-gdb/,
      {
        crosvm: ({ kind }) =>
          `${crosvmArgs("--gdb", /\d+$/.exec(kind)?.[0] ?? "1234")} with microvm.vcpu = 1, in builds with the feature gdb`,
      },
    ],
    [/^-uuid/, { crosvm: ({ kind }) => crosvmArgs("--smbios", `uuid=${kind}`) }],
    [
      /^-overcommit mem-lock=on/,
      { crosvm: () => 'microvm.crosvm.extraArgs = [ "--lock-guest-memory" ];' },
    ],
    [/^-(append)/, { any: () => 'boot.kernelParams = [ "..." ]; in a NixOS module' }],
    [/^-(smp)/, { any: () => "microvm.vcpu = ...;" }],
    [/^-m /, { any: () => "microvm.mem = ...;" }],
  ],
  crosvm: [
    [
      /^--pmem /,
      {
        qemu: ({ kind, keys }) =>
          `microvm.qemu.machine = "q35"; and microvm.qemu.extraArgs = [ "-m" "maxmem=..." "-object" "memory-backend-file,id=mem1,mem-path=${keys.get("path") ?? kind},size=...,share=on" "-device" "virtio-pmem-pci,memdev=mem1,id=nv1" ]; size is the file's, maxmem more than memory and device together`,
        "cloud-hypervisor": ({ kind, keys }) =>
          `microvm.cloud-hypervisor.extraArgs = [ "--pmem" "file=${keys.get("path") ?? kind}" ];`,
        firecracker: ({ kind, keys }) =>
          `microvm.firecracker.extraConfig.pmem = [ { id = "pmem0"; path_on_host = "${keys.get("path") ?? kind}"; } ]; from Firecracker 1.14 on`,
      },
    ],
    [/^--vsock /, { any: () => "microvm.vsock.cid = ...; for every hypervisor" }],
    [/^--vfio /, { any: () => 'microvm.devices = [ { bus = "pci"; path = "..."; } ];' }],
    [
      /^--(software-tpm|vtpm-proxy|swtpm|tpm-device)/,
      {
        qemu: () =>
          'microvm.qemu.extraArgs = [ "-chardev" "socket,id=tpm,path=..." "-tpmdev" "emulator,id=tpm0,chardev=tpm" "-device" "tpm-tis,tpmdev=tpm0" ]; with swtpm at that socket',
      },
    ],
    [
      /^--shared-dir /,
      {
        any: () =>
          'microvm.shares = [ { proto = "virtiofs"; tag = "..."; source = "..."; mountPoint = "..."; } ];',
      },
    ],
    [/^--gpu/, { any: () => "microvm.graphics.enable = true;" }],
    [
      /^--(block|disk)/,
      { any: () => 'microvm.volumes = [ { image = "..."; autoCreate = false; } ];' },
    ],
    [/^--balloon/, { any: () => "microvm.balloon = true;" }],
  ],
};

/** What to write for another hypervisor in place of the extra arguments of the one that a VM was written for. */
export function suggestInstead(
  from: string,
  to: string,
  extraArgs: readonly string[],
): Suggestion[] {
  const words = extraArgs.map(quoteWord).join(" ");
  const all = parseCommandLine(from, words).options.map(asArgument);
  return all.map((argument) => {
    const key = `${argument.name} ${argument.kind || argument.text.slice(argument.name.length + 1)}`;
    const [, instead] = equivalents[from]?.find(([pattern]) => pattern.test(key)) ?? [];
    const others = all.filter((other) => other !== argument);
    return {
      argument: argument.text,
      instead:
        (instead?.[to] ?? instead?.any)?.(argument, others) ??
        `no equivalent on ${to} is known here`,
    };
  });
}

const isConsole = ({ name, kind }: Argument) => name === "-serial" || /serial|console/.test(kind);

/** Flags and their values as a definition has them. */
function crosvmArgs(...words: readonly string[]): string {
  return `microvm.crosvm.extraArgs = [ ${words.map((word) => JSON.stringify(word)).join(" ")} ];`;
}

/** `key=value` of each that has a value, in crosvm's grammar. */
function keyValues(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : `${key}=${quotedForCrosvm(value)}`))
    .join(",");
}

const quotedForCrosvm = (text: string) =>
  /[,'"[\]]|^$/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;

function asArgument(option: CommandOption): Argument {
  const name = option.name ?? "";
  const value = option.values[0]?.text ?? "";
  const [first = "", ...rest] = value.split(/(?<!,),(?!,)/);
  const pairs = [...(first.includes("=") ? [first] : []), ...rest].map((part): [string, string] => {
    const at = part.indexOf("=");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  });
  return {
    name,
    kind: first.includes("=") ? "" : first,
    keys: new Map(pairs),
    text: [name, ...option.values.map(({ text }) => quoteWord(text))].filter(Boolean).join(" "),
  };
}

function backingFile({ keys }: Argument, others: readonly Argument[]): string {
  const backend = others.find((other) => other.keys.get("id") === keys.get("memdev"));
  return backend?.keys.get("mem-path") ?? "...";
}
