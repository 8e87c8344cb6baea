import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, type QemuOption } from "./command-line.ts";
import { kindOf } from "./kinds.ts";

/** What a build of QEMU lacks where one of its features is off. */
interface Lacking {
  readonly option: string;
  /** Of which kinds: all without it. */
  readonly of?: RegExp;
  readonly name: string;
}

/** What a build lacks by the name of what is off: `display` is nixpkgs' `nixosTestRunner`. */
const lacking: Readonly<Record<string, readonly Lacking[]>> = {
  display: [
    { option: "vnc", name: "VNC" },
    { option: "display", of: /^vnc/, name: "VNC" },
    { option: "spice", name: "Spice" },
    { option: "display", of: /^spice/, name: "Spice" },
    { option: "chardev", of: /^spice/, name: "Spice" },
    { option: "audiodev", of: /^spice/, name: "Spice" },
    { option: "device", of: /^qxl/, name: "Spice" },
    { option: "display", of: /^(gtk|sdl|curses)/, name: "windows" },
    { option: "audiodev", of: /^(alsa|pa|pipewire|jack|sdl)$/, name: "this audio driver" },
    { option: "audio", of: /^(alsa|pa|pipewire|jack|sdl)$/, name: "this audio driver" },
    { option: "device", of: /^ccid-card-(emulated|passthru)$/, name: "smartcards" },
    { option: "device", of: /^usb-redir$/, name: "USB redirection" },
  ],
  libusb: [{ option: "device", of: /^usb-host$/, name: "USB devices of the host" }],
};

const back: Readonly<Record<string, string>> = {
  display: "microvm.graphics.enable = true; or microvm.optimize.enable = false; brings it back",
  libusb:
    'microvm.devices = [ { bus = "usb"; path = "vendorid=0x...,productid=0x..."; } ]; passes one, and microvm.optimize.enable = false; brings it back',
};

/** What microvm.nix leaves out of the QEMU that it builds for a VM: the same version elsewhere has it. */
export function* checkBuildFeatures(commandLine: CommandLine): Generator<Finding> {
  for (const feature of commandLine.pack.build.without ?? [])
    for (const { option, of, name } of lacking[feature] ?? [])
      for (const found of optionsNamed(commandLine, option))
        if (of === undefined || of.test(kindOf(found) || firstKey(found)))
          yield {
            rule: "stripped-build",
            severity: "refused",
            index: found.index,
            message: `the QEMU that microvm.nix builds for this VM is without ${name}: ${back[feature]}`,
          };
}

/** `-display vnc=:1` has its kind before the sign. */
const firstKey = ({ parts }: QemuOption) => parts[0]?.key ?? "";
