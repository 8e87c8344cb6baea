import type { RulePage } from "../rule-page.ts";

export default {
  id: "stripped-build",
  severity: "refused",
  summary: "microvm.nix builds this VM's QEMU without a feature that an argument needs.",
  problem: [
    "Unless `microvm.graphics.enable` is on or `microvm.optimize.enable` is off, the runner builds QEMU as for NixOS' own tests: without VNC, Spice, windows, the host's sound, smartcards and USB redirection. libusb, which `usb-host` needs, is included if `microvm.devices` has a device with `bus = \"usb\"`.",
    "Every other QEMU of that version accepts the argument.",
  ],
  measured:
    "`lib/runners/qemu.nix` of the pinned microvm.nix, and what `nixosTestRunner` turns off in nixpkgs' QEMU. In a script, the name of such a package has `-for-vm-tests`.",
  fix: "The message names the option that brings the feature back. If another build runs the VM, name its pack.",
  examples: [
    {
      builds: ["qemu-10.0", "qemu-11.1"],
      without: ["display"],
      wrong: ["-M", "q35", "-vnc", ":0"],
      right: ["-M", "q35", "-display", "none"],
    },
    {
      builds: ["qemu-10.0", "qemu-11.1"],
      without: ["display", "libusb"],
      wrong: [
        "-M",
        "q35",
        "-device",
        "qemu-xhci",
        "-device",
        "usb-host,vendorid=0x1,productid=0x2",
      ],
      right: ["-M", "q35", "-device", "qemu-xhci"],
    },
  ],
} as const satisfies RulePage;
