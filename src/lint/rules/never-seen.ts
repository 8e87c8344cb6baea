import type { RulePage } from "../rule-page.ts";

export default {
  id: "never-seen",
  severity: "silent",
  summary: "The hypervisor starts, and the guest never sees what was asked for.",
  problem: [
    "Each machine has its own devices, and QEMU takes some options on machines that ignore them: `-smbios`, `-vga`, `-nic` and a second `-serial` on the machine microvm. At best it warns, in a log that nobody reads.",
    "A `-netdev` that no card names is not a network of the guest's, and a card without `netdev=` has none behind it.",
    "A port of PCI Express has one slot. QEMU puts a second device on it into another slot, where no guest looks; QEMU 10.0 warns of it.",
    "An image that is read as raw is the disk, byte by byte: of a qcow2 file the guest sees the file's own bytes, and no file system. microvm.nix reads every volume on QEMU as raw. Firecracker, stratovirt, alioth and vfkit read nothing else, crosvm raw and qcow2, and cloud-hypervisor what `imageType` says.",
    "crosvm passes the disk of `microvm.storeOnDisk`, which is on where no share is of the store, to the kernel as the root, behind all other parameters. The systemd of the guest's initrd takes it for the root, a scripted initrd does not (microvm.nix 584).",
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
