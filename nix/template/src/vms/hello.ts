import { defineVm } from "../generated/microvm.ts";

/** Say here what this VM is for. */
export default defineVm({
  name: "hello",
  // the program that runs it; the types show what else each option can be
  hypervisor: "qemu",
  // MiB; not 2048, with which QEMU hangs
  mem: 512,
  vcpu: 1,

  // a network card, connected to a tap interface of the host
  // interfaces: [{ type: "tap", id: "tap-hello", mac: "02:2c:f2:4d:ba:5f" }],

  // the host's store, read-only, instead of a disk image with the VM's own part of it
  // shares: [{ proto: "virtiofs", tag: "ro-store", source: "/nix/store", mountPoint: "/nix/.ro-store" }],

  // a disk image below /var/lib/microvms/hello, created when it is missing; its size in MiB
  // volumes: [{ image: "var.img", mountPoint: "/var", size: 256 }],

  // what microvm.nix has no option for: each argument of the command line is a string of its own
  // qemu: { extraArgs: ["-device", "virtio-keyboard-device"] },

  // what is not an option of microvm, as NixOS modules, relative to this file
  // imports: ["./hello/services.nix"],
});
