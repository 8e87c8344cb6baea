import type { CrosvmParts, CrosvmRules, CrosvmText, FormerFlag, StructRule } from "../format.ts";

/*
 * What crosvm's source states in code, not in declarations: small, and read by a person. Each entry names the item and
 * its file. Entries whose item a checkout lacks are left out of its pack.
 */

/** Texts with their own parser, by the type that it returns or by the parser's name. */
export const reviewedTexts: Readonly<Record<string, CrosvmText>> = {
  // resources/src/pci_address.rs: impl FromStr for PciAddress; its domain must be 0
  PciAddress: {
    is: "a PCI address like 00:1f.2",
    matches: "(0+:)?0*[0-9a-fA-F]{1,2}:0*[01]?[0-9a-fA-F]\\.0*[0-7]",
    like: "{}:{}.{}",
  },
  // net_util/src/lib.rs: impl FromStr for MacAddress
  MacAddress: {
    is: "a MAC address like 02:00:00:00:00:01",
    matches: "(0*[0-9a-fA-F]{1,2}:){5}0*[0-9a-fA-F]{1,2}",
    like: "{}:{}:{}:{}:{}:{}",
  },
  // std::net::Ipv4Addr: no leading zeros
  Ipv4Addr: {
    is: "an IPv4 address like 10.0.0.1",
    matches:
      "((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])",
    like: "{}.{}.{}.{}",
  },
  // the crate uuid, used by arch/src/lib.rs: struct SmbiosOptions
  Uuid: {
    is: "a UUID like 12345678-1234-1234-1234-123456789abc",
    matches:
      "(urn:uuid:)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}|[{][0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}[}]",
  },
  // devices/src/virtio/block/mod.rs: DISK_ID_LEN
  deserialize_disk_id: { is: "text of up to 20 characters", matches: ".{0,20}" },
  // src/crosvm/config.rs
  parse_cpu_btreemap_u32: {
    is: "a number for each CPU, like 0=1024,1=512",
    matches: "[0-9]+=[0-9]+(,[0-9]+=[0-9]+)*",
    like: "{}={}",
  },
  // src/crosvm/config.rs
  parse_cpu_frequencies: {
    is: "frequencies for each CPU, like 0=500,1000;1=500",
    matches: "[0-9]+=[0-9]+(,[0-9]+)*(;[0-9]+=[0-9]+(,[0-9]+)*)*",
    like: "{}={}",
  },
  // src/crosvm/config.rs: parse_hex_or_decimal for both ends
  parse_mmio_address_range: {
    is: "ranges of addresses, like 0x1000-0x1fff",
    matches:
      "(0[xX][0-9a-fA-F]+|[0-9]+)-(0[xX][0-9a-fA-F]+|[0-9]+)(,(0[xX][0-9a-fA-F]+|[0-9]+)-(0[xX][0-9a-fA-F]+|[0-9]+))*",
    like: "{}-{}",
  },
  // devices/src/virtio/fs/config.rs
  deserialize_privileged_quota_uids: {
    is: "numbers of users with a space between",
    matches: "[0-9]+( [0-9]+)*",
  },
  // devices/src/virtio/fs/config.rs
  deserialize_ugid_map: {
    is: "six words in each part, like 0 0 1000 1000 7 /a;0 0 1001 1001 7 /b",
    matches: "[0-9]+( [0-9]+){4} [^ ;]+(; *[0-9]+( [0-9]+){4} [^ ;]+)*",
  },
};

/** Parser functions, and types with their own parser, each with its type in a pack. */
export const reviewedParsers: Readonly<Record<string, string>> = {
  // src/crosvm/config.rs
  parse_serial_options: "SerialParameters",
  parse_pflash_parameters: "PflashParameters",
  parse_touch_device_option: "TouchDeviceOption",
  parse_cpu_affinity: "affinity",
  // src/crosvm/sys/linux/config.rs
  parse_pmem_ext2_option: "struct:pmem-ext2",
  // devices/src/sys/linux.rs
  parse_wayland_sock: "struct:wayland-sock",
  // src/crosvm/sys/linux/config.rs: impl FromStr for SharedDir
  SharedDir: "struct:shared-dir",
  // libcras_stub/src/libcras.rs replaces the library of ChromeOS
  deserialize_cras_client_type: "CrasClientType",
  // devices/src/virtio/gpu/parameters.rs: mod serde_capset_mask, names separated by `:`
  serde_capset_mask: "str",
};

/** Types that wrap another type and are written like it. src/crosvm/cmdline.rs: impl FromStr for DiskOptionWithId */
export const reviewedWrappers: Readonly<Record<string, string>> = {
  DiskOptionWithId: "DiskOption",
};

interface ReviewedStruct {
  readonly keys: Readonly<Record<string, string>>;
  readonly parts: CrosvmParts;
}

const owners = { uid: "uint32", gid: "uint32", uidmap: "str", gidmap: "str" };

