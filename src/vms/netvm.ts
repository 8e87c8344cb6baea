import { defineVm } from "../generated/microvm.ts";

/** The VM that owns the machine's network card, and a tap interface to the VMs that use it. */
export default defineVm({
  name: "netvm",
  systems: ["x86_64-linux"],
  imports: ["./netvm/network.nix"],
  hypervisor: "qemu",
  mem: 512,
  vcpu: 2,
  qemu: { machine: "q35" },
  interfaces: [{ type: "tap", id: "tap-netvm", mac: "02:00:00:01:01:01" }],
  devices: [{ bus: "pci", path: "0000:00:14.3" }],
  shares: [
    {
      proto: "virtiofs",
      tag: "ro-store",
      source: "/nix/store",
      mountPoint: "/nix/.ro-store",
    },
  ],
  volumes: [{ image: "netvm.img", mountPoint: "/var/lib", size: 256 }],
  vsock: { cid: 101 },
});
