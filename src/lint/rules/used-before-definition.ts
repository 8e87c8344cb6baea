import type { RulePage } from "../rule-page.ts";

export default {
  id: "used-before-definition",
  severity: "refused",
  summary: "Something is used before the argument that defines it.",
  problem: [
    "QEMU makes devices in the order of the arguments. A device that needs a bus, or another device, must come after the one that provides it. Objects, drives and character devices may come later.",
    "microvm.nix adds the USB controller for `microvm.devices` after these devices, so on `q35` QEMU refuses them, unless the machine has a controller of its own. The machine `microvm` gets one.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1: at that moment there is no such bus. With `-M q35,usb=on` it starts.",
  fix: "Put the controller before the devices on it. Arguments of the runner come before those of `extraArgs`.",
  atOption:
    'microvm.nix adds the USB controller after the device; give the machine one of its own: qemu: { machineOpts: { accel: "kvm:tcg", usb: "on" } }',
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-device", "usb-tablet", "-device", "qemu-xhci"],
      right: ["-display", "none", "-device", "qemu-xhci", "-device", "usb-tablet"],
    },
  ],
} as const satisfies RulePage;
