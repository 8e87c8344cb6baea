import { closest } from "../closest.ts";
import { type Problem, quoted } from "./problem.ts";

/**
 * A PCI device as Linux names it below /sys/bus/pci/devices: domain, bus, device and function. The scripts that
 * microvm.nix makes take the path from there, on every hypervisor.
 */
export function pciPathProblem(path: string, hypervisor: string): Problem | undefined {
  const [, domain = ""] = /^([0-9a-f]{4,8}):[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/.exec(path) ?? [];
  if (hypervisor === "qemu" && domain.length > 4)
    return {
      message: `must have a PCI domain of four digits, the only form that QEMU accepts, but is ${quoted(path)}`,
      fix: "name a device in such a domain, or use another hypervisor",
    };
  if (domain !== "") return undefined;
  return {
    message: `must be a PCI address as /sys/bus/pci/devices has it, DDDD:BB:DD.F, but is ${quoted(path)}`,
    fix: /^([0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/i.test(path)
      ? `write ${quoted((path.split(":").length === 2 ? `0000:${path}` : path).toLowerCase())}`
      : "for example 0000:00:14.0",
  };
}

/** Properties of QEMU's usb-host that choose the device, with the largest number each takes. */
const usbNumbers: Readonly<Record<string, number>> = {
  vendorid: 0xffff,
  productid: 0xffff,
  hostbus: 0xff,
  hostaddr: 0xff,
};

/** The properties of `usb-host` that choose a USB device: `vendorid=0x148f,productid=0x5572`. */
export function usbPathProblem(path: string): Problem | undefined {
  const parts = path.split(",").map((part) => part.split("=") as [string, string?]);
  const chosen = [...Object.keys(usbNumbers), "hostport", "hostdevice"];
  if (!parts.some(([key]) => chosen.includes(key)))
    return {
      message: `must choose a USB device by vendorid and productid, or by hostbus and hostaddr or hostport, but is ${quoted(path)}`,
      fix: "for example vendorid=0x148f,productid=0x5572",
    };
  for (const [key, value = ""] of parts) {
    const near = chosen.includes(key) ? undefined : closest(key, chosen);
    if (near !== undefined)
      return {
        message: `must choose a USB device by properties of usb-host, but has ${quoted(key)}`,
        fix: `did you mean ${near}?`,
      };
    const largest = Object.hasOwn(usbNumbers, key) ? usbNumbers[key] : undefined;
    if (largest === undefined) continue;
    if (/^(0x[0-9a-f]+|\d+)$/i.test(value) && Number(value) <= largest) continue;
    return {
      message: `must give ${key} as a number of at most 0x${largest.toString(16)}, but has ${quoted(value)}`,
      fix: /^[0-9a-f]{1,4}$/i.test(value) ? `write ${key}=0x${value}` : undefined,
    };
  }
  return undefined;
}
