import type { Row } from "../rows/row.ts";

/*
 * What keys of one value ask of each other: vmm/src/config.rs, the functions `validate` and `VmConfig::validate`;
 * vmm/src/memory_manager.rs and vmm/src/device_manager.rs, where named.
 */

/** Keys of each limit on bandwidth or operations. */
const limits = ["bw_size", "ops_size"];

/** Flags of devices that can be given a place on the PCI bus. */
const onPci = [
  ...["balloon", "console", "device", "disk", "fs", "generic-vhost-user", "ivshmem", "net", "pmem"],
  ...["rng", "rtc", "user-device", "vdpa", "vsock"],
];

const infinite = Number.POSITIVE_INFINITY;

/** A list in brackets, or without, whose elements have a form. */
const listOf = (element: string) => new RegExp(`^\\[?(${element})(,(${element}))*\\]?$`);

const powers = Array.from({ length: 16 }, (_, exponent) => 2 ** exponent).join("|");

export const rows: readonly Row[] = [
  { option: "disk", exclude: ["path", "socket"] },
  { option: "disk", when: { keys: { vhost_user: "on" } }, key: "vhost_user", need: ["socket"] },
  {
    option: "disk",
    when: { keys: { vhost_user: "on" } },
    key: "vhost_user",
    exclude: ["iommu"],
  },
  {
    option: ["disk", "net"],
    when: { since: "53", keys: { vhost_user: "on" } },
    key: "vhost_user",
    exclude: [...limits, "rate_limit_group"],
  },
  // device_manager.rs: NoDiskPath
  { option: "disk", need: ["path", "socket"] },
  { option: "disk", when: { since: "53" }, key: "queue_size", powerOfTwo: { from: 4 } },
  { option: "net", when: { keys: { vhost_user: "on" } }, key: "vhost_user", need: ["socket"] },
  { option: "net", when: { keys: { vhost_user: "on" } }, key: "vhost_user", exclude: ["iommu"] },
  { option: "net", when: { since: "51" }, together: ["ip", "mask"] },
  { option: "net", key: "num_queues", bounds: [2, infinite] },
  {
    option: "net",
    key: "fd",
    form: listOf("([3-9]|[1-9]\\d+)(-\\d+)?"),
    is: "file descriptors above 2",
  },
  // device_manager.rs: make_virtio_net_device
  {
    option: "net",
    when: { keys: { tap: /^/, fd: /./ } },
    severity: "silent",
    rule: "override",
    refused: "takes tap, and ignores fd beside it",
  },
  // a device without queues, which no driver takes
  {
    option: ["disk", "fs", "vdpa"],
    key: "num_queues",
    bounds: [1, infinite],
    severity: "silent",
    rule: "wrong-value",
  },
  { option: onPci, key: "pci_device_id", bounds: [1, 31], note: "0 is the host's bridge" },
  {
    option: "generic-vhost-user",
    key: "queue_sizes",
    form: listOf(powers),
    is: "powers of two",
  },
  {
    option: "device",
    key: "x_exclude_mmap_bars",
    form: listOf("[0-5](-[0-5])?"),
    is: "numbers of BARs, 0 to 5",
  },
  // on x86_64; there are none elsewhere
  { option: "cpus", key: "features", form: listOf("amx"), is: "[amx]" },
  { option: "cpus", when: { since: "48" }, key: ["boot", "max"], bounds: [0, 8192] },
  { option: "net", key: "mtu", bounds: [1280, 65535] },
  { option: ["net", "fs"], when: { since: "53" }, key: "queue_size", powerOfTwo: {} },
  {
    option: "net",
    when: { keys: { offload_csum: "off", offload_tso: [null, "on"] } },
    refused: "needs offload_tso=off and offload_ufo=off with offload_csum=off",
  },
  {
    option: "net",
    when: { keys: { offload_csum: "off", offload_tso: "off", offload_ufo: [null, "on"] } },
    refused: "needs offload_tso=off and offload_ufo=off with offload_csum=off",
  },
  { option: ["memory", "memory-zone"], when: { since: "52" }, exclude: ["shared", "mergeable"] },
  { option: ["memory", "memory-zone"], key: "hugepage_size", need: ["hugepages"] },
  { option: ["memory", "memory-zone"], key: "hugepage_size", powerOfTwo: {} },
  // memory_manager.rs: create_memory_regions_from_zones and its callers
  { option: ["memory", "memory-zone"], key: "hotplugged_size", need: ["hotplug_size"] },
  {
    option: "memory",
    when: { keys: { hotplug_method: [null, /^acpi$/i] } },
    key: "hotplugged_size",
    only: { hotplug_method: ["virtio-mem"] },
    note: "memory that is there at once is not of ACPI",
  },
  { option: ["memory", "memory-zone"], key: "hotplug_size", bounds: [1, infinite] },
  {
    option: "memory-zone",
    when: { keys: { shared: "on" } },
    key: "host_numa_node",
    exclude: ["file"],
    note: "a file that is shared has no memory of a node's",
  },
  // MemoryConfig::parse does not ask for it
  {
    option: "memory",
    when: { keys: { file: /./ } },
    severity: "silent",
    refused: "ignores file=...: a --memory-zone has a file",
  },
  { option: "platform", key: "num_pci_segments", bounds: [1, 96] },
  { option: "platform", key: "iommu_address_width", bounds: [0, 64] },
  {
    option: "platform",
    when: { keys: { iommufd: "off" } },
    key: "iommufd_fd",
    only: { iommufd: ["on"] },
  },
  { option: "device", exactlyOne: ["path", "fd"] },
  // device_manager.rs: PmemSizeNotAligned
  { option: "pmem", key: "size", multipleOf: 2 ** 21 },
  // vm_config.rs: FwCfgInvalidItem
  {
    option: "fw-cfg-config",
    key: "items",
    form: /^\[[^:,]*,[^:,]+(:[^:,]*,[^:,]+)*\]$/,
    is: "items with a name and either a file or a string each",
  },
  {
    option: ["disk", "net"],
    key: "bw_size",
    need: ["bw_refill_time"],
    severity: "silent",
  },
  {
    option: ["disk", "net"],
    key: "ops_size",
    need: ["ops_refill_time"],
    severity: "silent",
  },
  { option: "disk", key: "rate_limit_group", exclude: limits },
  {
    option: "pci-segment",
    key: ["mmio32_aperture_weight", "mmio64_aperture_weight"],
    bounds: [1, infinite],
  },
  {
    option: "vsock",
    key: "cid",
    bounds: [3, 2 ** 32 - 2],
    note: "the others are reserved",
  },
  { option: "numa", when: { since: "51" }, need: ["device_id", "cpus", "memory_zones"] },
  { option: "numa", key: "device_id", exclude: ["cpus", "memory_zones"] },
  { option: "generic-vhost-user", need: ["device_type", "virtio_id"] },
  { option: "event-monitor", need: ["path", "fd"] },
  { option: "event-monitor", key: "path", exclude: ["fd"], severity: "silent" },
  {
    option: "platform",
    key: "serial_number",
    exclude: ["system_serial_number"],
    severity: "silent",
  },
  { option: "platform", key: "uuid", exclude: ["system_uuid"], severity: "silent" },
  { option: ["console", "serial"], need: ["off", "pty", "tty", "null", "file", "socket"] },
  {
    option: ["console", "serial"],
    exclude: ["off", "pty", "tty", "null", "file", "socket"],
    severity: "silent",
  },
  { option: "debug-console", need: ["off", "pty", "tty", "null", "file"] },
  {
    option: "restore",
    when: { keys: { memory_restore_mode: /^ondemand$/i } },
    key: "memory_restore_mode",
    exclude: ["prefault"],
  },
  { option: "restore", key: "vfio_fds", need: ["iommufd_fd"] },
  { option: "ivshmem", key: "size", powerOfTwo: {} },
];
