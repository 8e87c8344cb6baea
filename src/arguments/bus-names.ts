/** Bridges and root ports whose bus has the device's own id; the others number their buses: `xhci.0`. */
const namedAsDevice =
  /^(pcie-root-port|ioh3420|x3130-upstream|xio3130-downstream|pcie-pci-bridge|pci-bridge|i82801b11-bridge|pxb|pxb-pcie|cxl-.*)$/;

export function providesNumberedBus({ name }: { readonly name?: string }): boolean {
  return name !== undefined && !namedAsDevice.test(name);
}
