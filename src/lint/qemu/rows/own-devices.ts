/** Devices that machines bring and none is added of: the keys that `-global` sets, by QEMU 7.2's device-list-properties. */
export const ownDevices: Readonly<
  Record<string, { readonly machine: RegExp; readonly keys: readonly string[] }>
> = {
  "ICH9-LPC": {
    machine: /^q35$/,
    keys: [
      ...["acpi-pci-hotplug-with-bridge-support", "acpi_disable_cmd", "acpi_enable_cmd"],
      ...["cpu-hotplug-legacy", "disable_s3", "disable_s4", "enable_tco", "gpe0_blk"],
      ...["gpe0_blk_len", "memory-hotplug-support", "noreboot", "pm_io_base", "s4_val", "sci_int"],
      "smm-compat",
    ],
  },
  PIIX4_PM: {
    machine: /^pc$/,
    keys: [
      ...["acpi-pci-hotplug-with-bridge-support", "acpi-root-pci-hotplug", "disable_s3"],
      ...["disable_s4", "memory-hotplug-support", "s4_val", "smb_io_base", "smm-compat"],
      "smm-enabled",
    ],
  },
  mch: { machine: /^q35$/, keys: ["extended-tseg-mbytes", "smbase-smram"] },
};

/** Those of every PCI device; what begins with `x-` may come with any version. */
export const keysOfPciDevices =
  /^(x-.*|acpi-index|addr|failover_pair_id|multifunction|rombar|romfile|romsize|busnr)$/;
