import type { FlagProgram } from "../../packs/format.ts";
import type { Style } from "./command-line.ts";

/** How each hypervisor parses its arguments, and the options from which microvm.nix's runner makes its flags. */
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
  // util/parse-options.c; after `run`; lib/runners/kvmtool.nix
  kvmtool: {
    program: "kvmtool",
    positionals: 1,
    joins: true,
    lastWins: true,
    abbreviates: true,
    joinsShort: true,
    options: {
      name: "networking.hostName",
      mem: "microvm.mem",
      cpus: "microvm.vcpu",
      initrd: "microvm.initrdPath",
      params: "boot.kernelParams",
      vsock: "microvm.vsock.cid",
    },
  },
  // util/src/arg_parser.rs; another program starts it; lib/runners/stratovirt.nix
  stratovirt: {
    program: "stratovirt",
    positionals: 1,
    hasOneDash: true,
    joins: false,
    options: {
      name: "networking.hostName",
      m: "microvm.mem",
      smp: "microvm.vcpu",
      initrd: "microvm.initrdPath",
      append: "boot.kernelParams",
      qmp: "microvm.socket",
    },
  },
  // the crate clap; after `run`; lib/runners/alioth.nix
  alioth: {
    program: "alioth",
    positionals: 1,
    joins: true,
    joinsShort: true,
    options: {
      memory: "microvm.mem",
      "num-cpu": "microvm.vcpu",
      initramfs: "microvm.initrdPath",
      cmdline: "boot.kernelParams",
      vsock: "microvm.vsock.cid",
    },
  },
  // github.com/spf13/pflag; lib/runners/vfkit.nix
  vfkit: {
    program: "vfkit",
    joins: true,
    lastWins: true,
    joinsShort: true,
    joinsSwitches: true,
    options: {
      memory: "microvm.mem",
      cpus: "microvm.vcpu",
      bootloader: "boot.kernelParams and microvm.initrdPath",
      "log-level": "microvm.vfkit.logLevel",
    },
  },
};
