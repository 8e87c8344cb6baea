import type { Row } from "../rows/row.ts";

/** How keys of one set depend on each other: the named functions, in Firecracker's src/vmm/src. */
export const rows: readonly Row[] = [
  // devices/virtio/block: TryFrom<&BlockDeviceConfig> for VirtioBlockConfig and VhostUserBlockConfig
  { option: "BlockDeviceConfig", exactlyOne: ["path_on_host", "socket"] },
  {
    option: "BlockDeviceConfig",
    key: "socket",
    exclude: ["is_read_only", "rate_limiter", "io_engine"],
  },
  // an empty path names no file or socket
  ...Object.entries({
    BlockDeviceConfig: ["path_on_host", "socket"],
    BootSourceConfig: ["kernel_image_path", "initrd_path"],
    PmemConfig: ["path_on_host"],
    VsockDeviceConfig: ["uds_path"],
  }).map(([option, key]): Row => ({ option, key, form: /./, is: "a path" })),
  // vmm_config/machine_config.rs: MachineConfig::update
  {
    option: "MachineConfig",
    when: { keys: { smt: "true", vcpu_count: /^(?!1$)\d*[13579]$/ } },
    refused: "needs an even vcpu_count, or 1, with smt",
  },
  {
    option: "MachineConfig",
    when: { keys: { huge_pages: "2M" } },
    key: "mem_size_mib",
    multipleOf: 2,
    note: "huge_pages is 2M",
  },
  // vmm_config/memory_hotplug.rs: MemoryHotplugConfig::validate
  { option: "MemoryHotplugConfig", key: "block_size_mib", powerOfTwo: { from: 2 } },
  { option: "MemoryHotplugConfig", key: "slot_size_mib", bounds: [128, Number.POSITIVE_INFINITY] },
  { option: "MemoryHotplugConfig", key: "total_size_mib", multipleOf: 2 },
];
