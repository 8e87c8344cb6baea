import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-property",
  severity: "both",
  summary: "There is no such key.",
  problem: [
    "QEMU refuses a key that a device, an object or a backend does not have. The keys differ between versions of QEMU, and between devices whose names are almost the same.",
    "Some values of crosvm skip keys that they do not know: the VM starts without what the key was meant to set.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. The keys come from the build itself (`device-list-properties`, the QMP schema). Of crosvm's values, the source at f1e797a6 says which ones refuse unknown keys.",
  fix: "Correct the key. `options` and the typed arguments list the keys that the build has.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-device", "virtio-rng-pci,max-byte=1024"],
      right: ["-device", "virtio-rng-pci,max-bytes=1024"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--block", "path=disk.img,readonly=true", "vmlinux"],
      right: ["run", "--block", "path=disk.img,ro=true", "vmlinux"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--pflash", "path=firmware.fd,block-size=4096", "vmlinux"],
      right: ["run", "--pflash", "path=firmware.fd,block_size=4096", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--disk", "path=a.img,read_only=on"],
      right: ["--kernel", "vmlinux", "--disk", "path=a.img,readonly=on"],
    },
  ],
} as const satisfies RulePage;