/** Values with parts: structures that do not use the grammar of serde_keyvalue. */
export const reviewedStructs: Readonly<Record<string, ReviewedStruct>> = {
  // src/crosvm/sys/linux/config.rs: impl FromStr for SharedDir, SharedDirKind
  "shared-dir": {
    keys: { src: "str!", tag: "str!", type: "|p9|P9|9p|9P|fs|FS", ...owners },
    parts: {
      separator: ":",
      positional: ["src", "tag"],
      by: {
        key: "type",
        default: "p9",
        structs: {
          p9: "shared-dir-p9",
          P9: "shared-dir-p9",
          "9p": "shared-dir-p9",
          "9P": "shared-dir-p9",
          fs: "Config",
          FS: "Config",
        },
      },
    },
  },
  // the crate p9, src/server/mod.rs: impl FromStr for Config
  "shared-dir-p9": {
    keys: { ascii_casefold: "bool" },
    parts: { separator: ":", positional: [] },
  },
  // src/crosvm/sys/linux/config.rs: parse_pmem_ext2_option
  "pmem-ext2": {
    keys: {
      path: "str!",
      ...owners,
      blocks_per_group: "uint32",
      inodes_per_group: "uint32",
      size: "uint32",
    },
    parts: { separator: ":", positional: ["path"] },
  },
  // devices/src/sys/linux.rs: parse_wayland_sock
  "wayland-sock": {
    keys: { path: "str!", name: "str" },
    parts: { separator: ",", positional: ["path"] },
  },
};

/** Types of keys that the code narrows. */
export const reviewedKeys: Readonly<Record<string, string>> = {
  // src/crosvm/config.rs: validate_serial_parameters
  "SerialParameters.num": "uint8:1..",
  // src/crosvm/gpu_config.rs: validate_gpu_config, VIRTIO_GPU_MAX_SCANOUTS
  "GpuParameters.max-num-displays": "uint32:1..16",
  // devices/src/pci/coiommu.rs: deserialize_unpin_limit
  "CoIommuParameters.unpin_limit": "uint64:1..",
};

/** How keys of one value depend on each other. */
export const reviewedStructRules: Readonly<Record<string, readonly StructRule[]>> = {
  // src/crosvm/config.rs: validate_serial_parameters; src/crosvm/cmdline.rs: TryFrom<RunCommand>, earlycon;
  // devices/src/serial_device.rs: create_serial_device
  SerialParameters: [
    ["not", "stdin", "input"],
    ["not", "input-unix-stream", "input"],
    ["only", "input-unix-stream", "type", "unix-stream"],
    ["only", "pci-address", "hardware", "virtio-console", "legacy-virtio-console"],
    ["only", "earlycon", "hardware", "serial", ""],
    ["most", "num", "4", "hardware", "serial", ""],
  ],
  // src/crosvm/config.rs: validate_pmem
  PmemOption: [
    ["both", "vma-size", "swap-interval-ms"],
    ["not", "ro", "swap-interval-ms"],
  ],
  // src/crosvm/config.rs: validate_file_backed_mapping
  FileBackedMappingParameters: [["pages", "addr", "size", "align"]],
  // src/crosvm/gpu_config.rs: fixup_gpu_options, validate_gpu_config
  GpuParameters: [
    ["both", "width", "height"],
    ["power", "pci-bar-size"],
    ["count", "displays", "max-num-displays", "16"],
  ],
  // src/crosvm/cmdline.rs: TryFrom<RunCommand>
  NetParameters: [["not", "mrg-rxbuf", "packed-queue"]],
  // devices/src/virtio/fs/config.rs and src/crosvm/sys/linux/config.rs: impl FromStr for SharedDir
  Config: [["not", "ascii_casefold", "negative_timeout"]],
  // devices/src/fw_cfg.rs: FwCfgDevice::new
  FwCfgParameters: [["one", "string", "path"]],
};

/** Further texts that a structure's parser accepts. src/crosvm/config.rs: parse_touch_device_option_legacy */
export const reviewedLegacy: Readonly<Record<string, string>> = {
  TouchDeviceOption: "[^:]*:[ \\t]*[0-9]+[ \\t]*(:[ \\t]*[0-9]+[ \\t]*(:[^:]*)?)?",
};

/** Flags that are declared as lists, but may be given only once. src/crosvm/cmdline.rs: "at most one GPU device" */
export const reviewedOnce: readonly string[] = ["gpu"];

