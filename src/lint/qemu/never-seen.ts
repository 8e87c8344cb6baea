import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { machineFamily } from "./devices.ts";

/** Options that a machine accepts and ignores. */
interface Unseen {
  readonly option: string;
  readonly machine: RegExp;
  /** Of the options of this name, those that it is about: all without it. */
  readonly which?: (option: QemuOption, index: number) => boolean;
  readonly message: string;
}

/*
 * Seen in `info qtree` and fw_cfg of QEMU 7.2.22, of what each machine makes with and without the option; it warns of
 * some of these itself.
 */
const unseen: readonly Unseen[] = [
  {
    option: "smbios",
    machine: /^microvm$/,
    // microvm.nix's runner says the machine's id to every machine
    which: ({ value = "" }) => !/^type=1,uuid=[0-9a-fA-F-]+$/.test(value),
    message:
      "the machine microvm gives the guest no SMBIOS tables, and so nothing of this: microvm.credentialFiles or -fw_cfg name=opt/io.systemd.credentials/NAME for credentials, or the machine q35",
  },
  {
    option: "vga",
    machine: /^microvm$/,
    which: ({ value }) => value !== "none",
    message:
      "the machine microvm creates no VGA card for -vga: -device virtio-gpu-device, or the machine q35",
  },
  {
    option: "nic",
    machine: /^microvm$/,
    which: ({ value = "" }) => !value.startsWith("none"),
    message:
      "the machine microvm creates no network card for -nic: -netdev ...,id=ID and -device virtio-net-device,netdev=ID, or microvm.interfaces",
  },
  {
    option: "net",
    machine: /^microvm$/,
    which: ({ value = "" }) => /^nic(,|$)/.test(value),
    message:
      "the machine microvm creates no network card for -net nic: -netdev ...,id=ID and -device virtio-net-device,netdev=ID, or microvm.interfaces",
  },
  {
    option: "parallel",
    machine: /^microvm$/,
    which: ({ value }) => value !== "none",
    message: "the machine microvm has no parallel port: the machine q35 has three",
  },
  {
    option: "serial",
    machine: /^microvm$/,
    which: ({ value }, index) => index >= 1 && value !== "none",
    message:
      "the machine microvm creates a serial port only for the first -serial, which is the runner's: -device isa-serial,chardev=ID makes another one",
  },
  {
    option: "serial",
    machine: /^(q35|pc)$/,
    which: ({ value }, index) => index >= 4 && value !== "none",
    message: "a PC has four serial ports, and ignores a fifth -serial",
  },
];

/** Images with a format of their own, by the ends of their names. */
const ownFormat = /\.(qcow2?|vmdk|vdi|vhdx?|qed)$/i;

/** What QEMU starts with and the guest never sees. */
export function* checkNeverSeen(commandLine: CommandLine): Generator<Finding> {
  const machine = machineFamily(machineOf(commandLine).name);
  for (const { option, machine: on, which, message } of unseen) {
    if (!on.test(machine)) continue;
    for (const [nth, found] of optionsNamed(commandLine, option).entries())
      if (which?.(found, nth) ?? true) yield silent(found, message);
  }
  yield* checkImages(commandLine);
}

/** `format=raw` takes the file for the disk itself, whatever is in it. */
function* checkImages(commandLine: CommandLine): Generator<Finding> {
  for (const drive of optionsNamed(commandLine, "drive", "blockdev")) {
    const format = valueAt(drive, drive.name === "drive" ? "format" : "driver");
    const file = valueAt(drive, "file") ?? valueAt(drive, "file.filename") ?? "";
    const [, extension] = ownFormat.exec(file) ?? [];
    if (format === "raw" && extension !== undefined)
      yield silent(
        drive,
        `the image is read as raw: of a ${extension} file, the guest gets the bytes of the file itself, and finds no file system. Convert it: qemu-img convert -O raw ${file} ${file.replace(ownFormat, ".img")}; a raw image has another name`,
      );
  }
}

const silent = ({ index }: QemuOption, message: string): Finding => ({
  rule: "never-seen",
  severity: "silent",
  index,
  message,
});
