import type { Properties } from "../../../packs/format.ts";

/** A device that machines bring. */
export interface OwnDevice {
  readonly machine: RegExp;
  /** It has what every PCI device has, too. */
  readonly isPci?: true;
  readonly types: Properties;
}

const pc = /^(pc|q35)$/;

const chipset: Properties = {
  ...{ disable_s3: "uint8", disable_s4: "uint8", s4_val: "uint8" },
  "acpi-pci-hotplug-with-bridge-support": "bool",
  "memory-hotplug-support": "bool",
  "smm-compat": "bool",
  "smm-enabled": "bool",
};

const pciHost: Properties = {
  "below-4g-mem-size": "size",
  "above-4g-mem-size": "size",
  "bypass-iommu": "bool",
  "pci-hole64-size": "size",
  short_root_bus: "uint32",
};

/** Devices that machines bring and none is added of: what `-global` sets, by device-list-properties of QEMU 7.2 and 10.0. */
export const ownDevices: Readonly<Record<string, OwnDevice>> = {
  "ICH9-LPC": {
    machine: /^q35$/,
    isPci: true,
    types: {
      ...chipset,
      ...{ acpi_disable_cmd: "uint8", acpi_enable_cmd: "uint8", sci_int: "uint8" },
      ...{ "cpu-hotplug-legacy": "bool", enable_tco: "bool", noreboot: "bool" },
      ...{ gpe0_blk: "uint32", gpe0_blk_len: "uint32", pm_io_base: "uint32" },
    },
  },
  PIIX4_PM: {
    machine: /^pc$/,
    isPci: true,
    types: { ...chipset, "acpi-root-pci-hotplug": "bool", smb_io_base: "uint32" },
  },
  mch: {
    machine: /^q35$/,
    isPci: true,
    types: { "extended-tseg-mbytes": "uint16", "smbase-smram": "bool" },
  },
  "i440FX-pcihost": { machine: /^pc$/, types: { ...pciHost, "pci-type": "str" } },
  "q35-pcihost": {
    machine: /^q35$/,
    types: { ...pciHost, MCFG: "uint64", mcfg_size: "uint64", "smm-ranges": "bool" },
  },
  fw_cfg_io: { machine: pc, types: { "acpi-mr-restore": "bool", dma_enabled: "bool" } },
  hpet: {
    machine: pc,
    types: {
      ...{ msi: "bool", "hpet-offset-saved": "bool" },
      ...{ "hpet-intcap": "uint32", timers: "uint8" },
    },
  },
  mc146818rtc: {
    machine: pc,
    types: {
      ...{ base_year: "int32", iobase: "uint16", irq: "uint8" },
      lost_tick_policy: "|discard|delay|merge|slew",
    },
  },
};

/** Those of every PCI device; what begins with `x-` may come with any version. */
export const keysOfPciDevices =
  /^(acpi-index|addr|failover_pair_id|multifunction|rombar|romfile|romsize|busnr)$/;
