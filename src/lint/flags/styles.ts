import type { FlagProgram } from "../../packs/format.ts";
import type { Style } from "./command-line.ts";

/** How each hypervisor's parser reads its words, and the options by which microvm.nix' runner gives its flags. */
export const styles: Readonly<Record<FlagProgram, Style>> = {
  // the crate clap; lib/runners/cloud-hypervisor.nix
  "cloud-hypervisor": {
    program: "cloud-hypervisor",
    joins: true,
    options: {
      "api-socket": "microvm.socket",
      balloon: "microvm.balloon",
      cmdline: "boot.kernelParams",
      cpus: "microvm.vcpu",
      initramfs: "microvm.initrdPath",
      memory: "microvm.mem",
      platform: "microvm.cloud-hypervisor.platformOEMStrings",
      vsock: "microvm.vsock.cid",
    },
  },
  // src/utils/src/arg_parser.rs; lib/runners/firecracker.nix
  firecracker: {
    program: "firecracker",
    joins: false,
    begins: "--",
    options: { "api-sock": "microvm.socket", "config-file": "microvm.firecracker.extraConfig" },
  },
  kvmtool: { program: "kvmtool", joins: true, options: {} },
  stratovirt: { program: "stratovirt", joins: false, options: {} },
  alioth: { program: "alioth", joins: true, options: {} },
  vfkit: { program: "vfkit", joins: true, options: {} },
};
