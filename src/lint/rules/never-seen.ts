import type { RulePage } from "../rule-page.ts";

export default {
  id: "never-seen",
  severity: "silent",
  summary: "The hypervisor starts, and the guest never sees what was asked for.",
  problem: [
    "Each machine has its own devices, and QEMU takes some options on machines that ignore them: `-smbios`, `-vga`, `-nic` and a second `-serial` on the machine microvm. At best it warns, in a log that nobody reads.",
    "The guest has no network through a `-netdev` that no card names, or through a card without `netdev=`.",
    "A PCI Express port has one slot. QEMU puts a second device into another slot, where no guest looks; QEMU 10.0 warns about it.",
    "An image that is read as raw is the disk, byte by byte: if it is a qcow2 file, the guest sees the bytes of that format, and no file system. microvm.nix reads every volume on QEMU as raw. Firecracker, stratovirt, alioth and vfkit read only raw images, crosvm reads raw and qcow2, and cloud-hypervisor the format that `imageType` names.",
    "`microvm.storeOnDisk` is on unless a share has the store. crosvm then passes the store's disk to the kernel as the root, after all other parameters. If the guest's initrd uses systemd, it mounts this disk as the root; a scripted initrd does not (microvm.nix 584).",
  ],
  measured:
    "QEMU 7.2.22: the devices in `info qtree` and the files in fw_cfg are the same with and without the option. Of images, the runner's `format=raw`; of crosvm's root, its source (`src/crosvm/cmdline.rs`).",
  fix: "Use what the message names, or the machine q35. Convert an image with `qemu-img convert -O raw`.",
  atOption: "convert the image with `qemu-img convert -O raw`, or give a raw image another name",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "microvm", "-smbios", "type=11,value=io.systemd.credential:a=b"],
      right: ["-M", "q35", "-smbios", "type=11,value=io.systemd.credential:a=b"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "microvm", "-nic", "user"],
      right: ["-M", "microvm", "-netdev", "user,id=n", "-device", "virtio-net-device,netdev=n"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        ...["-M", "q35", "-device", "pcie-root-port,id=rp1"],
        ...["-device", "virtio-rng-pci,bus=rp1", "-device", "virtio-balloon-pci,bus=rp1"],
      ],
      right: [
        ...["-M", "q35", "-device", "pcie-root-port,id=rp1", "-device", "virtio-rng-pci,bus=rp1"],
        ...["-device", "pcie-root-port,id=rp2,slot=1", "-device", "virtio-balloon-pci,bus=rp2"],
      ],
    },
  ],
} as const satisfies RulePage;