/** src/crosvm/cmdline.rs: impl TryFrom<RunCommand> for Config; src/crosvm/config.rs: validate_config */
export const reviewedRules: CrosvmRules = {
  conflicts: [
    ["kvm-device", "hypervisor"],
    ["cpu-cluster", "cpus.clusters"],
    ["mte", "cpus.mte"],
    ["mte", "pmem"],
    ["mte", "pmem-device"],
    ["mte", "rw-pmem-device"],
    ["mte", "pstore"],
    ["virt-cpufreq", "virt-cpufreq-upstream"],
    ["suspended", "suspended-vcpus"],
    ["suspended", "gdb"],
    ["suspended-vcpus", "gdb"],
    ["cid", "vsock"],
    ["irqchip", "split-irqchip"],
    ["kernel", "bios"],
    [
      "protected-vm",
      "protected-vm-with-firmware",
      "protected-vm-without-firmware",
      "unprotected-vm-with-firmware",
    ],
    ["pci-start", "pci.mem"],
    ["host-cpu-topology", "no-smt"],
    ["host-cpu-topology", "cpu-affinity"],
    ["host-cpu-topology", "cpu-capacity"],
    ["host-cpu-topology", "cpus.clusters"],
    ["host-cpu-topology", "cpu-cluster"],
    ["host-cpu-topology", "cpus.core-types"],
    ["host-cpu-topology", "cpu-frequencies-khz"],
    ["no-balloon", "balloon-control"],
    ["no-balloon", "balloon-page-reporting"],
    ["swap", "disable-sandbox"],
    // Ghaf's fork supports one TPM, given by one of these
    ["vtpm-proxy", "swtpm", "tpm-device"],
  ],
  needs: [
    ["enable-hwp", "host-cpu-topology"],
    ["itmt", "enable-hwp"],
    ["itmt", "host-cpu-topology", "cpu-affinity"],
    ["cpu-frequencies-khz", "virt-cpufreq-upstream"],
    ["virt-cpufreq", "host-cpu-topology", "cpu-affinity"],
    ["virt-cpufreq", "host-cpu-topology", "cpu-capacity"],
    ["unmap-guest-memory-on-fork", "disable-sandbox"],
    ["host-ip", "netmask"],
    ["host-ip", "mac"],
    ["netmask", "host-ip"],
    ["mac", "host-ip"],
  ],
  idle: [
    ["vhost-vsock-device", "cid"],
    ["vhost-vsock-fd", "cid"],
    ["vhost-net-device", "vhost-net"],
    ["vhost-net", "tap-name", "tap-fd", "host-ip"],
    ["net-vq-pairs", "tap-name", "tap-fd", "host-ip"],
  ],
  void: [
    ["pivot-root", "disable-sandbox"],
    ["seccomp-policy-dir", "disable-sandbox"],
    ["seccomp-log-failures", "disable-sandbox"],
  ],
};

/** Flags that were removed from src/crosvm/cmdline.rs, with the dates of the commits. */
export const reviewedFormer: Readonly<Record<string, FormerFlag>> = {
  "ac-adapter": { until: "2026-05-26" },
  ac97: { until: "2023-08-11", use: "--virtio-snd" },
  "balloon-wss-num-bins": { until: "2023-08-01", use: "--balloon-ws-num-bins" },
  "balloon-wss-reporting": { until: "2024-03-14", use: "--balloon-ws-reporting" },
  cfg: { until: "2025-11-13" },
  "cras-snd": { until: "2022-08-10", use: "--virtio-snd backend=cras" },
  dmi: { until: "2023-05-17", use: "--smbios" },
  "dump-cfg": { until: "2025-11-13" },
  "enable-pnp-data": { until: "2023-08-25" },
  "geniezone-device": { until: "2023-04-04", use: "--hypervisor geniezone[device=...]" },
  "lock-guest-memory-dontneed": { until: "2025-10-17", use: "--lock-guest-memory" },
  "lock-guest-memory-punchhole": { until: "2025-10-17", use: "--lock-guest-memory" },
  "no-legacy": { until: "2022-06-28" },
  "pcie-ecam": { until: "2024-11-22", use: "--pci ecam=[start=...,size=...]" },
  "privileged-vm": { until: "2023-05-05" },
  "software-tpm": { until: "2023-10-02", use: "--vtpm-proxy" },
  "strict-balloon": { until: "2024-07-11" },
  "userspace-msr": { until: "2023-08-25" },
  "vcpu-nice": { until: "2023-11-22" },
  "vhost-user-blk": { until: "2025-04-02", use: "--vhost-user type=block,socket=..." },
  "vhost-user-console": { until: "2025-04-02", use: "--vhost-user type=console,socket=..." },
  "vhost-user-fs": { until: "2025-04-02", use: "--vhost-user type=fs,socket=..." },
  "vhost-user-gpu": { until: "2025-04-02", use: "--vhost-user type=gpu,socket=..." },
  "vhost-user-mac80211-hwsim": {
    until: "2025-04-02",
    use: "--vhost-user type=mac80211-hwsim,socket=...",
  },
  "vhost-user-net": { until: "2025-04-02", use: "--vhost-user type=net,socket=..." },
  "vhost-user-snd": { until: "2025-04-02", use: "--vhost-user type=sound,socket=..." },
  "vhost-user-video-decoder": {
    until: "2025-04-02",
    use: "--vhost-user type=video-decoder,socket=...",
  },
  "vhost-user-vsock": { until: "2025-04-02", use: "--vhost-user type=vsock,socket=..." },
  "vhost-user-wl": { until: "2025-04-02", use: "--vhost-user type=wl,socket=..." },
  "vvu-proxy": { until: "2023-09-05" },
};
