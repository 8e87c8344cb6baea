import type { Row } from "../../rows/row.ts";

const device = "device";
const unlimited = Number.POSITIVE_INFINITY;

const scsi = /^scsi-(block|cd|generic|hd)$/;
const neitherModernNorLegacy = { keys: { "disable-modern": "on", "disable-legacy": "on" } };

/** What devices' properties must be beyond their types, and what devices need beside them. */
export const deviceRows: readonly Row[] = [
  // numbers
  { option: device, of: /^vhost-vsock/, key: "guest-cid", bounds: [3, 2 ** 32 - 2] },
  {
    option: device,
    of: /^virtio-net/,
    key: ["rx_queue_size", "tx_queue_size"],
    powerOfTwo: { from: 256, to: 1024 },
  },
  { option: device, key: "romsize", powerOfTwo: { or: [2 ** 32 - 1] } },
  { option: device, key: "acpi-index", bounds: [0, 2 ** 14 - 1] },
  { option: device, of: /^virtio-rng/, key: "period", bounds: [1, unlimited] },
  { option: device, of: /^virtio-rng/, key: "max-bytes", bounds: [1, unlimited] },
  { option: device, key: ["mem-reserve", "pref32-reserve"], bounds: [0, 2 ** 32 - 1] },
  {
    option: device,
    when: { keys: { "pref32-reserve": /[1-9]/, "pref64-reserve": /[1-9]/ } },
    exclude: ["pref32-reserve", "pref64-reserve"],
  },
  // virtio-vga ends without an output, the others start
  { option: device, of: /^virtio-gpu/, key: "max_outputs", bounds: [0, 16] },
  { option: device, of: /^virtio-vga/, key: "max_outputs", bounds: [1, 16] },
  { option: device, of: /^virtio-(blk|scsi)/, key: "num-queues", bounds: [1, unlimited] },
  { option: device, of: /^vhost-user-(gpu|vga)/, needAll: ["chardev"] },
  { option: device, of: /^virtio-(blk|scsi)/, exclude: ["iothread", "iothread-vq-mapping"] },
  // the largest number, -1 as QEMU reads it, leaves it to QEMU
  {
    option: device,
    of: /^virtio-scsi/,
    key: "num_queues",
    bounds: [1, 1021],
    unless: { keys: { num_queues: "4294967295" } },
  },
  {
    option: device,
    key: ["logical_block_size", "physical_block_size"],
    powerOfTwo: { from: 512, to: 2 ** 21, or: [0] },
  },
  { option: device, of: /^nvme$/, key: "max_ioqpairs", bounds: [1, 2 ** 16 - 1] },
  { option: device, of: /^nvme$/, key: "msix_qsize", bounds: [1, 2048] },
  { option: device, of: /^loader$/, key: "data-len", bounds: [1, 8] },
  {
    option: device,
    of: /^intel-iommu$/,
    // tables of the first stage can have more
    unless: { keys: { "x-flts": "on" } },
    key: "aw-bits",
    form: /^(39|48|0x27|0x30)$/,
    is: "39 or 48",
  },
  { option: device, key: "aer_log_max", bounds: [0, 128] },
  { option: device, of: /^usb-(mouse|kbd|tablet)$/, key: "usb_version", bounds: [1, 2] },
  { option: device, of: /^virtconsole$/, key: "nr", bounds: [0, 30] },
  {
    option: device,
    of: /^virtserialport$/,
    key: "nr",
    bounds: [1, 30],
    note: "0 is a virtconsole's",
  },
  { option: device, of: scsi, key: "channel", bounds: [0, 0] },
  { option: device, of: scsi, key: "scsi-id", bounds: [0, 255] },
  { option: device, of: scsi, key: "lun", bounds: [0, 16383] },
  { option: device, of: /^(isa-|mc146818rtc)/, key: "irq", bounds: [0, 15] },
  { option: device, of: /^isa-serial$/, rule: "full-bus", key: "index", bounds: [-1, 3] },
  { option: device, of: /^floppy$/, key: "unit", bounds: [-1, 1] },
  { option: device, of: /^hda-/, key: "cad", bounds: [-1, 14] },
  { option: device, of: /-uhci\d?$/, key: "firstport", bounds: [0, 5] },
  { option: device, of: /^virtio-net/, key: "speed", bounds: [-1, 2 ** 31 - 1] },
  { option: device, of: /^pci-bridge$/, key: "chassis_nr", bounds: [1, 255] },
  { option: device, of: /^pxb$/, key: "bus_nr", bounds: [1, 255] },
  // texts
  { option: device, of: /^virtio-net/, key: "duplex", oneOf: ["half", "full"] },
  {
    option: device,
    of: /^vmgenid$/,
    key: "guid",
    form: /^auto$|^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    is: "auto or a UUID",
  },
  {
    option: device,
    of: /^(usb-|u2f-)/,
    key: "port",
    form: /^[1-9]\d*(\.\d+)*$/,
    is: "numbers from 1 on with points between",
  },
  {
    option: device,
    of: /^vfio-pci/,
    key: "host",
    form: /^([0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[01]?[0-9a-fA-F]\.[0-7]$/,
    is: "a PCI device of the host like 0000:01:00.0",
  },
  {
    option: device,
    key: "uuid",
    form: /^[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}$/,
    is: "a UUID",
  },
  {
    option: device,
    key: "mac",
    form: /^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}$/,
    is: "six bytes like 02:00:00:01:01:01",
  },
  {
    option: device,
    of: /^usb-mtp$/,
    key: "rootdir",
    form: /^\//,
    is: "the whole path of a folder",
  },
  // what they need
  { option: device, of: /^pci-bridge$/, need: ["chassis_nr"] },
  { option: device, of: /^pxb$/, need: ["bus_nr"] },
  {
    option: device,
    of: /^(virtio|vhost-user)-.*-pci$/,
    when: neitherModernNorLegacy,
    refused: "cannot have both disable-modern=on and disable-legacy=on",
  },
  {
    option: device,
    of: /^virtio-blk-pci(-transitional)?$/,
    when: { keys: { scsi: "on" } },
    unless: { keys: { "disable-modern": "on" } },
    refused: "takes scsi=on only with disable-modern=on",
  },
  {
    option: device,
    of: /^intel-iommu$/,
    when: { keys: { eim: "on", intremap: "off" } },
    refused: "takes eim=on only with intremap=on",
  },
  { option: device, of: /^vmmouse$/, need: ["i8042"] },
  { option: device, of: /^ipmi-bmc-extern$/, need: ["chardev"] },
  { option: device, of: /^usb-mtp$/, need: ["rootdir"] },
  { option: device, of: /^x-pci-proxy-dev$/, need: ["fd"] },
  { option: device, of: /^guest-loader$/, exclude: ["kernel", "initrd"] },
  {
    option: device,
    of: /^(pc-dimm|nvdimm)$/,
    unless: { keys: { size: null } },
    refused: "takes no size: it has that of its memdev",
  },
  { option: device, of: /^loader$/, key: "data", need: ["data-len"] },
  { option: device, of: /^loader$/, need: ["addr", "data-len", "file"] },
  {
    option: device,
    of: /^loader$/,
    when: { keys: { "data-len": null, file: null } },
    key: "addr",
    need: ["cpu-num"],
  },
  { option: device, of: /^vfio-pci/, need: ["host", "sysfsdev"] },
  ...[
    ["cyls", "heads", "secs"],
    ["heads", "cyls", "secs"],
    ["secs", "cyls", "heads"],
  ].map(
    ([key = "", ...others]): Row => ({
      option: device,
      when: { keys: { [key]: /[1-9]/ } },
      key,
      needAll: others,
    }),
  ),
  {
    option: device,
    of: /^(pc-dimm|nvdimm)$/,
    when: { machine: /^(pc|q35)$/, properties: { acpi: "off" } },
    refused: "is plugged in by ACPI, which the machine's acpi=off turns off",
  },
  {
    option: device,
    of: /^(pc-dimm|nvdimm)$/,
    excludeOption: { option: "no-acpi", show: "-no-acpi" },
  },
  {
    option: device,
    of: /^hv-syndbg$/,
    needOption: { option: device, of: /^vmbus-bridge$/, show: "-device vmbus-bridge" },
  },
  { option: device, of: /^pxb-cxl$/, needMachine: { cxl: "on" } },
  {
    option: device,
    of: /^virtio-(9p|balloon|blk|net|rng|scsi|serial)-pci$/,
    when: {
      keys: {
        iommu_platform: "on",
        "disable-legacy": [null, "off", "auto"],
        // behind a port of PCI Express a device is modern by itself
        bus: [null, /^pcie?\.0$/],
      },
    },
    refused: "takes iommu_platform=on only as a modern device: add disable-legacy=on",
  },
  {
    option: device,
    of: /^virtio-.*-(?<!non-)transitional$/,
    when: { keys: { iommu_platform: "on" } },
    refused: "takes no iommu_platform=on: use the device without -transitional",
  },
  {
    option: device,
    of: /^pxb$/,
    when: { machine: /^q35$/ },
    refused: "is for the machine pc: use pxb-pcie on q35",
  },
  {
    option: device,
    of: /^pxb-(pcie|cxl)$/,
    when: { machine: /^pc$/ },
    refused: "is for the machine q35: use pxb on pc",
  },
  {
    option: device,
    of: /^(isa-fdc|cs4231a|gus|sb16)$/,
    when: { machine: /^microvm$/ },
    rule: "no-bus",
    refused: "needs DMA on its ISA bus, which the machine microvm does not have",
  },
];
